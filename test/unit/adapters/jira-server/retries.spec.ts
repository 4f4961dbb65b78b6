import { expect } from 'chai';
import { headerParameters } from '../../../support/oauth-verifier.ts';
import { failureOf } from '../../../contract/jira-server-failure.ts';
import { running } from './client.ts';
import type { SeenRequest } from './jira-stub.ts';

const MYSELF = { body: { name: 'ada' } };
const NONCE_USED = { status: 401, body: 'oauth_problem=nonce_used' };
const REFUSED = 'oauth_problem=timestamp_refused&oauth_acceptable_timestamps=1-2';
/** Ten minutes ahead of the client's clock. */
const TOO_OLD = { status: 401, headers: { date: 'Sun, 01 Mar 2026 12:10:00 GMT' }, body: REFUSED };

describe('a request sent again', () => {
  const { against } = running();

  it('has a nonce and a signature of its own when Jira has seen the nonce', async () => {
    const { stub, client, connection } = await against([NONCE_USED, MYSELF]);

    expect((await client.server.accounts.myself(connection)).name).to.equal('ada');

    expect(stub.seen).to.have.lengthOf(2);
    expect(new Set(stub.seen.map((seen) => parameter(seen, 'oauth_nonce')))).to.have.property('size', 2);
    expect(new Set(stub.seen.map((seen) => parameter(seen, 'oauth_signature')))).to.have.property('size', 2);
  });

  it('is sent again but once', async () => {
    const { stub, client, connection } = await against([NONCE_USED]);

    const failure = await failureOf(client.server.accounts.myself(connection));

    expect(failure).to.include({ code: 'jira_misconfigured', oauthProblem: 'nonce_used' });
    expect(stub.seen).to.have.lengthOf(2);
  });

  it('is sent only once the time is over for which Jira asked to be left alone, and so is any other', async () => {
    const busy = { status: 429, headers: { 'retry-after': '7' }, body: '{}' };
    const { stub, client, connection } = await against([busy, MYSELF]);
    await failureOf(client.server.accounts.myself(connection));

    client.moment = new Date('2026-03-01T12:00:06.999Z');
    const failure = await failureOf(client.server.statuses.list(connection));
    expect(failure).to.include({ code: 'jira_rate_limited', retryAfterMs: 1 });
    expect(failure.message).to.include('goes on by itself');
    expect(stub.seen).to.have.lengthOf(1);

    client.moment = new Date('2026-03-01T12:00:07Z');
    expect((await client.server.accounts.myself(connection)).name).to.equal('ada');
    expect(new Set(stub.seen.map((seen) => parameter(seen, 'oauth_nonce')))).to.have.property('size', 2);
  });

  it("goes by Jira's clock when Jira refuses ours, and so do all that follow", async () => {
    const { stub, client, connection } = await against([TOO_OLD, MYSELF]);

    await client.server.accounts.myself(connection);
    client.moment = new Date('2026-03-01T12:01:00Z');
    await client.server.accounts.myself(connection);

    const times = stub.seen.map((seen) =>
      new Date(Number(parameter(seen, 'oauth_timestamp')) * 1000).toISOString(),
    );
    expect(times).to.deep.equal([
      '2026-03-01T12:00:00.000Z',
      '2026-03-01T12:10:00.000Z',
      '2026-03-01T12:11:00.000Z',
    ]);
  });

  it('warns that the clocks differ', async () => {
    const { stub, client, connection } = await against([TOO_OLD, MYSELF]);

    await client.server.accounts.myself(connection);

    const warnings = client.log.lines.filter(({ level }) => level === 'warn');
    expect(warnings.map(({ event }) => event)).to.deep.equal(['jira_clock_differs']);
    expect(warnings[0]?.fields).to.include({ host: new URL(stub.url).host, secondsAhead: 600 });
  });

  it('is not sent a third time when the clocks cannot be made to agree', async () => {
    const { stub, client, connection } = await against([TOO_OLD]);

    const failure = await failureOf(client.server.accounts.myself(connection));

    expect(failure).to.include({ code: 'jira_misconfigured', oauthProblem: 'timestamp_refused' });
    expect(failure.message).to.include('NTP');
    expect(stub.seen).to.have.lengthOf(2);
  });

  it('is not sent again when Jira does not tell its time', async () => {
    const { stub, client, connection } = await against([
      (response) => {
        response.sendDate = false;
        response.writeHead(401, { 'content-type': 'text/plain' });
        response.end(REFUSED);
      },
    ]);

    const failure = await failureOf(client.server.accounts.myself(connection));

    expect(failure.oauthProblem).to.equal('timestamp_refused');
    expect(stub.seen).to.have.lengthOf(1);
  });

  it('may be mended of both, once each', async () => {
    const { stub, client, connection } = await against([NONCE_USED, TOO_OLD, MYSELF]);

    expect((await client.server.accounts.myself(connection)).name).to.equal('ada');
    expect(stub.seen).to.have.lengthOf(3);
  });

  for (const status of [429, 500, 503]) {
    it(`is none after ${status}: the caller knows better when`, async () => {
      const { stub, client, connection } = await against([{ status }]);

      await failureOf(client.server.accounts.myself(connection));

      expect(stub.seen).to.have.lengthOf(1);
    });
  }
});

function parameter({ headers }: SeenRequest, name: string): string {
  return new Map(headerParameters(headers.authorization ?? '')).get(name) ?? '';
}
