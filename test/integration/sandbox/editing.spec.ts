import { expect } from 'chai';
import type { Sandbox } from '../../../sandbox/start-sandbox.ts';
import { asBearer } from './consumer.ts';
import { running } from './running.ts';

const ISSUE = '/rest/api/2/issue/ABC-1';
const PROPERTY = `${ISSUE}/properties/lockstep.link`;

describe('Editing issues in the sandbox', () => {
  const start = running();

  async function calling(): Promise<[Sandbox, ReturnType<typeof asBearer>]> {
    const sandbox = await start.sandbox();
    sandbox.jira.issues.create({ project: 'ABC', summary: 'x', labels: ['old', 'kept'] });
    return [sandbox, asBearer(sandbox, sandbox.jira.createPersonalAccessToken({ user: 'dev1' }).token)];
  }

  it('sets, adds and removes by verbs, and comments on the way', async () => {
    const [sandbox, call] = await calling();
    const update = {
      labels: [{ add: 'new' }, { remove: 'old' }],
      components: [{ add: { name: 'Backend' } }],
      summary: [{ set: 'y' }],
      comment: [{ add: { body: 'changed' } }],
    };
    expect((await call('PUT', ISSUE, { update })).status).to.equal(204);
    const issue = sandbox.jira.issues.get('ABC-1');
    expect(issue).to.deep.include({ labels: ['kept', 'new'], summary: 'y' });
    expect(issue.comments.map(({ body }) => body)).to.deep.equal(['changed']);
    await call('PUT', ISSUE, {
      update: { components: [{ add: { id: '10001' } }, { remove: { id: '10000' } }] },
    });
    expect(sandbox.jira.issues.get('ABC-1').values['components']).to.deep.equal([
      { id: '10001', name: 'Frontend' },
    ]);
  });

  it('tells of each changed field in one changelog, of a custom one by its name', async () => {
    const [sandbox, call] = await calling();
    const { id } = sandbox.jira.fields.define({ name: 'status', kind: 'string' });
    sandbox.jira.fields.putOnScreen({ project: 'ABC', field: id });
    const receiver = await start.receiver();
    sandbox.jira.createWebhook({ name: 'x', url: receiver.url, events: ['jira:issue_updated'] });
    await call('PUT', ISSUE, { fields: { priority: { name: 'High' }, [id]: 'odd' } });
    await sandbox.jira.deliveriesSettled();
    const { changelog } = JSON.parse(sandbox.jira.deliveries()[0]?.body ?? '') as {
      changelog: { items: Record<string, unknown>[] };
    };
    expect(changelog.items).to.deep.equal([
      {
        field: 'priority',
        fieldtype: 'jira',
        fieldId: 'priority',
        from: null,
        fromString: null,
        to: '2',
        toString: 'High',
      },
      {
        field: 'status',
        fieldtype: 'custom',
        fieldId: id,
        from: null,
        fromString: null,
        to: null,
        toString: 'odd',
      },
    ]);
  });

  it('is refused for what cannot be done', async () => {
    const [sandbox, call] = await calling();
    for (const [body, blamed] of [
      [{ update: { summary: [{ add: 'y' }] } }, 'summary'],
      [{ fields: { labels: [] }, update: { labels: [{ add: 'x' }] } }, 'labels'],
      [{ fields: { summary: '' } }, 'summary'],
      [{ fields: { status: { name: 'Done' } } }, 'status'],
      [{ update: { labels: [{ add: 'two words' }] } }, 'labels'],
      [{ fields: { project: { key: 'OPS' } } }, 'project'],
    ] as const) {
      const refused = await call('PUT', ISSUE, body);
      expect(refused.status).to.equal(400);
      expect(refused.json).to.have.property('errors').that.has.all.keys(blamed);
    }
    expect((await call('PUT', ISSUE, {})).text).to.contain("one of 'fields' or 'update' required");
    sandbox.jira.changeUser('dev1', { lacks: ['ADD_COMMENTS'] });
    const commenting = { update: { labels: [{ add: 'new' }], comment: [{ add: { body: 'x' } }] } };
    expect((await call('PUT', ISSUE, commenting)).status).to.equal(403);
    expect(sandbox.jira.issues.get('ABC-1').labels).to.deep.equal(['old', 'kept']);
  });

  it('keeps what programs note at an issue', async () => {
    const [sandbox, call] = await calling();
    expect((await call('GET', PROPERTY)).status).to.equal(404);
    expect((await call('PUT', PROPERTY, { id: 1 })).status).to.equal(201);
    expect((await call('PUT', PROPERTY, { id: 2 })).status).to.equal(200);
    expect((await call('GET', PROPERTY)).json).to.deep.equal({ key: 'lockstep.link', value: { id: 2 } });
    expect((await call('GET', `${ISSUE}/properties`)).json).to.have.nested.property(
      'keys[0].key',
      'lockstep.link',
    );
    const issue = await call('GET', `${ISSUE}?fields=summary&properties=lockstep.link,other`);
    expect(issue.json).to.have.deep.property('properties', { 'lockstep.link': { id: 2 } });
    expect((await call('PUT', PROPERTY, 'x'.repeat(32_768))).status).to.equal(400);
    expect((await call('DELETE', PROPERTY)).status).to.equal(204);
    expect((await call('DELETE', PROPERTY)).status).to.equal(404);
    sandbox.jira.changeUser('dev1', { lacks: ['EDIT_ISSUES'] });
    expect((await call('PUT', PROPERTY, {})).status).to.equal(403);
  });

  it('knows what there is to choose from', async () => {
    const [, call] = await calling();
    const names = async (path: string) =>
      ((await call('GET', `/rest/api/2/${path}`)).json as { name: string }[]).map(({ name }) => name);
    expect(await names('priority')).to.deep.equal(['Highest', 'High', 'Medium', 'Low', 'Lowest']);
    expect(await names('issuetype')).to.include.members(['Task', 'Bug', 'Epic']);
    expect(await names('project/ABC/versions')).to.deep.equal(['0.9', '1.0', '2.0']);
    expect(await names('project/10000/components')).to.deep.equal(['Backend', 'Frontend']);
    expect(await names('field')).to.include.members(['Summary', 'Resolution', 'Security Level']);
  });

  it('shows what one may do in one project and not in another', async () => {
    const [sandbox, call] = await calling();
    sandbox.jira.changeUser('dev1', { lacks: ['LINK_ISSUES@ABC', 'CREATE_ISSUES'] });
    const held = async (query: string) => {
      const { json } = await call('GET', `/rest/api/2/mypermissions${query}`);
      const { permissions } = json as { permissions: Record<string, { havePermission: boolean }> };
      return ['LINK_ISSUES', 'CREATE_ISSUES'].map((key) => permissions[key]?.havePermission);
    };
    expect(await held('?projectKey=ABC')).to.deep.equal([false, false]);
    expect(await held('?issueKey=ABC-1')).to.deep.equal([false, false]);
    expect(await held('?projectId=10001')).to.deep.equal([true, false]);
    expect(await held('')).to.deep.equal([true, false]);
  });
});
