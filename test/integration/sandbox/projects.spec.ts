import { expect } from 'chai';
import { asBearer, send } from './consumer.ts';
import { running } from './running.ts';

describe("The sandbox's projects", () => {
  const start = running();

  async function calling() {
    const sandbox = await start.sandbox();
    const call = asBearer(sandbox, sandbox.jira.createPersonalAccessToken().token);
    const control = async (method: string, path: string, json?: unknown) =>
      send(`${sandbox.controlUrl}${path}`, method, { json });
    const found = async (jql: string) => {
      const { json } = await call('POST', '/rest/api/2/search', { jql });
      return (json as { issues: { key: string }[] }).issues.map(({ key }) => key);
    };
    return { sandbox, call, control, found };
  }

  it('are added, each with a workflow', async () => {
    const { sandbox, call, control } = await calling();
    const added = await control('POST', '/projects', { key: 'NEW', workflow: 'strict' });
    expect(added.status).to.equal(201);
    expect(added.json).to.deep.equal({ id: '10002', key: 'NEW', name: 'NEW', workflow: 'Strict workflow' });
    expect(sandbox.jira.addProject({ key: 'MORE' })).to.include({ id: '10003', workflow: 'Open workflow' });
    expect((await control('GET', '/projects')).json).to.have.lengthOf(4);
    expect((await call('GET', '/rest/api/2/project')).json).to.have.lengthOf(4);
    expect(sandbox.jira.issues.create({ project: '10002', summary: 'x' }).key).to.equal('NEW-1');
    expect((await control('POST', '/projects', { key: 'ABC' })).status).to.equal(400);
    expect((await control('POST', '/projects', { key: 'not a key' })).status).to.equal(400);
  });

  it('take their issues along when they get another key, without a word to webhooks', async () => {
    const { sandbox, call, control, found } = await calling();
    const receiver = await start.receiver();
    const first = sandbox.jira.issues.create({ project: 'ABC', summary: 'x' });
    sandbox.jira.createWebhook({
      name: 'Lockstep',
      url: receiver.url,
      events: ['jira:issue_updated', 'jira:issue_created'],
      filter: 'project = ABC',
    });
    const renamed = await control('PUT', '/projects/ABC', { key: 'XYZ', name: 'Omega' });
    expect(renamed.json).to.include({ id: '10000', key: 'XYZ', name: 'Omega' });
    await sandbox.jira.deliveriesSettled();
    expect(receiver.received).to.deep.equal([]);

    const { id, updated } = first;
    expect(sandbox.jira.issues.get(id)).to.include({ key: 'XYZ-1', project: 'XYZ', updated });
    expect((await call('GET', '/rest/api/2/issue/ABC-1')).json).to.include({ id, key: 'XYZ-1' });
    expect(await found('project in (ABC)')).to.deep.equal(['XYZ-1']);
    expect(await found('project in (XYZ, 10000)')).to.deep.equal(['XYZ-1']);
    expect((await call('GET', '/rest/api/2/project/ABC')).json).to.include({ key: 'XYZ' });

    expect(sandbox.jira.issues.create({ project: 'XYZ', summary: 'y' }).key).to.equal('XYZ-2');
    await sandbox.jira.deliveriesSettled();
    expect(
      receiver.received.map(({ json }) => json.issue?.key),
      'by the old filter',
    ).to.deep.equal(['XYZ-2']);
    expect((await control('PUT', '/projects/OPS', { key: 'ABC' })).status, 'a former key').to.equal(400);
    expect((await control('PUT', '/projects/NOPE', { name: 'x' })).status).to.equal(400);
  });
});
