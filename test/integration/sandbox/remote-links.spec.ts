import { expect } from 'chai';
import type { Sandbox } from '../../../sandbox/start-sandbox.ts';
import { Browser } from './browser.ts';
import { asBearer } from './consumer.ts';
import { running } from './running.ts';

const PATH = '/rest/api/2/issue/ABC-1/remotelink';
const LINK = {
  globalId: 'lockstep=https://tracker.example.com&issue=42',
  application: { type: 'lockstep', name: 'Lockstep' },
  relationship: 'tracked by',
  object: {
    url: 'https://tracker.example.com/issues/42',
    title: 'TypeError: x is undefined',
    summary: 'in checkout',
    icon: { url16x16: 'https://tracker.example.com/icon.png', title: 'Tracker' },
    status: { resolved: false },
  },
};
const BY_GLOBAL_ID = `${PATH}?globalId=${encodeURIComponent(LINK.globalId)}`;

describe("The sandbox's remote links", () => {
  const start = running();

  async function calling(): Promise<[Sandbox, ReturnType<typeof asBearer>]> {
    const sandbox = await start.sandbox();
    sandbox.jira.issues.create({ project: 'ABC', summary: 'x' });
    return [sandbox, asBearer(sandbox, sandbox.jira.createPersonalAccessToken({ user: 'dev1' }).token)];
  }

  it('are made once by their global id, and replaced by it', async () => {
    const [sandbox, call] = await calling();
    const made = await call('POST', PATH, LINK);
    expect(made.status).to.equal(201);
    const { id } = made.json as { id: number };
    expect(made.json).to.deep.equal({ id, self: `${sandbox.url}${PATH}/${id}` });

    const again = await call('POST', PATH, { ...LINK, object: { url: LINK.object.url, title: 'Done' } });
    expect([again.status, again.json]).to.deep.equal([200, made.json]);
    const read = await call('GET', BY_GLOBAL_ID);
    expect(read.json).to.deep.include({ id, globalId: LINK.globalId, relationship: 'tracked by' });
    expect(read.json).to.have.deep.nested.property('object', {
      url: LINK.object.url,
      title: 'Done',
      icon: {},
      status: { resolved: false, icon: {} },
    });
    expect((await call('POST', PATH, { ...LINK, globalId: undefined })).status).to.equal(201);
    expect((await call('POST', PATH, { ...LINK, globalId: undefined })).status).to.equal(201);
    expect((await call('GET', PATH)).json).to.have.lengthOf(3);
    expect((await call('PUT', `${PATH}/${id}`, LINK)).status).to.equal(204);
    expect((await call('GET', `${PATH}/${id}`)).json).to.have.nested.property(
      'object.summary',
      'in checkout',
    );
  });

  it('are removed by global id or id, and then are 404', async () => {
    const [sandbox, call] = await calling();
    const { id } = (await call('POST', PATH, LINK)).json as { id: number };
    expect((await call('DELETE', BY_GLOBAL_ID)).status).to.equal(204);
    for (const [method, path] of [
      ['DELETE', BY_GLOBAL_ID],
      ['GET', BY_GLOBAL_ID],
      ['DELETE', `${PATH}/${id}`],
      ['GET', '/rest/api/2/issue/ABC-99/remotelink'],
    ] as const) {
      expect((await call(method, path)).status, path).to.equal(404);
    }
    const other = (await call('POST', PATH, LINK)).json as { id: number };
    expect((await call('DELETE', `${PATH}/${other.id}`)).status).to.equal(204);
    expect(sandbox.jira.issues.remoteLinks('ABC-1')).to.deep.equal([]);
  });

  it('want a URL, a title, and a global id that is not too long', async () => {
    const [, call] = await calling();
    const refused = await call('POST', PATH, { globalId: 'x'.repeat(256), object: { summary: 'x' } });
    expect(refused.status).to.equal(400);
    expect(refused.json).to.have.property('errors').that.has.all.keys('url', 'title', 'globalId');
  });

  it('are refused where issues are not linked, or to whom may not link', async () => {
    const [sandbox, call] = await calling();
    sandbox.jira.changeUser('dev1', { lacks: ['LINK_ISSUES'] });
    expect((await call('POST', PATH, LINK)).status).to.equal(403);
    expect((await call('GET', PATH)).json).to.deep.equal([]);
    sandbox.jira.changeUser('dev1', { lacks: [] });
    sandbox.jira.changeProject('ABC', { allowsLinking: false });
    const off = await call('POST', PATH, LINK);
    expect([off.status, off.text]).to.deep.equal([
      403,
      JSON.stringify({ errorMessages: ['Issue linking is currently disabled.'], errors: {} }),
    ]);
    sandbox.jira.changeProject('ABC', { allowsLinking: true });
    expect((await call('POST', PATH, LINK)).status).to.equal(201);
  });

  it('stay with a moved issue, update nothing and are told to nobody', async () => {
    const [sandbox, call] = await calling();
    const { updated } = sandbox.jira.issues.get('ABC-1');
    await call('POST', PATH, LINK);
    expect(sandbox.jira.issues.get('ABC-1').updated).to.equal(updated);
    expect(sandbox.jira.deliveries()).to.deep.equal([]);
    sandbox.jira.issues.move('ABC-1', { project: 'OPS' });
    expect((await call('GET', '/rest/api/2/issue/OPS-1/remotelink')).json).to.have.lengthOf(1);
  });

  it('are shown on the page of the issue, struck through when resolved', async () => {
    const [sandbox, call] = await calling();
    const browser = await Browser.loggedIn(sandbox, 'dev1');
    await call('POST', PATH, LINK);
    const shown = (await browser.get('/browse/ABC-1')).text;
    expect(shown).to.contain('tracked by').and.contain(LINK.object.url).and.not.contain('<del>');
    await call('POST', PATH, { ...LINK, object: { ...LINK.object, status: { resolved: true } } });
    expect((await browser.get('/browse/ABC-1')).text).to.contain('<del>');
  });
});
