import { expect } from 'chai';
import { accessTokenFor, asToken, link, requestToken, send, signed } from './consumer.ts';
import { running } from './running.ts';

const REQUEST_TOKEN = '/plugins/servlet/oauth/request-token';
const ACCESS_TOKEN = '/plugins/servlet/oauth/access-token';

describe("The sandbox's OAuth dance", () => {
  const start = running();

  it('leads from a request token over a person to calls in that person’s name', async () => {
    const sandbox = await start.sandbox({ contextPath: '/jira' });
    link(sandbox);
    const oauth_callback = 'https://sync.example.com/cb?state=a%20b';

    const first = await signed(sandbox, 'POST', REQUEST_TOKEN, { oauth: { oauth_callback } });
    expect(first.status).to.equal(200);
    expect(first.headers.get('content-type')).to.match(/^text\/plain/);
    const oauth_token = first.form.get('oauth_token') ?? '';

    const { redirectUrl, verifier } = sandbox.jira.authorize({ requestToken: oauth_token, user: 'dev1' });
    expect(redirectUrl).to.equal(
      `${oauth_callback}&oauth_token=${oauth_token}&oauth_verifier=${verifier ?? ''}`,
    );

    const second = await signed(sandbox, 'POST', ACCESS_TOKEN, {
      oauth: { oauth_token, oauth_verifier: verifier },
    });
    expect(second.status).to.equal(200);
    expect(second.form.get('oauth_token_secret')).to.equal(first.form.get('oauth_token_secret'));
    expect(second.form.get('oauth_expires_in')).to.equal('157680000');
    expect(second.form.get('oauth_authorization_expires_in')).to.equal('160272000');
    expect(second.form.get('oauth_session_handle')).not.to.equal(null);

    const token = second.form.get('oauth_token') ?? '';
    const myself = await asToken(sandbox, token)('GET', '/rest/api/2/myself');
    expect(myself.json).to.include({ name: 'dev1', key: 'JIRAUSER10101', timeZone: 'Europe/Berlin' });
    expect(myself.headers.get('x-ausername')).to.equal('dev1');
    expect(myself.headers.get('x-seraph-loginreason')).to.equal('OK');
    expect(myself.headers.get('x-arequestid')).to.match(/^\d+x\d+x\d+$/);
  });

  it('sends a refusal back as the verifier "denied", and gives no token for it', async () => {
    const sandbox = await start.sandbox();
    link(sandbox);
    const token = await requestToken(sandbox, 'https://sync.example.com/cb');
    const { redirectUrl, verifier } = sandbox.jira.authorize({ requestToken: token, decision: 'deny' });
    expect(redirectUrl).to.equal(`https://sync.example.com/cb?oauth_token=${token}&oauth_verifier=denied`);
    expect(verifier).to.equal(null);

    const oauth = { oauth_token: token, oauth_verifier: 'denied' };
    const answer = await signed(sandbox, 'POST', ACCESS_TOKEN, { oauth });
    expect(answer.text).to.equal('oauth_problem=permission_denied');
  });

  it('falls back to the callback URL of the link, and else has nowhere to send the browser', async () => {
    const sandbox = await start.sandbox();
    link(sandbox, 'https://link.example.com/cb');
    const withLink = await requestToken(sandbox, null);
    expect(sandbox.jira.authorize({ requestToken: withLink }).redirectUrl).to.match(
      /^https:\/\/link\.example\.com\/cb\?/,
    );

    link(sandbox);
    const without = await requestToken(sandbox, null);
    expect(sandbox.jira.authorize({ requestToken: without }).redirectUrl).to.equal(null);
  });

  it('lets a request token be answered and spent only once', async () => {
    const sandbox = await start.sandbox();
    link(sandbox);
    const token = await requestToken(sandbox);
    const { verifier } = sandbox.jira.authorize({ requestToken: token });
    expect(() => sandbox.jira.authorize({ requestToken: token })).to.throw('token_rejected');

    const oauth = { oauth_token: token, oauth_verifier: verifier };
    expect((await signed(sandbox, 'POST', ACCESS_TOKEN, { oauth })).status).to.equal(200);
    const again = await signed(sandbox, 'POST', ACCESS_TOKEN, { oauth });
    expect(again.text).to.equal('oauth_problem=token_rejected');
  });

  it('keeps a log of signed requests, refused ones too', async () => {
    const sandbox = await start.sandbox();
    const token = await accessTokenFor(sandbox);
    sandbox.jira.clearSignedRequests();
    await asToken(sandbox, token)('GET', '/rest/api/2/status?x=1');
    await signed(sandbox, 'GET', '/rest/api/2/myself', {
      oauth: { oauth_token: 'wrong', oauth_nonce: 'n1' },
    });
    await send(`${sandbox.url}/rest/api/2/serverInfo`, 'GET');

    const [first, second, ...rest] = sandbox.jira.signedRequests();
    expect(rest).to.deep.equal([]);
    expect(first).to.include({
      method: 'GET',
      path: '/rest/api/2/status',
      token,
      status: 200,
      problem: null,
    });
    expect(second).to.include({ nonce: 'n1', status: 401, problem: 'token_rejected' });
  });
});
