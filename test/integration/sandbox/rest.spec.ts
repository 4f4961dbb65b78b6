import { expect } from 'chai';
import { accessTokenFor, asToken, send, signed } from './consumer.ts';
import { running } from './running.ts';

describe("The sandbox's REST", () => {
  const start = running();

  for (const [version, buildNumber] of [
    ['8.20.30', 820030],
    ['10.3.2', 10030002],
  ] as const) {
    it(`tells that it is Jira ${version}, to anybody`, async () => {
      const sandbox = await start.sandbox({ version, contextPath: 'jira/' });
      const answer = await send(`${sandbox.url}/rest/api/2/serverInfo`, 'GET');
      expect(answer.json).to.include({
        version,
        baseUrl: sandbox.url,
        deploymentType: 'Server',
        buildNumber,
      });
      expect(answer.json).to.have.deep.property('versionNumbers', version.split('.').map(Number));
      expect(answer.headers.get('x-ausername')).to.equal('anonymous');
      expect(sandbox.url).to.match(/\/jira$/);
    });
  }

  it('answers with its own clock in the Date header', async () => {
    const sandbox = await start.sandbox({ now: () => Date.UTC(2026, 0, 2, 3, 4, 5) });
    const answer = await send(`${sandbox.url}/rest/api/2/serverInfo`, 'GET');
    expect(answer.headers.get('date')).to.equal('Fri, 02 Jan 2026 03:04:05 GMT');
  });

  it('wants to know who asks for myself, and who reads an issue', async () => {
    const sandbox = await start.sandbox();
    sandbox.jira.issues.create({ project: 'ABC', summary: 'x' });
    const myself = await send(`${sandbox.url}/rest/api/2/myself`, 'GET');
    expect(myself.status).to.equal(401);
    expect(myself.json).to.deep.include({ 'status-code': 401 });
    const issue = await send(`${sandbox.url}/rest/api/2/issue/ABC-1`, 'GET');
    expect(issue.status).to.equal(401);
    expect(issue.json).to.have.deep.property('errors', {});
  });

  it('takes a password up to Jira 10, refuses a wrong one, and takes none on 11', async () => {
    const sandbox = await start.sandbox();
    const as = (pair: string) => ({
      headers: { authorization: `Basic ${Buffer.from(pair).toString('base64')}` },
    });
    const url = `${sandbox.url}/rest/api/2/myself`;
    expect((await send(url, 'GET', as('dev2:dev2'))).json).to.include({ name: 'dev2' });

    const wrong = await send(url, 'GET', as('dev2:wrong'));
    expect(wrong.status).to.equal(401);
    expect(wrong.headers.get('x-seraph-loginreason')).to.equal('AUTHENTICATED_FAILED');
    sandbox.jira.setVersion('11.1.0');
    expect((await send(url, 'GET', as('dev2:dev2'))).status).to.equal(401);
  });

  it('gives the permission to administer to administrators alone', async () => {
    const sandbox = await start.sandbox();
    const held = async (user: string) => {
      const answer = await asToken(sandbox, await accessTokenFor(sandbox, user))(
        'GET',
        '/rest/api/2/mypermissions',
      );
      const { permissions } = answer.json as { permissions: Record<string, { havePermission: boolean }> };
      return [permissions['ADMINISTER']?.havePermission, permissions['BROWSE_PROJECTS']?.havePermission];
    };
    expect(await held('admin')).to.deep.equal([true, true]);
    expect(await held('dev1')).to.deep.equal([false, true]);
  });

  it('lists statuses with their categories', async () => {
    const sandbox = await start.sandbox();
    const answer = await send(`${sandbox.url}/rest/api/2/status`, 'GET');
    const statuses = answer.json as { name: string; statusCategory: { key: string } }[];
    expect(statuses.map(({ name, statusCategory }) => [name, statusCategory.key])).to.deep.equal([
      ['To Do', 'new'],
      ['In Progress', 'indeterminate'],
      ['In Review', 'indeterminate'],
      ['Done', 'done'],
      ["Won't Do", 'done'],
    ]);
  });

  it('lists projects, statuses by project, and resolutions', async () => {
    const sandbox = await start.sandbox();
    const call = asToken(sandbox, await accessTokenFor(sandbox, 'dev1'));
    const keys = async (query = '') =>
      ((await call('GET', `/rest/api/2/project${query}`)).json as { key: string }[]).map(({ key }) => key);
    expect(await keys()).to.deep.equal(['ABC', 'OPS']);
    expect((await call('GET', '/rest/api/2/project/10001')).json).to.include({ key: 'OPS', id: '10001' });
    expect((await call('GET', '/rest/api/2/project/NOPE')).json).to.have.deep.property('errorMessages', [
      "No project could be found with key 'NOPE'.",
    ]);
    const statuses = await call('GET', '/rest/api/2/project/ABC/statuses');
    expect(statuses.json).to.have.nested.property('[0].statuses[3].statusCategory.key', 'done');
    const resolutions = (await call('GET', '/rest/api/2/resolution')).json as { name: string }[];
    expect(resolutions.map(({ name }) => name)).to.deep.equal(['Done', "Won't Do", 'Duplicate']);

    sandbox.jira.issues.concealProject('OPS', 'archived');
    expect(await keys()).to.deep.equal(['ABC']);
    expect(await keys('?includeArchived=true')).to.deep.equal(['ABC', 'OPS']);
    sandbox.jira.issues.concealProject('OPS', 'forbidden');
    expect(await keys('?includeArchived=true')).to.deep.equal(['ABC']);
    expect((await call('GET', '/rest/api/2/project/OPS')).status).to.equal(404);
    expect((await call('GET', '/rest/api/2/mypermissions?projectKey=OPS')).status).to.equal(404);
    expect((await send(`${sandbox.url}/rest/api/2/project`, 'GET')).json).to.deep.equal([]);
  });

  it('refuses writes of a browser without the header against forged requests', async () => {
    const sandbox = await start.sandbox();
    const oauth = { oauth_token: await accessTokenFor(sandbox) };
    const browser = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0' };
    const path = '/rest/api/2/issue';
    const refused = await signed(sandbox, 'POST', path, { json: {}, oauth, headers: browser });
    expect([refused.status, refused.text]).to.deep.equal([403, 'XSRF check failed']);

    const headers = { ...browser, 'x-atlassian-token': 'no-check' };
    expect((await signed(sandbox, 'POST', path, { json: {}, oauth, headers })).status).to.equal(400);
    expect((await signed(sandbox, 'GET', '/rest/api/2/myself', { oauth, headers: browser })).status).to.equal(
      200,
    );
  });

  it('sets a session cookie, and knows no paths that Jira does not have', async () => {
    const sandbox = await start.sandbox();
    const answer = await send(`${sandbox.url}/rest/api/3/myself`, 'GET');
    expect(answer.status).to.equal(404);
    expect(answer.headers.get('set-cookie')).to.match(/^JSESSIONID=/);
  });
});
