import { expect } from 'chai';
import type { Sandbox } from '../../../sandbox/start-sandbox.ts';
import { accessTokenFor, asToken, send } from './consumer.ts';
import { running } from './running.ts';

const LEGACY = '/rest/webhooks/1.0/webhook';
const MODERN = '/rest/jira-webhook/1.0/webhooks';
const EVENTS = ['jira:issue_updated', 'jira:issue_deleted'];
const HOOK = { name: 'Lockstep', url: 'https://sync.example.com/hook', events: EVENTS };

describe("The sandbox's webhook API", () => {
  const start = running();

  async function admin(version: string): Promise<[Sandbox, ReturnType<typeof asToken>]> {
    const sandbox = await start.sandbox({ version });
    return [sandbox, asToken(sandbox, await accessTokenFor(sandbox))];
  }

  for (const [version, here, elsewhere] of [
    ['8.20.30', LEGACY, MODERN],
    ['9.12.15', LEGACY, MODERN],
    ['10.3.2', MODERN, LEGACY],
    ['11.1.0', MODERN, LEGACY],
  ] as const) {
    it(`is where Jira ${version} has it, and 404 where another has it`, async () => {
      const [, call] = await admin(version);
      expect((await call('GET', here)).json).to.deep.equal([]);
      expect((await call('GET', elsewhere)).status).to.equal(404);
      expect((await call('POST', elsewhere, HOOK)).status).to.equal(404);
      expect((await call('GET', `${elsewhere}/1`)).status).to.equal(404);
    });

    it(`needs an administrator on Jira ${version}`, async () => {
      const [sandbox] = await admin(version);
      const call = asToken(sandbox, await accessTokenFor(sandbox, 'dev1'));
      const refused = await call('POST', here, HOOK);
      expect(refused.status).to.equal(403);
      expect(refused.json).to.deep.equal({
        messages: [{ key: "You do not have permission to create WebHook 'Lockstep'." }],
      });
      expect((await call('GET', here)).status).to.equal(403);
      expect((await send(`${sandbox.url}${here}`, 'GET')).status).to.equal(401);
      expect(sandbox.jira.webhooks()).to.deep.equal([]);
    });

    it(`does not mind the same name and URL twice on Jira ${version}`, async () => {
      const [, call] = await admin(version);
      expect((await call('POST', here, HOOK)).status).to.equal(201);
      expect((await call('POST', here, HOOK)).status).to.equal(201);
      expect((await call('GET', here)).json).to.have.lengthOf(2);
    });
  }

  it('tells the id only by `self` up to Jira 9', async () => {
    const [sandbox, call] = await admin('9.12.15');
    const filters = { 'issue-related-events-section': 'project = ABC' };
    const created = await call('POST', LEGACY, { ...HOOK, filters, excludeBody: false });
    expect(created.json).not.to.have.property('id');
    expect(created.json).to.deep.include({ ...HOOK, filters, excludeBody: false, enabled: true });
    expect(created.json).to.include({ self: `${sandbox.url}${LEGACY}/1`, lastUpdatedUser: 'admin' });

    const changed = await call('PUT', `${LEGACY}/1`, { ...HOOK, name: 'Renamed', filters: {} });
    expect(changed.status).to.equal(200);
    expect((await call('GET', `${LEGACY}/1`)).json).to.deep.include({ name: 'Renamed', filters: {} });
    expect((await call('DELETE', `${LEGACY}/1`)).status).to.equal(204);
    expect((await call('DELETE', `${LEGACY}/1`)).status).to.equal(404);
  });

  it('has numeric ids and configuration in strings from Jira 10 on, and never tells the secret', async () => {
    const [sandbox, call] = await admin('10.3.2');
    const configuration = {
      FILTERS: 'project = ABC',
      EXCLUDE_BODY: 'false',
      SECRET: 'hush',
      DESCRIPTION: 'ours',
    };
    const created = await call('POST', MODERN, { ...HOOK, configuration, active: true });
    const { id } = created.json as { id: number };
    expect(id).to.be.a('number');
    expect(created.json).not.to.have.property('self');
    expect(created.json).to.deep.include({
      ...HOOK,
      active: true,
      scopeType: 'global',
      sslVerificationRequired: true,
    });
    expect(created.text).not.to.contain('hush');
    const { SECRET, ...told } = configuration;
    expect((await call('GET', `${MODERN}/${id}`)).json).to.have.deep.property('configuration', told);
    expect(sandbox.jira.webhooks()).to.have.nested.property('[0].secret', SECRET);

    await call('PUT', `${MODERN}/${id}`, { ...HOOK, active: false });
    const [replaced] = sandbox.jira.webhooks();
    expect(replaced).to.include({ filter: '', secret: null, active: false });
    expect((await call('DELETE', `${MODERN}/${id}`)).status).to.equal(204);
    expect((await call('GET', `${MODERN}/${id}`)).status).to.equal(404);
  });

  it('ignores the `filters` of a Jira 9 body and a secret in the wrong place on Jira 10', async () => {
    const [sandbox, call] = await admin('10.3.2');
    const filters = { 'issue-related-events-section': 'project = ABC' };
    expect((await call('POST', MODERN, { ...HOOK, filters, secret: 'hush' })).status).to.equal(201);
    expect(sandbox.jira.webhooks()[0]).to.include({ filter: '', secret: null });
  });

  it('refuses JQL it does not understand, and projects that do not exist', async () => {
    const [, call] = await admin('10.3.2');
    for (const [FILTERS, status] of [
      ['project in (ABC, "OPS")', 201],
      ["project = 'ABC'", 201],
      ['assignee = currentUser()', 400],
      ['project = NOPE', 400],
    ] as const) {
      expect((await call('POST', MODERN, { ...HOOK, configuration: { FILTERS } })).status, FILTERS).to.equal(
        status,
      );
    }
  });

  it('counts how deliveries went, by webhook and by event, from Jira 10 on', async () => {
    const [sandbox, call] = await admin('10.3.2');
    const receiver = await start.receiver();
    const { json } = await call('POST', MODERN, { ...HOOK, url: receiver.url });
    const path = `${MODERN}/${(json as { id: number }).id}`;
    expect((await call('GET', `${path}/latest`)).status).to.equal(204);

    sandbox.jira.issues.create({ project: 'ABC', summary: 'x' });
    sandbox.jira.issues.edit('ABC-1', { summary: 'y' });
    await sandbox.jira.deliveriesSettled();
    const good = await call('GET', `${path}/statistics`);
    expect(good.json).to.deep.nested.include({
      'counts.successes': 1,
      'counts.failures': 0,
      'counts.errors': 0,
    });
    expect(good.json).not.to.have.property('lastError');

    receiver.answerWith(500);
    sandbox.jira.issues.delete('ABC-1');
    await sandbox.jira.deliveriesSettled();
    const bad = await call('GET', `${path}/statistics`);
    expect(bad.json).to.deep.nested.include({ 'counts.failures': 1, 'lastError.message': 'HTTP 500' });
    const summary = await call('GET', `${path}/statistics/summary`);
    expect(summary.json).to.have.all.keys('jira:issue_updated', 'jira:issue_deleted');
    expect((await call('GET', `${path}/latest`)).json).to.have.nested.property('result.status', 500);
    expect((await call('GET', `${MODERN}?statistics=true`)).json).to.have.nested.property(
      '[0].statistics.counts',
    );
    expect((await call('GET', MODERN)).json).not.to.have.nested.property('[0].statistics');
    expect(receiver.received, 'never sent again').to.have.lengthOf(2);
  });

  it('keeps webhooks over an upgrade, under other ids', async () => {
    const [sandbox, call] = await admin('9.12.15');
    await call('POST', LEGACY, HOOK);
    sandbox.jira.setVersion('10.3.2');
    expect((await call('GET', LEGACY)).status).to.equal(404);
    const [webhook] = (await call('GET', MODERN)).json as { id: number; url: string }[];
    expect(webhook?.url).to.equal(HOOK.url);
    expect(webhook?.id).not.to.equal(1);
  });
});
