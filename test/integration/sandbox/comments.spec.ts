import { expect } from 'chai';
import type { Sandbox } from '../../../sandbox/start-sandbox.ts';
import { asBearer, send } from './consumer.ts';
import type { Answer } from './consumer.ts';
import { running } from './running.ts';

const PATH = '/rest/api/2/issue/ABC-1/comment';

interface Page {
  readonly startAt: number;
  readonly maxResults: number;
  readonly total: number;
  readonly comments: readonly { readonly id: string; readonly body: string }[];
}

describe("The sandbox's comments", () => {
  const start = running();

  async function withIssue() {
    const sandbox = await start.sandbox();
    sandbox.jira.issues.create({ project: 'ABC', summary: 'x' });
    return { sandbox, as: (user: string) => callAs(sandbox, user) };
  }

  it('are written, read, edited and deleted', async () => {
    const { sandbox, as } = await withIssue();
    const call = as('dev1');
    const issue = sandbox.jira.issues.get('ABC-1');
    const written = await call('POST', PATH, { body: 'one' });
    expect(written.status).to.equal(201);
    const { id } = written.json as { id: string };
    expect(written.json).to.include({
      self: `${sandbox.url}/rest/api/2/issue/${issue.id}/comment/${id}`,
      body: 'one',
    });
    expect(written.json).to.have.nested.property('author.key', 'JIRAUSER10101');
    expect(written.json).not.to.have.property('visibility');

    const edited = await call('PUT', `${PATH}/${id}`, { body: 'two' });
    expect([edited.status, bodyOf(edited)]).to.deep.equal([200, 'two']);
    expect(bodyOf(await call('GET', `${PATH}/${id}`))).to.equal('two');
    expect(sandbox.jira.issues.get('ABC-1').updated).to.be.greaterThan(issue.updated);
    expect((await call('DELETE', `${PATH}/${id}`)).status).to.equal(204);
    expect((await call('DELETE', `${PATH}/${id}`)).status).to.equal(404);
    expect((await call('GET', `${PATH}/${id}`)).status).to.equal(404);
  });

  it('are listed by pages, the oldest or the newest first', async () => {
    const { sandbox, as } = await withIssue();
    for (let number = 1; number <= 60; number += 1) {
      sandbox.jira.issues.comment('ABC-1', { body: String(number) });
    }
    const page = async (query = '') => (await as('dev1')('GET', `${PATH}${query}`)).json as Page;
    const first = await page();
    expect([first.startAt, first.maxResults, first.total, first.comments.length]).to.deep.equal([
      0, 50, 60, 50,
    ]);
    const bodies = async (query: string) => (await page(query)).comments.map(({ body }) => body);
    expect(await bodies('?startAt=58')).to.deep.equal(['59', '60']);
    expect(await bodies('?orderBy=-created&maxResults=2')).to.deep.equal(['60', '59']);
    expect(await bodies('?startAt=99')).to.deep.equal([]);
  });

  for (const [what, body] of [
    ['nothing', { body: ' ' }],
    ['more than 32767 characters', { body: 'x'.repeat(32_768) }],
    ['a role that does not exist', { body: 'x', visibility: { type: 'role', value: 'Nobodies' } }],
    ['a group in the place of a role', { body: 'x', visibility: { type: 'group', value: 'Developers' } }],
  ] as const) {
    it(`are not taken with ${what}`, async () => {
      const { sandbox, as } = await withIssue();
      expect((await as('dev1')('POST', PATH, body)).status).to.equal(400);
      expect(sandbox.jira.issues.get('ABC-1').comments).to.deep.equal([]);
    });
  }

  it('are seen by the role they are for alone, and told of all the same', async () => {
    const { sandbox, as } = await withIssue();
    const receiver = await start.receiver();
    const events = ['comment_created', 'jira:issue_updated'];
    sandbox.jira.createWebhook({ name: 'x', url: receiver.url, events });
    const visibility = { type: 'role', value: 'Administrators' };
    const { json } = await as('admin')('POST', PATH, { body: 'secret', visibility });
    expect(json).to.have.deep.property('visibility', visibility);
    await as('admin')('POST', PATH, { body: 'open', visibility: { type: 'role', value: 'Users' } });

    const seenBy = async (user: string) =>
      ((await as(user)('GET', PATH)).json as Page).comments.map(({ body }) => body);
    expect(await seenBy('admin')).to.deep.equal(['secret', 'open']);
    expect(await seenBy('dev1')).to.deep.equal(['open']);
    const one = `${PATH}/${(json as { id: string }).id}`;
    expect((await as('dev1')('GET', one)).status).to.equal(404);
    const issue = await as('dev1')('GET', '/rest/api/2/issue/ABC-1?fields=comment');
    expect(issue.json).to.have.nested.property('fields.comment.total', 1);

    const edited = await as('admin')('PUT', one, { body: 'still secret' });
    expect(edited.json).to.have.deep.property('visibility', visibility);
    await sandbox.jira.deliveriesSettled();
    const told = receiver.received.map(({ json: { comment } }) => comment);
    expect(told.filter((comment) => comment?.body === 'secret')).to.have.lengthOf(2);
    expect(told[0]).to.have.deep.property('visibility', visibility);
  });

  it('are not written for a role or group that is not there, or that one is not in, nor too long', async () => {
    const { sandbox, as } = await withIssue();
    for (const [visibility, problem] of [
      [{ type: 'role', value: 'Nobody' }, "There is no role with the name 'Nobody'."],
      [
        { type: 'role', value: 'Administrators' },
        'You are currently not a member of the project role: Administrators.',
      ],
      [{ type: 'group', value: 'jira-administrators' }, 'You are currently not a member of the group'],
    ] as const) {
      const refused = await as('dev1')('POST', PATH, { body: 'x', visibility });
      expect([refused.status, refused.text.includes(problem)], refused.text).to.deep.equal([400, true]);
    }
    const fits = { body: 'x'.repeat(32_767) };
    expect((await as('dev1')('POST', PATH, fits)).status).to.equal(201);
    const tooLong = await as('dev1')('POST', PATH, { body: `${fits.body}x` });
    expect([tooLong.status, tooLong.text.includes('32767 characters')]).to.deep.equal([400, true]);
    expect(sandbox.jira.issues.get('ABC-1').comments).to.have.lengthOf(1);
  });

  it('keep what programs note at them, and show it when asked to', async () => {
    const { as } = await withIssue();
    const properties = [{ key: 'lockstep.effect', value: { id: 'e1' } }];
    const { json } = await as('dev1')('POST', PATH, { body: 'x', properties });
    expect(json).to.not.have.property('properties');
    const { comments } = (await as('dev2')('GET', `${PATH}?expand=properties`)).json as Page;
    expect(comments[0]).to.have.deep.property('properties', properties);
  });

  it('fire their own event and that of the issue, when written over REST too', async () => {
    const { sandbox, as } = await withIssue();
    const receiver = await start.receiver();
    const events = ['comment_created', 'comment_updated', 'comment_deleted', 'jira:issue_updated'];
    sandbox.jira.createWebhook({ name: 'x', url: receiver.url, events });
    const { id } = (await as('dev1')('POST', PATH, { body: 'one' })).json as { id: string };
    await sandbox.jira.deliveriesSettled();
    await as('dev1')('PUT', `${PATH}/${id}`, { body: 'two' });
    await sandbox.jira.deliveriesSettled();
    await as('dev1')('DELETE', `${PATH}/${id}`);
    await sandbox.jira.deliveriesSettled();
    const told = receiver.received.map(({ json }) => json.issue_event_type_name ?? json.webhookEvent);
    expect(told.toSorted()).to.deep.equal([
      'comment_created',
      'comment_deleted',
      'comment_updated',
      'issue_comment_deleted',
      'issue_comment_edited',
      'issue_commented',
    ]);
  });

  it('are changed by who wrote them or an administrator, and written with the permission to', async () => {
    const { sandbox, as } = await withIssue();
    const { id } = sandbox.jira.issues.comment('ABC-1', { body: 'x', by: 'dev1' });
    const one = `${PATH}/${id}`;
    expect((await as('dev2')('PUT', one, { body: 'y' })).status).to.equal(403);
    expect((await as('dev2')('DELETE', one)).status).to.equal(403);
    expect((await as('admin')('PUT', one, { body: 'y' })).status).to.equal(200);
    sandbox.jira.changeUser('dev1', { lacks: ['ADD_COMMENTS', 'EDIT_OWN_COMMENTS'] });
    expect((await as('dev1')('POST', PATH, { body: 'y' })).status).to.equal(403);
    expect((await as('dev1')('PUT', one, { body: 'y' })).status).to.equal(403);
    expect((await as('dev1')('DELETE', one)).status).to.equal(204);
    expect((await send(`${sandbox.url}${PATH}`, 'POST', { json: { body: 'x' } })).status).to.equal(401);
  });

  it('are gone with their issue, and follow it when it moves', async () => {
    const { sandbox, as } = await withIssue();
    const { id } = sandbox.jira.issues.comment('ABC-1', { body: 'x' });
    sandbox.jira.issues.move('ABC-1', { project: 'OPS' });
    expect(bodyOf(await as('dev1')('GET', `/rest/api/2/issue/OPS-1/comment/${id}`))).to.equal('x');
    expect(bodyOf(await as('dev1')('GET', `${PATH}/${id}`))).to.equal('x');
    sandbox.jira.issues.conceal('OPS-1', 'forbidden');
    expect((await as('dev1')('GET', PATH)).status).to.equal(403);
    sandbox.jira.issues.delete('OPS-1');
    expect((await as('dev1')('GET', PATH)).status).to.equal(404);
  });
});

function callAs(sandbox: Sandbox, user: string) {
  return asBearer(sandbox, sandbox.jira.createPersonalAccessToken({ user }).token);
}

function bodyOf({ json }: Answer): string {
  return (json as { body: string }).body;
}
