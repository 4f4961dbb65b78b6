import { expect } from 'chai';
import type { Sandbox } from '../../../sandbox/start-sandbox.ts';
import { accessTokenFor, asToken } from './consumer.ts';
import { running } from './running.ts';

const NEW_ISSUE = { project: { key: 'ABC' }, issuetype: { name: 'Bug' }, summary: 'TypeError' };

describe("The sandbox's issues", () => {
  const start = running();

  async function withToken(): Promise<[Sandbox, ReturnType<typeof asToken>]> {
    const sandbox = await start.sandbox();
    return [sandbox, asToken(sandbox, await accessTokenFor(sandbox, 'dev1'))];
  }

  it('are created, read whole or in part, edited and deleted', async () => {
    const [sandbox, call] = await withToken();
    const created = await call('POST', '/rest/api/2/issue', {
      fields: { ...NEW_ISSUE, labels: ['lockstep'] },
    });
    expect(created.status).to.equal(201);
    const { id } = created.json as { id: string };
    expect(created.json).to.deep.equal({ id, key: 'ABC-1', self: `${sandbox.url}/rest/api/2/issue/${id}` });

    expect(
      (await call('PUT', '/rest/api/2/issue/ABC-1', { fields: { summary: 'RangeError' } })).status,
    ).to.equal(204);
    const part = await call('GET', `/rest/api/2/issue/${id}?fields=summary,labels,assignee`);
    expect(part.json).to.have.deep.property('fields', {
      summary: 'RangeError',
      labels: ['lockstep'],
      assignee: null,
    });
    const whole = await call('GET', '/rest/api/2/issue/ABC-1');
    expect(whole.json).to.have.nested.property('fields.status.statusCategory.key', 'new');
    expect(whole.json)
      .to.have.nested.property('fields.updated')
      .that.matches(/^\d{4}-\d\d-\d\dT[\d:.]{12}\+0000$/);

    expect((await call('DELETE', '/rest/api/2/issue/ABC-1')).status).to.equal(204);
    const gone = await call('GET', `/rest/api/2/issue/${id}`);
    expect(gone.status).to.equal(404);
    expect(gone.json).to.deep.equal({ errorMessages: ['Issue Does Not Exist'], errors: {} });
  });

  for (const [what, fields, blamed] of [
    ['no summary', { ...NEW_ISSUE, summary: ' ' }, 'summary'],
    ['a summary of two lines', { ...NEW_ISSUE, summary: 'a\nb' }, 'summary'],
    ['a summary of 256 characters', { ...NEW_ISSUE, summary: 'x'.repeat(256) }, 'summary'],
    ['an unknown project', { ...NEW_ISSUE, project: { key: 'NOPE' } }, 'project'],
    ['an unknown type', { ...NEW_ISSUE, issuetype: { id: '1' } }, 'issuetype'],
    ['a field that is not on the screen', { ...NEW_ISSUE, customfield_1: 1 }, 'customfield_1'],
    ['an assignee who does not exist', { ...NEW_ISSUE, assignee: { name: 'nobody' } }, 'assignee'],
  ] as const) {
    it(`are not created with ${what}, and the field is named`, async () => {
      const [, call] = await withToken();
      const answer = await call('POST', '/rest/api/2/issue', { fields });
      expect(answer.status).to.equal(400);
      expect(answer.json).to.have.property('errors').that.has.all.keys(blamed);
    });
  }

  it('keep their id when moved, get a new key, and are found by the old one', async () => {
    const [sandbox, call] = await withToken();
    const { id, key } = sandbox.jira.issues.create({ project: 'ABC', summary: 'x' });
    const moved = sandbox.jira.issues.move(key, { project: 'OPS' });
    expect(moved).to.include({ id, key: 'OPS-1', project: 'OPS' });
    expect((await call('GET', `/rest/api/2/issue/${key}`)).json).to.include({ id, key: 'OPS-1' });
    expect(sandbox.jira.issues.create({ project: 'ABC', summary: 'y' }).key).to.equal('ABC-2');
  });

  it('have a time of update that only rises, even when the clock stands still', async () => {
    const sandbox = await start.sandbox({ now: () => 1_700_000_000_000 });
    const { key, updated } = sandbox.jira.issues.create({ project: 'ABC', summary: 'x' });
    const second = sandbox.jira.issues.edit(key, { summary: 'y' });
    const third = sandbox.jira.issues.transition(key, { to: 'Done' });
    expect([second.updated, third.updated]).to.deep.equal([updated + 1, updated + 2]);
  });

  it('offer the transitions of their workflow and status, with screens on request', async () => {
    const [sandbox, call] = await withToken();
    sandbox.jira.issues.create({ project: 'OPS', summary: 'x' });
    const path = '/rest/api/2/issue/OPS-1/transitions';
    const named = async () => {
      const { transitions } = (await call('GET', path)).json as {
        transitions: { name: string; fields?: unknown }[];
      };
      return transitions.map(({ name }) => name);
    };
    expect(await named()).to.deep.equal(['Start Progress', 'Reject']);
    sandbox.jira.issues.transition('OPS-1', { to: 'In Progress' });
    expect(await named()).to.deep.equal(['Send to Review']);
    sandbox.jira.issues.transition('OPS-1', { to: 'In Review' });

    const { json } = await call('GET', `${path}?expand=transitions.fields`);
    expect(json).to.have.nested.property('transitions[0].to.statusCategory.key', 'done');
    expect(json).to.have.nested.property('transitions[0].hasScreen', true);
    expect(json).to.have.nested.property('transitions[0].fields.resolution.required', true);
    expect(json).to.have.deep.nested.property('transitions[1].fields', {});
  });

  it('refuse transitions that the workflow does not allow now, and ids that are no numbers', async () => {
    const [sandbox, call] = await withToken();
    sandbox.jira.issues.create({ project: 'OPS', summary: 'x' });
    const post = (id: string) => call('POST', '/rest/api/2/issue/OPS-1/transitions', { transition: { id } });
    const refused = await post('131');
    expect(refused.status).to.equal(400);
    expect(refused.text).to.contain('workflow operation (Approve) that is not valid for the current state');
    expect((await post('x')).text).to.contain("'transition' identifier must be an integer");
    expect(sandbox.jira.issues.get('OPS-1').status.name).to.equal('To Do');
    expect(() => sandbox.jira.issues.transition('OPS-1', { to: 'Done' })).to.throw('not valid');
  });

  it('want a resolution where the screen asks for one, and take none where there is no screen', async () => {
    const [sandbox, call] = await withToken();
    sandbox.jira.issues.create({ project: 'ABC', summary: 'x' });
    const path = '/rest/api/2/issue/ABC-1/transitions';
    const resolution = { name: 'Duplicate' };

    const missing = await call('POST', path, { transition: { id: '41' } });
    expect(missing.json).to.deep.include({
      errorMessages: [],
      errors: { resolution: 'Resolution is required.' },
    });
    const misplaced = await call('POST', path, { transition: { id: '31' }, fields: { resolution } });
    expect(misplaced.status).to.equal(400);
    expect(misplaced.text).to.contain(
      "Field 'resolution' cannot be set. It is not on the appropriate screen",
    );

    const update = { comment: [{ add: { body: 'as ABC-2' } }] };
    const done = await call('POST', path, { transition: { id: '41' }, fields: { resolution }, update });
    expect(done.status).to.equal(204);
    const issue = sandbox.jira.issues.get('ABC-1');
    expect(issue).to.include({ resolution: 'Duplicate' });
    expect(issue.comments.map(({ author, body }) => [author, body])).to.deep.equal([['dev1', 'as ABC-2']]);
    expect(sandbox.jira.issues.transition('ABC-1', { to: 'Reopen' }).resolution).to.equal(null);
  });
});
