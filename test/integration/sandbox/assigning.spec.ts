import { expect } from 'chai';
import type { Sandbox } from '../../../sandbox/start-sandbox.ts';
import { asBearer, send } from './consumer.ts';
import { running } from './running.ts';

const PATH = '/rest/api/2/issue/ABC-1/assignee';

describe('Assigning in the sandbox', () => {
  const start = running();

  async function calling(): Promise<[Sandbox, ReturnType<typeof asBearer>]> {
    const sandbox = await start.sandbox();
    sandbox.jira.issues.create({ project: 'ABC', summary: 'x', assignee: 'dev1' });
    return [sandbox, asBearer(sandbox, sandbox.jira.createPersonalAccessToken({ user: 'dev1' }).token)];
  }

  it('to nobody is refused where issues must be somebody’s', async () => {
    const [sandbox, call] = await calling();
    sandbox.jira.changeProject('ABC', { allowsUnassigned: false });
    const refused = await call('PUT', PATH, { name: null });
    expect([refused.status, refused.json]).to.deep.equal([
      400,
      { errorMessages: [], errors: { assignee: 'Issues must be assigned.' } },
    ]);
    const edit = await call('PUT', '/rest/api/2/issue/ABC-1', { fields: { assignee: null } });
    expect(edit.status).to.equal(400);
    expect(sandbox.jira.issues.get('ABC-1').assignee).to.equal('dev1');
  });

  it('automatically is to who leads the project', async () => {
    const [sandbox, call] = await calling();
    sandbox.jira.changeProject('ABC', { lead: 'dev2', allowsUnassigned: false });
    expect((await call('PUT', PATH, { name: '-1' })).status).to.equal(204);
    expect(sandbox.jira.issues.get('ABC-1').assignee).to.equal('dev2');
    const fields = { project: { key: 'ABC' }, issuetype: { name: 'Bug' }, summary: 'y' };
    await call('POST', '/rest/api/2/issue', { fields });
    expect(sandbox.jira.issues.get('ABC-2').assignee).to.equal('dev2');
    expect((await call('GET', '/rest/api/2/project/ABC')).json).to.have.nested.property('lead.name', 'dev2');
  });

  it('takes who asks for nobody, one without permission, and an issue that is not there for what they are', async () => {
    const [sandbox, call] = await calling();
    const anonymous = await send(`${sandbox.url}${PATH}`, 'PUT', { json: { name: 'dev2' } });
    expect(anonymous.status).to.equal(401);
    sandbox.jira.changeUser('dev1', { lacks: ['ASSIGN_ISSUES@ABC'] });
    expect((await call('PUT', PATH, { name: 'dev2' })).status).to.equal(403);
    sandbox.jira.changeUser('dev1', { lacks: [] });
    expect((await call('PUT', '/rest/api/2/issue/ABC-9/assignee', { name: 'dev2' })).status).to.equal(404);
  });

  it('may be refused as if one were not logged in, though one is', async () => {
    const [sandbox, call] = await calling();
    sandbox.jira.switchOn('assigning-forbidden', { status: 401, times: 1 });
    const refused = await call('PUT', PATH, { name: 'dev2' });
    expect([refused.status, refused.headers.get('x-ausername')]).to.deep.equal([401, 'dev1']);
    expect((await call('PUT', PATH, { name: 'dev2' })).status).to.equal(204);
  });

  it('knows who can be assigned in one project and not in another', async () => {
    const [sandbox, call] = await calling();
    sandbox.jira.changeUser('dev2', { lacks: ['ASSIGNABLE_USER@ABC'] });
    const names = async (where: string) =>
      ((await call('GET', `/rest/api/2/user/assignable/search?${where}`)).json as { name: string }[]).map(
        ({ name }) => name,
      );
    expect(await names('issueKey=ABC-1')).to.deep.equal(['admin', 'dev1']);
    expect(await names('project=OPS&username=dev')).to.deep.equal(['dev1', 'dev2']);
    const refused = await call('PUT', PATH, { name: 'dev2' });
    expect([refused.status, refused.text.includes("User 'dev2' cannot be assigned issues.")]).to.deep.equal([
      400,
      true,
    ]);
  });

  it('finds nobody for whom may not browse users, and no further than the first hundred', async () => {
    const [sandbox, call] = await calling();
    for (let number = 0; number < 120; number += 1) sandbox.jira.addUser({ name: `many${number}` });
    const search = '/rest/api/2/user/assignable/search?issueKey=ABC-1&username=many';
    const count = async (page: string) => ((await call('GET', `${search}${page}`)).json as unknown[]).length;
    expect([await count(''), await count('&maxResults=1000')]).to.deep.equal([50, 100]);
    expect(await count('&startAt=90&maxResults=50')).to.equal(10);
    sandbox.jira.changeUser('dev1', { lacks: ['USER_PICKER'] });
    expect(await count('')).to.equal(0);
    expect((await call('GET', '/rest/api/2/user?username=dev2')).status).to.equal(403);
  });
});
