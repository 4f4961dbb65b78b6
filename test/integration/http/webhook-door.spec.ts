import { expect } from 'chai';

import { issueUpdated, DONE, statusItem, TO_DO } from '../../support/payloads.ts';
import { IssueInJira } from '../../support/scenario-issue.ts';
import { Scenario, type Connected } from '../../support/scenario.ts';
import { portsOf, serving, StorageAway } from '../../support/test-server.ts';

const DOOR = '/extensions/jira-server/issue-updated';
const JSON_TYPE = { 'Content-Type': 'application/json; charset=UTF-8' };

describe('the webhook door', () => {
  const serve = serving();
  let scenario: Scenario;
  let connected: Connected;
  let token: string;

  beforeEach(async () => {
    scenario = new Scenario();
    connected = await scenario.connect();
    token = scenario.token(connected.integrationId);
  });

  const post = (
    url: string,
    body: string | Uint8Array<ArrayBuffer>,
    headers: Record<string, string> = JSON_TYPE,
  ) => fetch(url, { method: 'POST', body, headers });

  async function reply(response: Response): Promise<readonly [number, unknown]> {
    const body: unknown = await response.json();
    return [response.status, body];
  }

  it('takes an event about a linked issue, keeps its bytes, and knows them when they come again', async () => {
    const issue = new IssueInJira(scenario.jira);
    await scenario.link(connected);
    const { url } = await serve(portsOf(scenario));
    const body = JSON.stringify(issue.transition(DONE), null, 2);

    expect(await reply(await post(`${url}${DOOR}/${token}`, body))).to.deep.equal([
      202,
      { outcome: 'accepted' },
    ]);
    expect(await reply(await post(`${url}${DOOR}/${token}`, body))).to.deep.equal([
      200,
      { outcome: 'duplicate' },
    ]);
    expect(scenario.deliveries.map((kept) => Buffer.from(kept.body ?? []).toString())).to.deep.equal([body]);
  });

  it('says so when an event is about no linked issue, or about none at all', async () => {
    const { url } = await serve(portsOf(scenario));
    const event = JSON.stringify(issueUpdated([statusItem(TO_DO, DONE)]));

    expect(await reply(await post(`${url}${DOOR}/${token}`, event))).to.deep.equal([
      200,
      { outcome: 'not_linked' },
    ]);
    expect(await reply(await post(`${url}${DOOR}/${token}`, '{}'))).to.deep.equal([
      200,
      { outcome: 'about_no_issue' },
    ]);
  });

  it('stands at its address with a slash at the end, whatever the query, and under the public prefix', async () => {
    const { url } = await serve(portsOf(scenario));
    const addresses = [
      `${DOOR}/${token}/`,
      `${DOOR}/${token}?user_id=ada&user_key=JIRAUSER1&user_id=%`,
      `/sync${DOOR}/${token}`,
      `/sync${DOOR}/${token}/?x`,
    ];

    const statuses = await Promise.all(addresses.map(async (it) => (await post(url + it, '{}')).status));

    expect(statuses).to.deep.equal([200, 200, 200, 200]);
  });

  it('answers every bad token alike, to the byte', async () => {
    const { url } = await serve(portsOf(scenario));
    const [head, payload, signature] = token.split('.') as [string, string, string];
    const stranger = new Scenario();
    const foreign = stranger.token((await stranger.connect()).integrationId);
    const none = Buffer.from('{"alg":"none"}').toString('base64url');
    const bad = [
      ...[
        'x',
        'a.b.c',
        '...',
        '%',
        '%2F',
        '%E0%A4%A',
        '%00',
        'a/b',
        'a/b/',
        '',
        '/',
        'x'.repeat(12_000),
        '💥',
      ],
      ...[
        `${head}.${payload}.`,
        `${head}.${payload}`,
        `${none}.${payload}.`,
        `${token}x`,
        `x${token}`,
        foreign,
      ],
      ...[
        `${head}.${payload}.${Buffer.from(signature).reverse().toString()}`,
        `${token}/${token}`,
        `${token}//`,
      ],
      ...['__proto__', 'constructor', 'undefined', 'null', '<script>'],
    ].filter((it) => it !== token);

    const replies = await Promise.all(
      bad.map(async (it) => {
        const response = await post(`${url}${DOOR}/${it}`, '{}');
        return `${response.status} ${response.headers.get('content-type') ?? ''} ${await response.text()}`;
      }),
    );

    expect([...new Set(replies)]).to.have.lengthOf(1);
    expect(replies[0]).to.match(/^404 application\/problem\+json/);
  });

  it('answers a token that was revoked as one that never was', async () => {
    const { url } = await serve(portsOf(scenario));
    const unknown = await (await post(`${url}${DOOR}/x`, '{}')).text();
    const { credentials } = scenario.ports.storage.stores;
    const kept = await credentials.find(connected.integrationId);
    if (kept === null) throw new TypeError('the Integration has credentials');
    const webhookSecrets = kept.webhookSecrets.map((secret) => ({ ...secret, retiresAt: new Date(0) }));
    await credentials.save(connected.integrationId, { ...kept, webhookSecrets });

    const revoked = await post(`${url}${DOOR}/${token}`, '{}');

    expect([revoked.status, await revoked.text()]).to.deep.equal([404, unknown]);
  });

  it('refuses other content types, and packed bodies', async () => {
    const { url } = await serve(portsOf(scenario));
    const refused = [
      { 'Content-Type': 'text/plain' },
      { 'Content-Type': 'application/x-www-form-urlencoded' },
      { 'Content-Type': 'application/jsonp' },
      { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' },
    ];
    const taken = [
      { 'Content-Type': 'application/json' },
      { 'Content-Type': 'Application/JSON;charset=utf-8' },
      { 'Content-Type': 'application/vnd.atlassian+json', 'Content-Encoding': 'identity' },
    ];

    for (const headers of refused) {
      const response = await post(`${url}${DOOR}/${token}`, '{}', headers);
      expect(response.status, JSON.stringify(headers)).to.equal(415);
      expect(await response.json()).to.include({ code: 'unsupported_media_type', status: 415 });
    }
    for (const headers of taken) {
      expect((await post(`${url}${DOOR}/${token}`, '{}', headers)).status).to.equal(200);
    }
  });

  it('refuses what is no JSON object as it is, and takes odd ones', async () => {
    const { url } = await serve(portsOf(scenario));
    const refused = ['', ' ', '{', 'null', '[]', '"x"', '1', 'true', '{"a":1}{"b":2}', '\0'];
    const odd = [
      '{"changelog":null}',
      '{"changelog":[]}',
      '{"issue":"x"}',
      '{"webhookEvent":{}}',
      '\uFEFF{}',
    ];

    for (const body of refused) {
      const response = await post(`${url}${DOOR}/${token}`, body);
      expect([body, response.status]).to.deep.equal([body, 422]);
      expect(await response.json()).to.include({ code: 'payload_not_an_object' });
    }
    for (const body of odd) {
      expect([body, (await post(`${url}${DOOR}/${token}`, body)).status]).to.deep.equal([body, 200]);
    }
  });

  it('refuses a wrong body signature, and hands the right one on with the raw body', async () => {
    const { url } = await serve(portsOf(scenario));
    const secret = scenario.tables.credentials.get(connected.integrationId)?.bodySecret.reveal() ?? '';
    const body = '{ "issue" : null }';
    const { createHmac } = await import('node:crypto');
    const right = `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
    const send = async (signature: string) =>
      (await post(`${url}${DOOR}/${token}`, body, { ...JSON_TYPE, 'X-Hub-Signature': signature })).status;

    expect(await send('sha256=00')).to.equal(401);
    expect(await send('')).to.equal(401);
    expect(await send(right)).to.equal(200);
    expect((await post(`${url}${DOOR}/${token}`, body)).status, 'unsigned from now on').to.equal(401);
  });

  it('takes POST alone, and says so', async () => {
    const { url } = await serve(portsOf(scenario));

    for (const method of ['GET', 'HEAD', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
      const response = await fetch(`${url}${DOOR}/${token}`, { method });
      expect([method, response.status]).to.deep.equal([method, 405]);
      expect(response.headers.get('allow')).to.equal('POST');
    }
  });

  it('acknowledges nothing while the database is away', async () => {
    const { url } = await serve({
      receiveIssueEvent: {
        execute: async () => {
          throw new StorageAway('connect ECONNREFUSED postgres://lockstep:hunter2@db');
        },
      },
    });

    const response = await post(`${url}${DOOR}/${token}`, '{}');

    expect(response.status).to.equal(503);
    expect(response.headers.get('retry-after')).to.equal('5');
    const body = await response.text();
    expect(body).to.include('storage_unavailable').and.not.include('hunter2');
  });

  it('tells nothing of a fault but the request it happened in', async () => {
    const { url, log } = await serve({
      receiveIssueEvent: {
        execute: async () => {
          throw new Error('relation "delivery" does not exist');
        },
      },
    });

    const response = await fetch(`${url}${DOOR}/x`, { method: 'POST', headers: { 'X-Request-Id': 'abc-1' } });

    expect(response.status).to.equal(500);
    expect(await response.json()).to.deep.equal({
      type: 'about:blank',
      title: 'Internal Server Error',
      status: 500,
      code: 'internal_error',
      requestId: 'abc-1',
    });
    expect(log.of('http_fault')).to.have.lengthOf(1);
  });
});
