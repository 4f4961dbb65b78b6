import { generateKeyPairSync } from 'node:crypto';

import { expect } from 'chai';

import { startSandbox, type Sandbox } from '../../sandbox/start-sandbox.ts';
import { CuttableConnection } from '../integration/queue/cuttable-connection.ts';
import { ApiClient } from '../support/e2e-api.ts';
import { onPostgres, type NamedDatabase, type Settings } from '../support/e2e-database.ts';
import { post, postingsOf } from '../support/e2e-posting.ts';
import { ServiceProcess } from '../support/e2e-process.ts';
import { secretsIn, type Shown } from '../support/e2e-secret-search.ts';
import { SecretTeller } from '../support/e2e-secret-teller.ts';
import { newAdminKey } from '../support/e2e-service.ts';
import { Story, type NewConnection } from '../support/e2e-story.ts';
import { until } from '../support/e2e-until.ts';

describe('a secret', function () {
  this.timeout(90_000);
  let database: NamedDatabase;
  let wayToDatabase: CuttableConnection;
  let service: ServiceProcess;
  let sandbox: Sandbox;
  let story: Story;
  const adminKey = newAdminKey();

  before(async () => {
    database = await onPostgres();
    const url = new URL(database.settings['DATABASE_URL'] ?? '');
    wayToDatabase = await CuttableConnection.to(url.hostname, Number(url.port || 5432));
    url.hostname = '127.0.0.1';
    url.port = String(wayToDatabase.port);
    service = await ServiceProcess.with({
      ...database.settings,
      DATABASE_URL: url.href,
      LOCKSTEP_ADMIN_KEY: adminKey,
    });
    sandbox = await startSandbox();
    await service.start();
    story = new Story(new ApiClient(service.url, adminKey), sandbox);
  });
  after(async () => {
    await service.close();
    wayToDatabase.close();
    await sandbox.close();
    await database.close();
  });

  it('of any kind is in no log line, answer, page, error or metric, whatever goes right or wrong', async () => {
    const teller = new SecretTeller(database.settings);
    teller.note('admin key', adminKey);

    const connection = await goWrongBefore(story, teller);
    await goRight(story, connection, teller);
    await goWrongAfter(connection);
    await goManual(connection, teller);
    await story.api.keep('GET /metrics', await fetch(`${service.url}/metrics`));
    const { code } = await service.terminate();
    expect(code).to.equal(0);

    await teller.noteStored(connection.integrationId);
    teller.noteTokensOf(sandbox);
    const { secrets } = teller;
    expect(secrets.map(({ name }) => name)).to.include.members([
      ...['admin key', 'API key', 'encryption key', 'private key', 'access token', 'body secret'],
      ...[
        'webhook secret',
        'webhook token',
        'webhook address',
        'request token',
        'callback state',
        'verifier',
      ],
    ]);

    const answers: readonly Shown[] = story.api.answers.map(({ request, status, headers, text }) => ({
      where: `${request} → ${status}`,
      text: headers + text,
    }));
    expect(secretsIn([{ where: 'the log', text: service.log() }], secrets)).to.deep.equal([]);
    expect(secretsIn(answers.filter(isNotMeantToShow), secrets)).to.deep.equal([]);

    // What is searched is there: the log at level debug, and answers of every kind.
    expect(service.log()).to.contain('"event":"jira_call"').and.to.contain('"event":"http_request"');
    const statuses = new Set(story.api.answers.map(({ status }) => status));
    expect([...statuses]).to.include.members([200, 201, 401, 403, 404, 409, 422, 502, 503]);
    const manual = answers.filter(({ where }) => where.endsWith('/webhook/manual → 200'));
    expect(secretsIn(manual, secrets).join()).to.contain('webhook address').and.to.contain('body secret');
  });

  it('would be found, however it was written', () => {
    const text = 'Gx7/+kq~"1ü\\Zp0Qw4=';
    const jwt = `eyJhbGciOiJIUzI1NiJ9.${'cGF5bG9hZA'.repeat(2)}.${'c2lnbmF0dXJl'.repeat(3)}`;
    const pem = generateKeyPairSync('rsa', { modulusLength: 2048 })
      .privateKey.export({ type: 'pkcs8', format: 'pem' })
      .toString();
    const forms: readonly (readonly [string, string])[] = [
      [text, `x${text}y`],
      [text, JSON.stringify({ key: text })],
      [text, `?key=${encodeURIComponent(text)}&`],
      [text, Buffer.from(text).toString('hex').toUpperCase()],
      ...['', 'a', 'ab', 'abc'].flatMap((before) => [
        [text, Buffer.from(`${before}${text} and more`).toString('base64')] as const,
        [text, Buffer.from(`${before}${text}`).toString('base64url')] as const,
      ]),
      [jwt, `only the payload: ${jwt.split('.')[1] ?? ''}`],
      [jwt, `only the signature: ${jwt.split('.')[2] ?? ''}`],
      [pem, JSON.stringify(pem.split('\n')[7])],
      [pem, Buffer.from(pem).toString('base64')],
    ];

    for (const [value, shown] of forms) {
      expect(secretsIn([{ where: 'a text', text: shown }], [{ name: 'it', value }]), shown).not.to.deep.equal(
        [],
      );
      expect(secretsIn([{ where: 'a text', text: 'nothing' }], [{ name: 'it', value }])).to.deep.equal([]);
    }
  });

  /** Until the dance: wrong keys, a private key that will not do, an answer of Jira that says no. */
  async function goWrongBefore({ api }: Story, teller: SecretTeller): Promise<NewConnection> {
    const wrongKey = teller.note('wrong API key', newAdminKey());
    await new ApiClient(service.url, wrongKey)
      .ask('GET', '/integrations')
      .then(({ status, headers, text }) => {
        api.answers.push({ request: 'GET with a wrong key', status, headers, text });
      });
    const apiKey = await teller.newApiKey();
    await new ApiClient(service.url, apiKey).get('/integrations');

    const connection = await story.prepare();
    const { organizationId, integrationId } = connection;
    const tooShort = generateKeyPairSync('rsa', { modulusLength: 1024 })
      .privateKey.export({ type: 'pkcs8', format: 'pem' })
      .toString();
    teller.note('refused private key', tooShort);
    const own = { organizationId, baseUrl: 'http://127.0.0.1:1', privateKey: tooShort };
    expect(await api.ask('POST', '/integrations', own)).to.deep.include({ status: 422 });
    await api.ask('POST', '/integrations', { ...own, privateKey: { pem: tooShort } });

    sandbox.jira.switchOn('rest-unavailable');
    await api.ask('POST', '/integrations', { organizationId, baseUrl: `${sandbox.url}/elsewhere` });
    sandbox.jira.switchOff();
    const denied = await story.visit(
      teller.noteCallback(
        story.decide(teller.noteAuthorize(await story.authorizeUrl(integrationId)), 'deny'),
      ),
    );
    expect(denied.status).to.equal(403);
    return connection;
  }

  async function dance({ integrationId }: NewConnection, teller: SecretTeller): Promise<void> {
    const callback = teller.noteCallback(
      story.decide(teller.noteAuthorize(await story.authorizeUrl(integrationId))),
    );
    expect((await story.visit(callback)).status).to.equal(200);
    // Once more, as a person does who goes back in the browser.
    expect((await story.visit(callback)).status).to.equal(409);
  }

  async function goRight({ api }: Story, connection: NewConnection, teller: SecretTeller): Promise<void> {
    await dance(connection, teller);
    const pair = await story.link(connection);
    sandbox.jira.issues.transition(pair.jiraIssueKey, { to: 'Done' });
    await story.trackerIssueBecomes(pair, 'resolved');
    await story.reasons(pair);
    const { items } = await api.get<{ items: readonly { id: string }[] }>('/deliveries');
    await api.get(`/deliveries/${items[0]?.id ?? ''}`);
    for (const path of ['/integrations', '/installations', '/links', '/organizations']) await api.get(path);
    await api.ask('GET', `/integrations/${connection.integrationId}/webhook/manual`);

    // The secrets before are noted first: Jira forgets them.
    teller.noteTokensOf(sandbox);
    const rotated = await api.ask('POST', `/integrations/${connection.integrationId}/webhook/rotate`);
    expect(rotated).to.deep.include({ status: 200 });

    // The token is revoked, and a new authorization follows.
    sandbox.jira.revokeTokens();
    await api.ask('POST', `/integrations/${connection.integrationId}/webhook/check`);
    await dance(connection, teller);
  }

  /** At the webhook door, at a Jira that is away, and without a database. */
  async function goWrongAfter(connection: NewConnection): Promise<void> {
    const { api } = story;
    const pair = await story.link(connection);
    const [posting] = postingsOf(sandbox, () =>
      sandbox.jira.issues.transition(pair.jiraIssueKey, { to: 'Done' }),
    );
    const { url, headers, body } = posting ?? expect.fail();
    const door = async (address: string, more: Settings = {}, content = body) =>
      api.keep(
        'POST at the webhook door',
        await fetch(address, { method: 'POST', headers: { ...headers, ...more }, body: content }),
      );
    const statuses = [
      await door(`${url.split('?')[0]?.slice(0, -3) ?? ''}AAA`),
      await door(
        `${service.url}/extensions/jira-server/issue-updated/${url.split('/').at(-1)?.split('.')[1] ?? ''}`,
      ),
      await door(url, { 'X-Hub-Signature': 'sha256=00' }),
      await door(url, { 'Content-Type': 'text/plain' }),
      await door(url, {}, '{'),
    ].map(({ status }) => status);
    expect(statuses).to.deep.equal([404, 404, 401, 415, 401]);

    sandbox.jira.switchOn('rest-unavailable');
    const away = await api.ask('POST', `/installations/${connection.installationId}/links`, {
      trackerIssueId: await story.addTrackerIssue(connection.installationId),
      jiraIssue: sandbox.jira.issues.create({ project: 'ABC', summary: 'Another' }).key,
    });
    expect(away.status).to.equal(502);
    sandbox.jira.switchOff();

    wayToDatabase.cut();
    expect((await door(url)).status).to.equal(503);
    await api.ask('POST', `/integrations/${connection.integrationId}/authorize`);
    await story.visit(`${service.url}/extensions/jira-server/oauth/callback?oauth_token=none`);
    wayToDatabase.mend();
    await until('the database', async () => ((await fetch(`${service.url}/readyz`)).ok ? true : null));
    expect(await post({ url, headers, body })).to.equal(202);
    await story.trackerIssueBecomes(pair, 'resolved');
  }

  async function goManual(connection: NewConnection, teller: SecretTeller): Promise<void> {
    for (const { id } of sandbox.jira.webhooks()) sandbox.jira.deleteWebhook(id);
    sandbox.jira.switchOn('webhook-creation-forbidden');
    const path = `/integrations/${connection.integrationId}/webhook`;
    await story.api.post(`${path}/check`);
    await dance(connection, teller);
    const { name, url, events, secret } = await story.api.get<{
      name: string;
      url: string;
      events: readonly string[];
      secret: string;
    }>(`${path}/manual`);
    sandbox.jira.createWebhook({ name, url, events, secret });
    await story.link(connection);
    await sandbox.jira.deliveriesSettled();
  }
});

/** Only the answers that are there to show one thing: the webhook to paste, and the address at which to allow. */
function isNotMeantToShow({ where }: Shown): boolean {
  return !where.endsWith('/webhook/manual → 200') && !where.endsWith('/authorize → 200');
}
