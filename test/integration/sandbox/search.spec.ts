import { expect } from 'chai';
import type { SandboxOptions } from '../../../sandbox/sandbox-options.ts';
import type { Sandbox } from '../../../sandbox/start-sandbox.ts';
import { accessTokenFor, asToken, send } from './consumer.ts';
import type { Answer } from './consumer.ts';
import { running } from './running.ts';

const PATH = '/rest/api/2/search';

interface Found {
  readonly startAt: number;
  readonly maxResults: number;
  readonly total: number;
  readonly issues: readonly { readonly id: string; readonly key: string; readonly fields: object }[];
  readonly warningMessages?: readonly string[];
}

/** A clock that a test moves. */
class Time {
  #at = Date.UTC(2026, 0, 2, 10, 0, 0);
  readonly now = () => this.#at;

  to(time: string): void {
    this.#at = Date.parse(`2026-01-02T${time}Z`);
  }
}

describe("The sandbox's search", () => {
  const start = running();

  async function searching(options: SandboxOptions = {}) {
    const sandbox = await start.sandbox(options);
    const login = { headers: { authorization: `Basic ${Buffer.from('dev1:dev1').toString('base64')}` } };
    const search = async (body: object) => send(`${sandbox.url}${PATH}`, 'POST', { json: body, ...login });
    const keys = async (jql: string) => keysOf(await search({ jql }));
    return { sandbox, search, keys, login };
  }

  it('finds by ids, keys and former keys, by GET and by POST', async () => {
    const { sandbox, keys, login } = await searching();
    const [one, two] = [create(sandbox, 'ABC'), create(sandbox, 'ABC')];
    create(sandbox, 'OPS');
    sandbox.jira.issues.move(two.key, { project: 'OPS' });

    expect(await keys(`id in (${one.id}, ${two.id})`)).to.deep.equal(['ABC-1', 'OPS-2']);
    expect(await keys(`id = ${one.id}`)).to.deep.equal(['ABC-1']);
    expect(await keys(`issue in ("ABC-2", 'OPS-1')`)).to.deep.equal(['OPS-2', 'OPS-1']);
    const jql = encodeURIComponent(`ID IN (${one.id}) order by UPDATED asc`);
    expect(keysOf(await send(`${sandbox.url}${PATH}?jql=${jql}`, 'GET', login))).to.deep.equal(['ABC-1']);
  });

  it('finds by project id or key, and by label', async () => {
    const { sandbox, keys } = await searching();
    create(sandbox, 'ABC');
    sandbox.jira.issues.create({ project: 'OPS', summary: 'x', labels: ['lockstep'] });
    expect(await keys('project in (10001)')).to.deep.equal(['OPS-1']);
    expect(await keys('project in (ABC, "OPS")')).to.deep.equal(['ABC-1', 'OPS-1']);
    expect(await keys('project = ABC AND labels = lockstep')).to.deep.equal([]);
    expect(await keys('labels in (lockstep, other)')).to.deep.equal(['OPS-1']);
    expect(await keys('')).to.deep.equal(['ABC-1', 'OPS-1']);
  });

  it('knows the times of an issue to the minute, and counts back from its own clock', async () => {
    const time = new Time();
    const { sandbox, keys } = await searching({ now: time.now });
    time.to('10:15:59.900');
    create(sandbox, 'ABC');
    time.to('10:30:00');
    expect(await keys('updated >= -15m')).to.deep.equal(['ABC-1']);
    time.to('10:30:30');
    expect(await keys('updated >= -15m')).to.deep.equal([]);
    expect(await keys('project in (ABC) AND updated >= -16m ORDER BY updated ASC, id ASC')).to.deep.equal([
      'ABC-1',
    ]);
    sandbox.jira.switchOn('clock-shift', { ms: 600_000 });
    expect(await keys('updated >= -16m')).to.deep.equal([]);
    expect(await keys('updated >= -1h AND created >= -1d')).to.deep.equal(['ABC-1']);
  });

  it('finds late by time what was updated just now, if its index lags', async () => {
    const time = new Time();
    const { sandbox, keys } = await searching({ now: time.now });
    const { id } = create(sandbox, 'ABC');
    sandbox.jira.switchOn('search-lag', { ms: 60_000 });
    expect(await keys('updated >= -5m')).to.deep.equal([]);
    expect(await keys(`id in (${id})`)).to.deep.equal(['ABC-1']);
    time.to('10:01:00');
    expect(await keys('updated >= -5m')).to.deep.equal(['ABC-1']);
  });

  it('reads absolute times in the time zone of who asks', async () => {
    const time = new Time();
    const { sandbox, keys } = await searching({ now: time.now });
    create(sandbox, 'ABC');
    expect(await keys('updated >= "2026/01/02 11:00"'), 'ten o’clock UTC, in Berlin').to.deep.equal([
      'ABC-1',
    ]);
    expect(await keys('updated >= "2026-01-02 11:01"')).to.deep.equal([]);
    expect(await keys('updated < 2026-01-02')).to.deep.equal([]);
  });

  it('orders by time either way, and then by id', async () => {
    const time = new Time();
    const { sandbox, keys } = await searching({ now: time.now });
    for (const project of ['ABC', 'OPS', 'ABC']) create(sandbox, project);
    time.to('10:01:00');
    sandbox.jira.issues.edit('ABC-1', { summary: 'later' });
    expect(await keys('ORDER BY updated ASC, id ASC')).to.deep.equal(['OPS-1', 'ABC-2', 'ABC-1']);
    expect(await keys('ORDER BY updated')).to.deep.equal(['ABC-1', 'OPS-1', 'ABC-2']);
    expect(await keys('ORDER BY updated ASC, id DESC')).to.deep.equal(['ABC-2', 'OPS-1', 'ABC-1']);
    expect(await keys('order by key')).to.deep.equal(['ABC-1', 'ABC-2', 'OPS-1']);
  });

  it('answers by pages, no longer than its ceiling, with the fields asked for', async () => {
    const { sandbox, search } = await searching({ searchCeiling: 2 });
    for (let count = 0; count < 5; count += 1) create(sandbox, 'ABC');
    const page = async (body: object) => (await search({ jql: 'ORDER BY id', ...body })).json as Found;

    const first = await page({ maxResults: 100, fields: ['summary', 'status'] });
    expect([first.startAt, first.maxResults, first.total]).to.deep.equal([0, 2, 5]);
    expect(first.issues.map(({ key }) => key)).to.deep.equal(['ABC-1', 'ABC-2']);
    expect(first.issues[0]?.fields).to.have.all.keys('summary', 'status');
    const last = await page({ startAt: 4, maxResults: 2 });
    expect(last.issues.map(({ key }) => key)).to.deep.equal(['ABC-5']);
    expect(last.issues[0]?.fields).to.include.keys('updated').and.not.include.keys('comment');
    expect((await page({ startAt: 9 })).issues).to.deep.equal([]);
    expect(await page({ maxResults: 0 })).to.deep.include({ total: 5, issues: [] });
  });

  it('refuses ids, keys and projects that do not exist, each by name, or warns when not to validate', async () => {
    const { sandbox, search } = await searching();
    const { id } = create(sandbox, 'ABC');
    const jql = `id in (${id}, 777, NOPE-1) AND project in (ABC, NOPE)`;
    const refused = await search({ jql });
    expect(refused.status).to.equal(400);
    expect(refused.json).to.deep.equal({
      errorMessages: [
        "A value with ID '777' does not exist for the field 'id'.",
        "An issue with key 'NOPE-1' does not exist for field 'id'.",
        "The value 'NOPE' does not exist for the field 'project'.",
      ],
      errors: {},
    });
    const warned = await search({ jql, validateQuery: false });
    expect(keysOf(warned)).to.deep.equal(['ABC-1']);
    expect((warned.json as Found).warningMessages).to.have.lengthOf(3);

    sandbox.jira.issues.delete(id);
    expect((await search({ jql: `id in (${id})` })).status).to.equal(400);
  });

  for (const jql of [
    'assignee = membersOf(developers)',
    'assignee = nobody',
    'status = Unheard',
    'priority > High',
    'summary = x',
    'text ~ "a (b"',
    '(project = ABC',
    'assignee is x',
    'id in (1',
    'id in ()',
    'updated >= yesterday',
    'updated = -1m',
    'project = "ABC',
    'project = ABC ORDER BY rank',
    'toString = x',
  ]) {
    it(`refuses ${JSON.stringify(jql)}, which it does not understand`, async () => {
      const { search } = await searching();
      const answer = await search({ jql });
      expect(answer.status).to.equal(400);
      expect(answer.json).to.have.nested.property('errorMessages[0]');
    });
  }

  it('leaves out what is archived or forbidden, and knows nothing of what is unknown', async () => {
    const { sandbox, search, keys } = await searching();
    const ids = [create(sandbox, 'ABC'), create(sandbox, 'ABC'), create(sandbox, 'ABC')].map(({ id }) => id);
    const call = asToken(sandbox, await accessTokenFor(sandbox, 'dev1'));
    const jql = `id in (${ids.join(', ')})`;
    sandbox.jira.issues.conceal('ABC-1', 'archived');
    sandbox.jira.issues.conceal('ABC-2', 'forbidden');
    expect(await keys(jql)).to.deep.equal(['ABC-3']);
    expect((await call('GET', '/rest/api/2/issue/ABC-1')).status).to.equal(404);
    expect((await call('GET', '/rest/api/2/issue/ABC-2')).status).to.equal(403);

    sandbox.jira.issues.conceal('ABC-3', 'unknown');
    expect((await search({ jql })).status).to.equal(400);
    expect((await call('GET', '/rest/api/2/issue/ABC-3/transitions')).status).to.equal(404);
    for (const id of ids) sandbox.jira.issues.conceal(id, null);
    expect(await keys(jql)).to.have.lengthOf(3);
  });

  it('hides a project with all that is in it', async () => {
    const { sandbox, search, keys } = await searching();
    for (const project of ['ABC', 'OPS']) create(sandbox, project);
    sandbox.jira.issues.concealProject('OPS', 'forbidden');
    expect(await keys('')).to.deep.equal(['ABC-1']);
    expect((await search({ jql: 'project in (ABC, 10001)' })).status).to.equal(400);
    sandbox.jira.issues.concealProject('OPS', 'archived');
    expect(await keys('project in (ABC, 10001)')).to.deep.equal(['ABC-1']);
  });

  it('shows nothing to nobody', async () => {
    const { sandbox } = await searching();
    create(sandbox, 'ABC');
    const anonymous = async (jql: string) =>
      send(`${sandbox.url}${PATH}?jql=${encodeURIComponent(jql)}`, 'GET');
    expect((await anonymous('')).json).to.include({ total: 0 });
    expect((await anonymous('project = ABC')).status).to.equal(400);
  });

  it('takes no URL that is too long', async () => {
    const { sandbox, login } = await searching();
    const jql = encodeURIComponent(`id in (${'1,'.repeat(3_000)}1)`);
    expect((await send(`${sandbox.url}${PATH}?jql=${jql}`, 'GET', login)).status).to.equal(414);
  });
});

function create(sandbox: Sandbox, project: string) {
  return sandbox.jira.issues.create({ project, summary: 'x' });
}

function keysOf({ status, json, text }: Answer): readonly string[] {
  expect(status, text).to.equal(200);
  return (json as Found).issues.map(({ key }) => key);
}
