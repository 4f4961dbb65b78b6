import { generateKeyPairSync } from 'node:crypto';
import { expect } from 'chai';
import {
  accessTokenFor,
  asToken,
  authorization,
  CONSUMER_KEY,
  CONSUMER_PUBLIC_KEY,
  link,
  requestToken,
  send,
  signed,
} from './consumer.ts';
import type { Answer, Call } from './consumer.ts';
import { running } from './running.ts';

const ACCESS_TOKEN = '/plugins/servlet/oauth/access-token';
const MYSELF = '/rest/api/2/myself';

function expectProblem(answer: Answer, problem: string, status = 401): void {
  expect(answer.form.get('oauth_problem')).to.equal(problem);
  expect(answer.status).to.equal(status);
  expect(answer.headers.get('content-type')).to.match(/^application\/x-www-form-urlencoded/);
  expect(answer.headers.get('www-authenticate')).to.match(
    new RegExp(`^OAuth realm="http%3A%2F%2F127\\.0\\.0\\.1%3A\\d+", oauth_problem="${problem}"`),
  );
}

describe("The sandbox's OAuth problems", () => {
  const start = running();

  /** Calls `myself` with a good token and whatever `call` gets wrong. */
  async function answerTo(call: Call): Promise<Answer> {
    const sandbox = await start.sandbox();
    const oauth_token = await accessTokenFor(sandbox);
    return signed(sandbox, 'GET', MYSELF, { ...call, oauth: { oauth_token, ...call.oauth } });
  }

  it('names an unknown consumer key', async () => {
    expectProblem(await answerTo({ oauth: { oauth_consumer_key: 'other' } }), 'consumer_key_unknown');
  });

  it('names a signature method other than RSA-SHA1', async () => {
    expectProblem(
      await answerTo({ oauth: { oauth_signature_method: 'HMAC-SHA1' } }),
      'signature_method_rejected',
    );
  });

  it('names a version other than 1.0', async () => {
    expectProblem(await answerTo({ oauth: { oauth_version: '2.0' } }), 'version_rejected');
  });

  it('names parameters that are absent, all of them', async () => {
    const answer = await answerTo({ oauth: { oauth_nonce: null, oauth_timestamp: null } });
    expectProblem(answer, 'parameter_absent', 400);
    expect(answer.form.get('oauth_parameters_absent')).to.equal('oauth_timestamp&oauth_nonce');
  });

  it('names parameters that cannot be read', async () => {
    expectProblem(await answerTo({ oauth: { oauth_timestamp: 'today' } }), 'parameter_rejected', 400);
    const sandbox = await start.sandbox();
    const headers = { authorization: 'OAuth oauth_consumer_key="%zz"' };
    expectProblem(await send(`${sandbox.url}${MYSELF}`, 'GET', { headers }), 'parameter_rejected', 400);
  });

  it('names a parameter given twice', async () => {
    const sandbox = await start.sandbox();
    const header = authorization('GET', `${sandbox.url}${MYSELF}`, { oauth: { oauth_token: 'x' } });
    const headers = { authorization: `${header}, oauth_token="y"` };
    expectProblem(await send(`${sandbox.url}${MYSELF}`, 'GET', { headers }), 'parameter_rejected', 400);
  });

  it('tells its base string when the signature is of another key', async () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const answer = await answerTo({ signedBy: privateKey });
    expectProblem(answer, 'signature_invalid');
    expect(answer.form.get('oauth_signature_base_string')).to.match(/^GET&http%3A%2F%2F127/);
    expect(answer.form.get('oauth_signature')).not.to.equal(null);
  });

  it('refuses a nonce that comes again', async () => {
    const sandbox = await start.sandbox();
    const oauth = { oauth_token: await accessTokenFor(sandbox), oauth_nonce: 'once' };
    expect((await signed(sandbox, 'GET', MYSELF, { oauth })).status).to.equal(200);
    expectProblem(await signed(sandbox, 'GET', MYSELF, { oauth }), 'nonce_used');
  });

  it('refuses timestamps more than five minutes off, and says which are good', async () => {
    const seconds = Math.floor(Date.now() / 1000);
    const answer = await answerTo({ oauth: { oauth_timestamp: String(seconds - 400) } });
    expectProblem(answer, 'timestamp_refused');
    const [from = 0, to = 0] = (answer.form.get('oauth_acceptable_timestamps') ?? '').split('-').map(Number);
    expect(to - from).to.equal(600);
    expect(seconds).to.be.within(from, to);
    expectProblem(await answerTo({ oauth: { oauth_timestamp: String(seconds + 400) } }), 'timestamp_refused');
    expect((await answerTo({ oauth: { oauth_timestamp: String(seconds - 280) } })).status).to.equal(200);
  });

  it('rejects tokens that are unknown, revoked, or only request tokens', async () => {
    const sandbox = await start.sandbox();
    const token = await accessTokenFor(sandbox);
    const requested = await requestToken(sandbox);
    expectProblem(await asToken(sandbox, 'unknown')('GET', MYSELF), 'token_rejected');
    expectProblem(await asToken(sandbox, requested)('GET', MYSELF), 'token_rejected');

    expect(sandbox.jira.revokeTokens({ user: 'dev1' })).to.equal(0);
    expect(sandbox.jira.revokeTokens({ user: 'admin' })).to.equal(1);
    expectProblem(await asToken(sandbox, token)('GET', MYSELF), 'token_rejected');
  });

  it('says when tokens have expired', async () => {
    let ahead = 0;
    const sandbox = await start.sandbox({
      now: () => Date.now() + ahead,
      tokenLifetimes: { requestTokenMs: 60_000, accessTokenMs: 120_000 },
    });
    const token = await accessTokenFor(sandbox);
    const requested = await requestToken(sandbox);
    const { verifier } = sandbox.jira.authorize({ requestToken: requested });
    ahead = 120_000;
    expectProblem(await asToken(sandbox, token)('GET', MYSELF), 'token_expired');
    const oauth = { oauth_token: requested, oauth_verifier: verifier };
    expectProblem(await signed(sandbox, 'POST', ACCESS_TOKEN, { oauth }), 'token_expired');
  });

  it('gives no access token before a person has answered, for a wrong verifier, or without one', async () => {
    const sandbox = await start.sandbox();
    link(sandbox);
    const oauth_token = await requestToken(sandbox);
    const attempt = (oauth_verifier: string | null) =>
      signed(sandbox, 'POST', ACCESS_TOKEN, { oauth: { oauth_token, oauth_verifier } });

    expectProblem(await attempt('x'), 'permission_unknown');
    const { verifier } = sandbox.jira.authorize({ requestToken: oauth_token });
    expectProblem(await attempt('x'), 'verifier_invalid');
    expectProblem(await attempt(null), 'parameter_absent', 400);
    expect((await attempt(verifier)).status).to.equal(200);
  });

  it('rejects the tokens of another application link', async () => {
    const sandbox = await start.sandbox();
    const token = await accessTokenFor(sandbox);
    const requested = await requestToken(sandbox);
    const { verifier } = sandbox.jira.authorize({ requestToken: requested });
    sandbox.jira.putApplicationLink({ consumerKey: 'other', name: 'Other', publicKey: CONSUMER_PUBLIC_KEY });

    const asOther = { oauth_consumer_key: 'other' };
    const used = await signed(sandbox, 'GET', MYSELF, { oauth: { ...asOther, oauth_token: token } });
    expectProblem(used, 'token_rejected');
    const oauth = { ...asOther, oauth_token: requested, oauth_verifier: verifier };
    expectProblem(await signed(sandbox, 'POST', ACCESS_TOKEN, { oauth }), 'token_rejected');
  });

  it('knows a removed link no more', async () => {
    const sandbox = await start.sandbox();
    const token = await accessTokenFor(sandbox);
    expect(sandbox.jira.removeApplicationLink(CONSUMER_KEY)).to.equal(true);
    expectProblem(await asToken(sandbox, token)('GET', MYSELF), 'consumer_key_unknown');
  });
});
