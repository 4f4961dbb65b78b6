import { expect } from 'chai';
import type { Sandbox } from '../../../sandbox/start-sandbox.ts';
import type { DefineTransition, DefineWorkflow } from '../../../sandbox/control/workflow-control.ts';
import { Browser } from './browser.ts';
import { accessTokenFor, asToken, send } from './consumer.ts';
import type { Answer } from './consumer.ts';
import { running } from './running.ts';

const ISSUE = '/rest/api/2/issue/ABC-1';
const PATH = `${ISSUE}/transitions`;
const NOT_ON_SCREEN = "Field 'resolution' cannot be set. It is not on the appropriate screen, or unknown.";

/** Done is three steps away. */
const LONG: DefineWorkflow = {
  name: 'Release',
  statuses: [
    { name: 'To Do' },
    { name: 'Building', category: 'indeterminate' },
    { name: 'Testing', category: 'indeterminate' },
    { name: 'Released', category: 'done' },
  ],
  transitions: [
    { id: '11', name: 'Build', from: ['To Do'], to: 'Building' },
    { id: '21', name: 'Test', from: ['Building'], to: 'Testing' },
    { id: '31', name: 'Release', from: ['Testing'], to: 'Released', resolution: 'Done' },
    { id: '41', name: 'Back', from: ['Released'], to: 'To Do' },
  ],
};

/** What leads from To Do to Done, and everywhere back. */
function toDone(transition: Partial<DefineTransition> = {}): DefineWorkflow {
  return {
    statuses: [{ name: 'To Do' }, { name: 'Done' }],
    transitions: [
      { id: '31', name: 'Close', from: ['To Do'], to: 'Done', ...transition },
      { id: '51', name: 'Reopen', from: ['Done'], to: 'To Do', resolution: null },
    ],
  };
}

describe("The sandbox's transitions", () => {
  const start = running();

  async function withWorkflow(workflow: DefineWorkflow): Promise<[Sandbox, ReturnType<typeof asToken>]> {
    const sandbox = await start.sandbox();
    sandbox.jira.workflows.define('ABC', workflow);
    sandbox.jira.issues.create({ project: 'ABC', summary: 'x' });
    return [sandbox, asToken(sandbox, await accessTokenFor(sandbox, 'dev1'))];
  }

  async function listed(call: ReturnType<typeof asToken>, expand = '?expand=transitions.fields') {
    const { json } = await call('GET', `${PATH}${expand}`);
    return (json as { transitions: readonly Record<string, unknown>[] }).transitions;
  }

  function errorsOf({ status, json }: Answer): unknown {
    expect(status).to.equal(400);
    return (json as { errors: unknown }).errors;
  }

  it('lead to Done by several steps, through statuses of the project alone', async () => {
    const [sandbox, call] = await withWorkflow(LONG);
    const walked: unknown[] = [];
    for (const id of ['11', '21', '31']) {
      walked.push((await listed(call)).map(({ name }) => name));
      expect((await call('POST', PATH, { transition: { id } })).status).to.equal(204);
    }
    expect(walked).to.deep.equal([['Build'], ['Test'], ['Release']]);
    const done = sandbox.jira.issues.get('ABC-1');
    expect(done.status).to.include({ name: 'Released', category: 'done' });
    expect(done.resolution).to.equal('Done');

    const statuses = (await call('GET', '/rest/api/2/project/ABC/statuses')).json as {
      statuses: { name: string }[];
    }[];
    expect(statuses[0]?.statuses.map(({ name }) => name)).to.deep.equal([
      'To Do',
      'Building',
      'Testing',
      'Released',
    ]);
    expect((await call('GET', '/rest/api/2/status')).text).to.contain('"Testing"');
  });

  it('tell their fields only when asked to', async () => {
    const [, call] = await withWorkflow(toDone({ fields: [{ id: 'resolution', required: true }] }));
    expect((await listed(call, ''))[0]).to.not.have.property('fields');
    const [close] = await listed(call);
    expect(close).to.deep.include({ id: '31', hasScreen: true, isGlobal: false, isConditional: false });
    expect(close).to.have.nested.property('fields.resolution.required', true);
    expect(close).to.have.nested.property('fields.resolution.allowedValues[0].name', 'Done');
  });

  it('want each required field posted, also when the issue has a value', async () => {
    const [sandbox, call] = await withWorkflow(
      toDone({
        fields: [
          { id: 'resolution', required: true },
          { id: 'duedate', required: true },
        ],
      }),
    );
    sandbox.jira.issues.setResolution('ABC-1', { resolution: 'Duplicate' });
    const transition = { id: '31' };
    expect(errorsOf(await call('POST', PATH, { transition }))).to.deep.equal({
      resolution: 'Resolution is required.',
      duedate: 'Due Date is required.',
    });
    const fields = { resolution: { id: '10001' }, duedate: '2026-12-24' };
    expect((await call('POST', PATH, { transition, fields })).status).to.equal(204);
    const issue = sandbox.jira.issues.get('ABC-1');
    expect(issue.resolution).to.equal("Won't Do");
    expect((await call('GET', ISSUE)).json).to.have.nested.property('fields.duedate', '2026-12-24');
  });

  it('take a resolution that they do not list, unless it is not on the screen', async () => {
    const [sandbox, call] = await withWorkflow(toDone({ fields: [{ id: 'resolution', listed: false }] }));
    const [close] = await listed(call);
    expect(close).to.deep.include({ hasScreen: true, fields: {} });
    const wanted = { transition: { id: '31' }, fields: { resolution: { name: 'Duplicate' } } };
    expect((await call('POST', PATH, wanted)).status).to.equal(204);
    expect(sandbox.jira.issues.get('ABC-1').resolution).to.equal('Duplicate');

    sandbox.jira.issues.transition('ABC-1', { to: 'Reopen' });
    sandbox.jira.workflows.define('ABC', toDone({ fields: [{ id: 'environment' }] }));
    expect(errorsOf(await call('POST', PATH, wanted))).to.deep.equal({ resolution: NOT_ON_SCREEN });
    expect(sandbox.jira.issues.get('ABC-1').status.name).to.equal('To Do');
  });

  it('set the resolution with its date on the way to done, and clear both on the way back', async () => {
    const [sandbox, call] = await withWorkflow(toDone({ fields: [{ id: 'resolution' }] }));
    const wanted = { transition: { id: '31' }, fields: { resolution: { name: 'Done' } } };
    await call('POST', PATH, wanted);
    expect((await call('GET', ISSUE)).json)
      .to.have.nested.property('fields.resolutiondate')
      .that.matches(/^\d{4}-\d\d-\d\dT/);
    await call('POST', PATH, { transition: { id: '51' } });
    const { json } = await call('GET', ISSUE);
    expect(json).to.have.nested.property('fields.resolution', null);
    expect(json).to.have.nested.property('fields.resolutiondate', null);

    // A workflow without that post function leaves the resolution where it was.
    sandbox.jira.workflows.putTransition('ABC', '51', { name: 'Reopen', from: ['Done'], to: 'To Do' });
    await call('POST', PATH, wanted);
    await call('POST', PATH, { transition: { id: '51' } });
    const reopened = sandbox.jira.issues.get('ABC-1');
    expect([reopened.status.name, reopened.resolution]).to.deep.equal(['To Do', 'Done']);
  });

  it('tell of status and resolution in one changelog, and of a comment on the way', async () => {
    const [sandbox, call] = await withWorkflow(
      toDone({ fields: [{ id: 'resolution' }], event: 'issue_resolved' }),
    );
    const receiver = await start.receiver();
    sandbox.jira.createWebhook({ name: 'all', url: receiver.url, events: ['jira:issue_updated'] });
    await call('POST', PATH, {
      transition: { id: '31' },
      fields: { resolution: { name: 'Done' } },
      update: {
        comment: [{ add: { body: 'fixed', visibility: { type: 'role', value: 'Developers' } } }],
      },
    });
    await sandbox.jira.deliveriesSettled();
    const [delivery] = sandbox.jira.deliveries();
    const payload = JSON.parse(delivery?.body ?? '') as Record<string, unknown>;
    expect(payload).to.deep.include({ issue_event_type_name: 'issue_resolved' });
    expect(payload).to.have.nested.property('changelog.items[0].field', 'status');
    expect(payload).to.have.nested.property('changelog.items[1].field', 'resolution');
    expect(payload).to.have.nested.property('issue.fields.resolution.name', 'Done');
    expect(payload).to.have.nested.property('comment.body', 'fixed');
    expect(sandbox.jira.issues.get('ABC-1').comments[0]?.visibility).to.include({ value: 'Developers' });
  });

  it('can share a target, come from everywhere, and be listed without a target', async () => {
    const { statuses, transitions } = toDone();
    const [, call] = await withWorkflow({
      statuses,
      transitions: [
        ...transitions,
        { id: '61', name: 'Close at once', to: 'Done' },
        { id: '71', name: 'Odd', to: 'Done', hidesTarget: true },
      ],
    });
    const all = await listed(call);
    expect(
      all.map(({ id, isGlobal, to }) => [id, isGlobal, (to as { id: string } | undefined)?.id]),
    ).to.deep.equal([
      ['31', false, '10002'],
      ['61', true, '10002'],
      ['71', true, undefined],
    ]);
  });

  it('are for those whom their condition lets', async () => {
    const [sandbox, call] = await withWorkflow(toDone({ condition: 'RESOLVE_ISSUES' }));
    expect((await listed(call))[0]).to.include({ id: '31', isConditional: true });
    sandbox.jira.changeUser('dev1', { lacks: ['RESOLVE_ISSUES@OPS'] });
    expect(await listed(call)).to.have.lengthOf(1);
    sandbox.jira.changeUser('dev1', { lacks: ['RESOLVE_ISSUES@ABC'] });
    expect(await listed(call)).to.deep.equal([]);
    const refused = await call('POST', PATH, { transition: { id: '31' } });
    expect([refused.status, refused.text.includes('not valid for the current state')]).to.deep.equal([
      400,
      true,
    ]);
  });

  it('can be refused by a validator, in its own words', async () => {
    const [sandbox, call] = await withWorkflow(toDone({ refusal: 'Close the sub-tasks first.' }));
    expect(await listed(call)).to.have.lengthOf(1);
    const refused = await call('POST', PATH, { transition: { id: '31' } });
    expect([refused.status, refused.json]).to.deep.equal([
      400,
      { errorMessages: ['Close the sub-tasks first.'], errors: {} },
    ]);
    expect(sandbox.jira.issues.get('ABC-1').status.name).to.equal('To Do');
  });

  it('can be taken away, or overtaken by somebody, between a look at them and the next step', async () => {
    const [sandbox, call] = await withWorkflow(toDone());
    sandbox.jira.workflows.removeTransitionMeanwhile('ABC', '31');
    expect(await listed(call)).to.have.lengthOf(1);
    expect((await call('POST', PATH, { transition: { id: '31' } })).text).to.contain(
      'not valid for the current',
    );

    sandbox.jira.workflows.define('ABC', toDone());
    sandbox.jira.issues.transitionMeanwhile('ABC-1', { to: 'Done', by: 'dev2' });
    expect(sandbox.jira.issues.get('ABC-1').status.name).to.equal('To Do');
    expect((await listed(call)).map(({ name }) => name)).to.deep.equal(['Close']);
    expect(sandbox.jira.issues.get('ABC-1').status.name).to.equal('Done');
    expect((await call('POST', PATH, { transition: { id: '31' } })).status).to.equal(400);
  });

  it('are given to a project by the control API', async () => {
    const [sandbox, call] = await withWorkflow(LONG);
    const control = async (method: string, path: string, json?: unknown) =>
      send(`${sandbox.controlUrl}${path}`, method, { json });
    const put = await control('PUT', '/projects/ABC/workflow', toDone());
    expect([put.status, put.json]).to.deep.equal([200, sandbox.jira.workflows.get('ABC')]);
    expect((await control('GET', '/projects/ABC/workflow')).json).to.deep.equal(put.json);
    const extra = { name: 'Close', from: ['To Do'], to: 'Done', fields: [{ id: 'nothing' }] };
    expect((await control('PUT', '/projects/ABC/transitions/91', extra)).status).to.equal(400);
    await control('PUT', '/projects/ABC/transitions/91', { ...extra, fields: null });
    expect(await listed(call)).to.have.lengthOf(2);
    await control('DELETE', '/projects/ABC/transitions/91');
    expect(await listed(call)).to.have.lengthOf(1);
    expect((await control('DELETE', '/projects/ABC/transitions/91')).status).to.equal(400);
    expect(
      (await control('DELETE', '/projects/ABC/transitions/31?after=transitions-listed')).status,
    ).to.equal(202);
    const later = await control('POST', '/issues/ABC-1/transition?after=transitions-listed', { to: 'Done' });
    expect(later.status).to.equal(202);
    await control('PUT', '/issues/ABC-1/resolution', { resolution: 'Duplicate' });
    expect(sandbox.jira.issues.get('ABC-1')).to.include({ resolution: 'Duplicate' });
  });

  it('are done on the page of the issue, with what their screen asks for', async () => {
    const [sandbox] = await withWorkflow(LONG);
    const { id } = sandbox.jira.fields.define({ name: 'Cause', kind: 'option', options: ['Load', 'Typo'] });
    const fields = [{ id: 'resolution' }, { id: 'environment' }, { id, required: true }];
    sandbox.jira.workflows.define('ABC', toDone({ fields }));
    const browser = await Browser.loggedIn(sandbox, 'dev1');
    const { text } = await browser.get('/browse/ABC-1');
    expect(text).to.contain('name="environment"').and.to.contain('Typo');
    const typo = /value="(\d+)">Typo/.exec(text)?.[1] ?? '';
    const form = { transition: '31', resolution: '10002', environment: 'staging' };
    const refused = await browser.post('/browse/ABC-1/transition', form);
    expect([refused.status, refused.text.includes('Cause is required.')]).to.deep.equal([400, true]);
    await browser.post('/browse/ABC-1/transition', { ...form, [id]: typo, comment: 'by hand' });
    const issue = sandbox.jira.issues.get('ABC-1');
    expect(issue).to.deep.include({
      resolution: 'Duplicate',
      values: { environment: 'staging', [id]: { id: typo, value: 'Typo' } },
    });
    expect(issue.comments.map(({ body }) => body)).to.deep.equal(['by hand']);
  });
});
