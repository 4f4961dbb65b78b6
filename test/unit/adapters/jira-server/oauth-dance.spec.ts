import { expect } from 'chai';
import { Secret } from '../../../../src/domain/secret.ts';
import { headerParameters } from '../../../support/oauth-verifier.ts';
import { failureOf } from '../../../contract/jira-server-failure.ts';
import { CALLBACK, running } from './client.ts';

const TOKENS = 'oauth_token=To%2Fken&oauth_token_secret=hush&oauth_callback_confirmed=true';
const HTML = {
  headers: { 'content-type': 'text/html' },
  body: '<html><body>Oops: a stack trace</body></html>',
};

describe('the OAuth dance', () => {
  const { against } = running();
  const requestToken = new Secret('request-token');
  const verifier = new Secret('ver1fier');

  it('asks for a request token with the callback in the signed header', async () => {
    const { stub, client, connection } = await against([{ body: TOKENS }]);

    const answer = await client.server.authorization.requestToken(connection, CALLBACK);

    expect(answer.requestToken.reveal()).to.equal('To/ken');
    expect(answer.authorizeUrl).to.equal(`${stub.url}/plugins/servlet/oauth/authorize?oauth_token=To%2Fken`);
    const header = new Map(headerParameters(stub.seen[0]?.headers.authorization ?? ''));
    expect(header.get('oauth_callback')).to.equal(CALLBACK);
    expect(header.has('oauth_token')).to.equal(false);
    expect(stub.seen.map(({ method, url, body }) => ({ method, url, body }))).to.deep.equal([
      { method: 'POST', url: '/plugins/servlet/oauth/request-token', body: '' },
    ]);
  });

  it('exchanges it with the verifier, and tells for how long access lasts', async () => {
    const { stub, client, connection } = await against([{ body: `${TOKENS}&oauth_expires_in=157680000` }]);

    const answer = await client.server.authorization.accessToken(connection, requestToken, verifier);

    expect(answer.accessToken.reveal()).to.equal('To/ken');
    expect(answer.expiresInSeconds).to.equal(157_680_000);
    const header = new Map(headerParameters(stub.seen[0]?.headers.authorization ?? ''));
    expect(header.get('oauth_token')).to.equal('request-token');
    expect(header.get('oauth_verifier')).to.equal('ver1fier');
  });

  it('does not know how long access lasts when Jira does not tell', async () => {
    const { client, connection } = await against([{ body: TOKENS }]);

    const answer = await client.server.authorization.accessToken(connection, requestToken, verifier);

    expect(answer.expiresInSeconds).to.equal(null);
  });

  it('names the request token and the host when it times out', async () => {
    const { stub, client, connection } = await against([() => undefined], {
      answerTimeoutMs: 40,
      callTimeoutMs: 40,
    });

    const failure = await failureOf(client.server.authorization.requestToken(connection, CALLBACK));

    expect(failure.code).to.equal('jira_unreachable');
    expect(failure.message)
      .to.match(/request token.*timed out/)
      .and.include(new URL(stub.url).host);
  });

  it('names the request token when Jira is not available', async () => {
    const { client, connection } = await against([{ status: 503, headers: { 'retry-after': '7' } }]);

    const failure = await failureOf(client.server.authorization.requestToken(connection, CALLBACK));

    expect(failure).to.include({ code: 'jira_unreachable', status: 503, retryAfterMs: 7000 });
    expect(failure.message).to.include('request token').and.include('503');
  });

  for (const [missing, body] of [
    ['token', 'oauth_token_secret=hush&other=value'],
    ['secret', 'oauth_token=hush&other=value'],
    ['value of the token', 'oauth_token=&oauth_token_secret=hush&other=value'],
  ] as const) {
    it(`refuses an answer without the ${missing}, and logs its keys alone`, async () => {
      const { client, connection } = await against([{ body }]);

      const failure = await failureOf(client.server.authorization.requestToken(connection, CALLBACK));

      expect(failure.code).to.equal('jira_unexpected_answer');
      expect(failure.message).to.include('request token').and.include('oauth_token');
      const line = client.log.lines.find(({ level }) => level === 'warn');
      expect(line?.fields['keys']).to.include('other');
      expect(JSON.stringify([client.log.lines, failure.message])).not.to.include('hush');
    });
  }

  it('names the access token when Jira fails with a page, and shows nothing of the page', async () => {
    const { client, connection } = await against([{ status: 500, ...HTML }]);

    const failure = await failureOf(
      client.server.authorization.accessToken(connection, requestToken, verifier),
    );

    expect(failure).to.include({ code: 'jira_unreachable', status: 500 });
    expect(failure.message)
      .to.include('access token')
      .and.not.match(/<|Oops/);
    expect(failure.jiraMessages).to.deep.equal([]);
  });

  it('says to start again when the request token has expired', async () => {
    const { client, connection } = await against([{ status: 404, body: 'oauth_error=token+expired' }]);

    const failure = await failureOf(
      client.server.authorization.accessToken(connection, requestToken, verifier),
    );

    expect(failure.code).to.equal('jira_authorization_refused');
    expect(failure.message).to.match(/access token.*expired.*Start the authorization again/);
  });

  it('says that a page in front of Jira answered in its place', async () => {
    const { client, connection } = await against([HTML]);

    const failure = await failureOf(client.server.authorization.requestToken(connection, CALLBACK));

    expect(failure.code).to.equal('jira_unexpected_answer');
    expect(failure.message).to.match(/request token.*(sign-on|proxy)/);
  });

  for (const problem of [
    'permission_denied',
    'permission_unknown',
    'user_refused',
    'verifier_invalid',
    'token_rejected',
    'token_used',
    'token_expired',
    'additional_authorization_required',
  ]) {
    it(`is to be started again after ${problem}`, async () => {
      const { client, connection } = await against([{ status: 401, body: `oauth_problem=${problem}` }]);

      const failure = await failureOf(
        client.server.authorization.accessToken(connection, requestToken, verifier),
      );

      expect(failure).to.include({ code: 'jira_authorization_refused', oauthProblem: problem });
      expect(failure.message).to.include('Start the authorization again');
    });
  }
});
