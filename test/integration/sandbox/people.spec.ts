import { expect } from 'chai';
import type { Sandbox } from '../../../sandbox/start-sandbox.ts';
import { accessTokenFor, asBearer, asToken, send } from './consumer.ts';
import type { Answer } from './consumer.ts';
import { running } from './running.ts';

describe("The sandbox's people", () => {
  const start = running();

  async function calling(user = 'admin'): Promise<[Sandbox, ReturnType<typeof asToken>]> {
    const sandbox = await start.sandbox();
    return [sandbox, asBearer(sandbox, sandbox.jira.createPersonalAccessToken({ user }).token)];
  }

  it('are found by login name or key, and 404 when there is nobody', async () => {
    const [sandbox, call] = await calling();
    const dev = { name: 'dev1', key: 'JIRAUSER10101', displayName: 'Dev One', active: true };
    expect((await call('GET', '/rest/api/2/user?username=dev1')).json).to.include(dev);
    expect((await call('GET', '/rest/api/2/user?key=JIRAUSER10101')).json).to.include(dev);
    expect((await call('GET', '/rest/api/2/user?key=dev1')).status).to.equal(404);
    expect((await call('GET', '/rest/api/2/user?username=JIRAUSER10101')).status).to.equal(404);
    expect((await call('GET', '/rest/api/2/user')).status).to.equal(400);
    expect((await send(`${sandbox.url}/rest/api/2/user?username=dev1`, 'GET')).status).to.equal(401);
  });

  it('are searched by the beginning of login, name, word of the name or e-mail address', async () => {
    const [sandbox, call] = await calling();
    sandbox.jira.addUser({ name: 'zoe', displayName: 'Mary Developer', emailAddress: 'one@example.org' });
    const search = async (text: string) => namesIn(await call('GET', `/rest/api/2/user/search?${text}`));
    expect(await search('username=dev')).to.deep.equal(['dev1', 'dev2', 'zoe']);
    expect(await search('username=ONE')).to.deep.equal(['dev1', 'zoe']);
    expect(await search('username=dev2%40example.com')).to.deep.equal(['dev2']);
    expect(await search('username=eveloper')).to.deep.equal([]);
    expect(await search('username=.&startAt=1&maxResults=2')).to.deep.equal(['dev1', 'dev2']);
    sandbox.jira.changeUser('dev1', { active: false });
    expect(await search('username=dev1')).to.deep.equal([]);
    expect(await search('username=dev1&includeInactive=true')).to.deep.equal(['dev1']);
    expect((await call('GET', '/rest/api/2/user/search')).status).to.equal(400);
  });

  it('are found no further than the first hundred', async () => {
    const [sandbox, call] = await calling();
    for (let number = 0; number < 120; number += 1) sandbox.jira.addUser({ name: `many${number}` });
    const count = async (page: string) =>
      namesIn(await call('GET', `/rest/api/2/user/search?username=many${page}`)).length;
    expect(await count('')).to.equal(50);
    expect(await count('&maxResults=1000')).to.equal(100);
    expect(await count('&startAt=90&maxResults=50')).to.equal(10);
  });

  it('hide their e-mail address, or mask it, everywhere', async () => {
    const [sandbox, call] = await calling();
    sandbox.jira.issues.create({ project: 'ABC', summary: 'x', assignee: 'dev1' });
    sandbox.jira.changeUser('dev1', { emailDisplay: 'hidden' });
    expect((await call('GET', '/rest/api/2/user?username=dev1')).json).not.to.have.property('emailAddress');
    const issue = await call('GET', '/rest/api/2/issue/ABC-1?fields=assignee');
    expect(issue.json).to.have.nested.property('fields.assignee.name', 'dev1');
    expect(issue.json).not.to.have.nested.property('fields.assignee.emailAddress');
    const search = '/rest/api/2/user/search?username=dev1%40example.com';
    expect(namesIn(await call('GET', search))).to.deep.equal([]);

    sandbox.jira.changeUser('dev1', { emailDisplay: 'masked' });
    expect((await call('GET', '/rest/api/2/user?username=dev1')).json).to.include({
      emailAddress: 'dev1 at example dot com',
    });
  });

  it('stay who they are when renamed: key, issues, comments, tokens', async () => {
    const sandbox = await start.sandbox();
    const signedCall = asToken(sandbox, await accessTokenFor(sandbox, 'dev1'));
    const call = asBearer(sandbox, sandbox.jira.createPersonalAccessToken({ user: 'dev1' }).token);
    sandbox.jira.issues.create({ project: 'ABC', summary: 'x', assignee: 'dev1' });
    sandbox.jira.issues.comment('ABC-1', { body: 'x' });
    const { updated } = sandbox.jira.issues.get('ABC-1');

    sandbox.jira.changeUser('dev1', { name: 'dana', displayName: 'Dana One' });
    expect((await call('GET', '/rest/api/2/user?key=JIRAUSER10101')).json).to.include({ name: 'dana' });
    expect((await call('GET', '/rest/api/2/user?username=dev1')).status).to.equal(404);
    expect((await call('GET', '/rest/api/2/myself')).json).to.include({ name: 'dana' });
    expect((await signedCall('GET', '/rest/api/2/myself')).json).to.include({ name: 'dana' });
    const issue = sandbox.jira.issues.get('ABC-1');
    expect(issue).to.include({ assignee: 'dana', reporter: 'dana' });
    expect(issue.comments[0]).to.include({ author: 'dana' });
    expect(issue.updated).to.equal(updated);
    expect(() => sandbox.jira.changeUser('dana', { name: 'DEV2' })).to.throw('taken');
  });

  it('get a key of their own that is not their name', async () => {
    const [sandbox] = await calling();
    expect(sandbox.jira.addUser({ name: 'new' })).to.include({ key: 'JIRAUSER10103', displayName: 'new' });
    expect(sandbox.jira.addUser({ name: 'old', key: 'Old' })).to.include({ key: 'Old' });
    expect(() => sandbox.jira.addUser({ name: 'other', key: 'admin' })).to.throw('taken');
    sandbox.jira.setVersion('7.13.18');
    expect(sandbox.jira.addUser({ name: 'veteran' }), 'before Jira 8.4').to.include({ key: 'veteran' });
  });

  it('can be assigned when they are assignable', async () => {
    const [sandbox, call] = await calling('dev2');
    sandbox.jira.issues.create({ project: 'ABC', summary: 'x' });
    sandbox.jira.addUser({ name: 'bot', assignable: false });
    sandbox.jira.addUser({ name: 'gone', active: false });
    const assign = async (name: string | null) => call('PUT', '/rest/api/2/issue/ABC-1/assignee', { name });
    const assignee = () => sandbox.jira.issues.get('ABC-1').assignee;

    expect((await assign('dev1')).status).to.equal(204);
    expect(assignee()).to.equal('dev1');
    expect((await assign('-1')).status).to.equal(204);
    expect(assignee()).to.equal('admin');
    expect((await assign(null)).status).to.equal(204);
    expect(assignee()).to.equal(null);
    for (const name of ['bot', 'gone', 'nobody', 'JIRAUSER10101']) {
      const refused = await assign(name);
      expect([refused.status, Object.keys((refused.json as { errors: object }).errors)]).to.deep.equal([
        400,
        ['assignee'],
      ]);
    }
    for (const where of ['issueKey=ABC-1', 'project=ABC']) {
      const path = `/rest/api/2/user/assignable/search?${where}&username=`;
      expect(namesIn(await call('GET', path))).to.deep.equal(['admin', 'dev1', 'dev2']);
    }
    expect((await call('GET', '/rest/api/2/user/assignable/search?issueKey=NO-1')).status).to.equal(404);
    expect((await call('GET', '/rest/api/2/user/assignable/search')).status).to.equal(400);
  });

  it('may not do what they lack the permission for, and mypermissions says so', async () => {
    const [sandbox, call] = await calling('dev1');
    sandbox.jira.issues.create({ project: 'ABC', summary: 'x' });
    const lacks = ['ASSIGN_ISSUES', 'TRANSITION_ISSUES', 'EDIT_ISSUES'];
    sandbox.jira.changeUser('dev1', { lacks });
    const { permissions } = (await call('GET', '/rest/api/2/mypermissions?projectKey=ABC')).json as {
      permissions: Record<string, { havePermission: boolean }>;
    };
    const held = ['ADMINISTER', 'BROWSE_PROJECTS', ...lacks].map((key) => permissions[key]?.havePermission);
    expect(held).to.deep.equal([false, true, false, false, false]);

    const issue = '/rest/api/2/issue/ABC-1';
    expect((await call('PUT', `${issue}/assignee`, { name: 'dev2' })).status).to.equal(403);
    expect((await call('PUT', issue, { fields: { summary: 'y' } })).status).to.equal(403);
    expect((await call('GET', `${issue}/transitions`)).json).to.have.deep.property('transitions', []);
    const transition = { transition: { id: '31' } };
    expect((await call('POST', `${issue}/transitions`, transition)).status).to.equal(403);

    sandbox.jira.changeUser('dev1', { lacks: ['BROWSE_PROJECTS'] });
    expect((await call('GET', issue)).status).to.equal(403);
    expect((await call('POST', '/rest/api/2/search', { jql: '' })).json).to.include({ total: 0 });
    expect((await call('GET', '/rest/api/2/project')).json).to.deep.equal([]);
  });

  it('lose their access tokens with their account', async () => {
    const sandbox = await start.sandbox();
    const call = asToken(sandbox, await accessTokenFor(sandbox, 'dev1'));
    sandbox.jira.changeUser('dev1', { active: false });
    const refused = await call('GET', '/rest/api/2/myself');
    expect([refused.status, refused.form.get('oauth_problem')]).to.deep.equal([401, 'permission_denied']);
  });

  it('are listed, added and changed by the control API', async () => {
    const { controlUrl } = await start.sandbox();
    const added = await send(`${controlUrl}/users`, 'POST', { json: { name: 'new', lacks: [] } });
    expect(added.status).to.equal(201);
    expect(added.json).to.include({ key: 'JIRAUSER10103', emailAddress: 'new@example.com' });
    const changed = await send(`${controlUrl}/users/new`, 'PUT', { json: { emailDisplay: 'hidden' } });
    expect(changed.json).to.include({ name: 'new', emailDisplay: 'hidden' });
    expect((await send(`${controlUrl}/users`, 'GET')).json).to.have.lengthOf(4);
    expect((await send(`${controlUrl}/users`, 'POST', { json: { name: 'new' } })).status).to.equal(400);
    expect((await send(`${controlUrl}/users/nobody`, 'PUT', { json: {} })).status).to.equal(400);
  });
});

function namesIn({ status, json }: Answer): readonly string[] {
  expect(status).to.equal(200);
  return (json as { name: string }[]).map(({ name }) => name);
}
