import { expect } from 'chai';
import type { SandboxOptions } from '../../../sandbox/sandbox-options.ts';
import type { Sandbox } from '../../../sandbox/start-sandbox.ts';
import { asBearer, send } from './consumer.ts';
import { running } from './running.ts';

const NEW_ISSUE = { project: { id: '10000' }, issuetype: { id: '10002' }, summary: 'TypeError' };
const META = '/rest/api/2/issue/createmeta';

interface Page {
  readonly startAt: number;
  readonly maxResults: number;
  readonly total: number;
  readonly isLast: boolean;
  readonly values: readonly (Readonly<Record<string, unknown>> & { readonly fieldId: string })[];
}

describe('Creating issues in the sandbox', () => {
  const start = running();

  async function calling(options: SandboxOptions = {}): Promise<[Sandbox, ReturnType<typeof asBearer>]> {
    const sandbox = await start.sandbox(options);
    return [sandbox, asBearer(sandbox, sandbox.jira.createPersonalAccessToken({ user: 'dev1' }).token)];
  }

  async function fieldsOf(call: ReturnType<typeof asBearer>) {
    const answer = await call('GET', `${META}/ABC/issuetypes/10002?maxResults=1000`);
    const { values } = answer.json as Page;
    return new Map(values.map((each) => [each.fieldId, each]));
  }

  const create = async (call: ReturnType<typeof asBearer>, fields: object) =>
    call('POST', '/rest/api/2/issue', { fields: { ...NEW_ISSUE, ...fields } });

  it('is described all at once below 9.0, and by pages from 8.4 on', async () => {
    const [sandbox, call] = await calling({ version: '8.20.30' });
    const old = `${META}?projectKeys=ABC&issuetypeNames=Bug&expand=projects.issuetypes.fields`;
    const whole = await call('GET', old);
    expect(whole.json).to.have.nested.property('projects[0].key', 'ABC');
    expect(whole.json).to.have.nested.property('projects[0].issuetypes[0].name', 'Bug');
    expect(whole.json).to.have.nested.property('projects[0].issuetypes[0].fields.summary.required', true);
    expect(whole.json).to.have.property('projects').with.lengthOf(1);
    expect((await call('GET', `${META}/ABC/issuetypes`)).json).to.include({ total: 2, isLast: true });

    sandbox.jira.setVersion('8.3.5');
    expect((await call('GET', `${META}/ABC/issuetypes`)).status).to.equal(404);
    expect((await call('GET', old)).status).to.equal(200);
    sandbox.jira.setVersion('9.0.0');
    expect((await call('GET', `${META}/ABC/issuetypes`)).status).to.equal(200);
    const gone = await call('GET', old);
    expect([gone.status, gone.text.includes('Issue Does Not Exist')]).to.deep.equal([404, true]);
  });

  it('is described in pages so small that one must turn them', async () => {
    const [sandbox, call] = await calling();
    sandbox.jira.setLimits({ createMetaPage: 4 });
    const seen: string[] = [];
    for (let startAt = 0; ;) {
      const { json } = await call('GET', `${META}/ABC/issuetypes/10002?startAt=${startAt}&maxResults=50`);
      const page = json as Page;
      expect(page).to.deep.include({ startAt, maxResults: 4, total: 15 });
      seen.push(...page.values.map(({ fieldId }) => fieldId));
      startAt += page.values.length;
      if (page.isLast) break;
    }
    expect(seen).to.have.lengthOf(15).and.include.members(['summary', 'project', 'issuetype', 'labels']);
    const limits = await send(`${sandbox.controlUrl}/limits`, 'PUT', { json: { createMetaPage: 1 } });
    expect(limits.json).to.include({ createMetaPage: 1 });
    expect((await call('GET', `${META}/ABC/issuetypes`)).json).to.include({ total: 2, isLast: false });
  });

  it('is not described to whom may not do it', async () => {
    const [sandbox, call] = await calling({ version: '9.12.15' });
    sandbox.jira.changeUser('dev1', { lacks: ['CREATE_ISSUES@ABC'] });
    expect((await call('GET', `${META}/ABC/issuetypes`)).status).to.equal(400);
    expect((await call('GET', `${META}/OPS/issuetypes`)).status).to.equal(200);
    expect((await call('GET', `${META}/NOPE/issuetypes`)).status).to.equal(404);
    expect((await call('GET', `${META}/OPS/issuetypes/99`)).status).to.equal(404);
    sandbox.jira.setVersion('11.1.0');
    expect((await call('GET', `${META}/10000/issuetypes/10002`)).status).to.equal(404);
    sandbox.jira.setVersion('8.20.30');
    expect((await call('GET', META)).json)
      .to.have.property('projects')
      .with.lengthOf(1);
    const refused = await create(call, {});
    expect([refused.status, refused.json]).to.deep.equal([
      400,
      {
        errorMessages: [],
        errors: { project: 'You do not have permission to create issues in this project.' },
      },
    ]);
  });

  it('knows fields of every kind', async () => {
    const [sandbox, call] = await calling();
    sandbox.jira.changeProject('ABC', { securityLevels: ['Internal'] });
    const ids = sandbox.jira.fields.putEveryKindOnScreen('ABC');
    sandbox.jira.issues.create({ project: 'ABC', summary: 'an epic' });
    const fields = await fieldsOf(call);
    const schema = (id: string) => fields.get(id)?.['schema'];
    expect(schema('summary')).to.deep.equal({ type: 'string', system: 'summary' });
    expect(schema('components')).to.deep.equal({ type: 'array', items: 'component', system: 'components' });
    expect(schema(ids['checkboxes'] ?? '')).to.deep.equal({
      type: 'array',
      items: 'option',
      custom: 'com.atlassian.jira.plugin.system.customfieldtypes:multicheckboxes',
      customId: Number(ids['checkboxes']?.slice('customfield_'.length)),
    });
    expect(schema(ids['sprint'] ?? '')).to.include({ custom: 'com.pyxis.greenhopper.jira:gh-sprint' });
    expect(schema(ids['cascading'] ?? '')).to.include({ type: 'option-with-child' });
    expect(fields.get(ids['cascading'] ?? '')).to.have.nested.property(
      'allowedValues[0].children[1].value',
      'Tom',
    );
    expect(fields.get('versions')).to.have.nested.property('allowedValues').with.lengthOf(2);
    expect(fields.get('security')).to.have.nested.property('allowedValues[0].name', 'Internal');
    expect(fields.get('priority')).to.include({ required: false, hasDefaultValue: true });
    expect(fields.get('assignee')?.['autoCompleteUrl']).to.equal(
      `${sandbox.url}/rest/api/latest/user/assignable/search?project=ABC&username=`,
    );

    const values: Readonly<Record<string, unknown>> = {
      string: 'one line',
      textarea: 'two\nlines',
      url: 'https://example.com/',
      number: 4.2,
      date: '2026-12-24',
      datetime: '2026-12-24T18:00:00.000+0100',
      user: { name: 'dev2' },
      users: [{ name: 'dev1' }, { name: 'dev2' }],
      group: { name: 'jira-software-users' },
      groups: [{ name: 'jira-software-users' }],
      option: { value: 'One' },
      radio: { value: 'Two' },
      checkboxes: [{ value: 'One' }, { value: 'Three' }],
      multiselect: [{ value: 'Two' }],
      cascading: { value: 'Cat', child: { value: 'Tom' } },
      labels: ['a', 'b'],
      version: { name: '1.0' },
      versions: [{ id: '10001' }],
      sprint: 2,
      'epic-link': 'ABC-1',
      securitylevel: { name: 'Internal' },
      timetracking: { originalEstimate: '2d 4h' },
    };
    expect(Object.keys(ids)).to.have.members(Object.keys(values));
    const posted = Object.entries(values).map(([kind, value]) => [ids[kind], value] as const);
    const made = await create(call, {
      ...(Object.fromEntries(posted) as object),
      components: [{ id: '10000' }],
      priority: { name: 'High' },
      reporter: { name: 'dev2' },
    });
    expect(made.status, made.text).to.equal(201);
    const { fields: shown } = (await call('GET', '/rest/api/2/issue/ABC-2')).json as {
      fields: Record<string, unknown>;
    };
    for (const kind of ['string', 'textarea', 'number', 'date', 'datetime', 'labels', 'timetracking']) {
      expect(shown[ids[kind] ?? ''], kind).to.deep.equal(values[kind]);
    }
    expect(shown[ids['cascading'] ?? '']).to.have.nested.property('child.value', 'Tom');
    expect(shown[ids['users'] ?? '']).to.have.nested.property('[1].displayName', 'Dev Two');
    expect(shown).to.have.nested.property('priority.name', 'High');
    expect(shown).to.have.nested.property('components[0].name', 'Backend');
    expect([shown['reporter'], shown['creator']].map((who) => (who as { name: string }).name)).to.deep.equal([
      'dev2',
      'dev1',
    ]);
    const nothing = posted.map(([id]) => [id, { wrong: true }] as const);
    const refused = await create(call, Object.fromEntries(nothing) as object);
    expect(refused.status).to.equal(400);
    expect(refused.json)
      .to.have.property('errors')
      .that.has.all.keys(posted.map(([id]) => id ?? ''));
  });

  it('is refused with every field that is wrong', async () => {
    const [sandbox, call] = await calling();
    const { id } = sandbox.jira.fields.define({ name: 'Severity', kind: 'option', options: ['High', 'Low'] });
    sandbox.jira.fields.putOnScreen({ project: 'ABC', field: id, required: true });
    sandbox.jira.fields.putOnScreen({ project: 'ABC', field: 'labels', required: true, issueType: 'Task' });
    const refused = await create(call, {
      summary: '',
      labels: ['two words'],
      components: [{ name: 'Nothing' }],
      assignee: { name: 'nobody' },
      customfield_9: 'x',
      priority: { id: '99' },
      duedate: 'tomorrow',
    });
    expect(refused.json).to.deep.equal({
      errorMessages: [],
      errors: {
        summary: 'You must specify a summary of the issue.',
        labels: "The label 'two words' contains spaces which is invalid.",
        components: 'Component is not valid.',
        assignee: "User 'nobody' does not exist.",
        customfield_9:
          "Field 'customfield_9' cannot be set. It is not on the appropriate screen, or unknown.",
        priority: 'The priority selected is invalid.',
        duedate: 'Error parsing date string: tomorrow (expected yyyy-MM-dd)',
        [id]: 'Severity is required.',
      },
    });
    expect((await create(call, { [id]: { value: 'High' } })).status).to.equal(201);
    sandbox.jira.fields.putOnScreen({ project: 'ABC', field: id, required: true, default: { value: 'Low' } });
    expect((await create(call, {})).status).to.equal(201);
    expect((await call('GET', '/rest/api/2/issue/ABC-2')).json).to.have.nested.property(
      `fields.${id}.value`,
      'Low',
    );
    const task = { issuetype: { name: 'Task' }, [id]: { value: 'Low' } };
    expect((await create(call, task)).json).to.have.deep.property('errors', {
      labels: 'Labels is required.',
    });
  });

  it('hides the fields that one may not set', async () => {
    const [sandbox, call] = await calling();
    sandbox.jira.changeUser('dev1', { lacks: ['MODIFY_REPORTER', 'ASSIGN_ISSUES'] });
    const fields = await fieldsOf(call);
    expect([...fields.keys()])
      .to.include('summary')
      .and.not.include.members(['reporter', 'assignee']);
    const refused = await create(call, { reporter: { name: 'dev2' } });
    expect(refused.json).to.have.property('errors').that.has.all.keys('reporter');
    expect((await create(call, {})).status).to.equal(201);
    expect(sandbox.jira.issues.get('ABC-1')).to.include({ reporter: 'dev1' });
  });

  it('is found by its label at once, or when the index has come so far', async () => {
    let now = Date.UTC(2026, 0, 2);
    const [sandbox, call] = await calling({ now: () => now });
    const found = async () => {
      const answer = await call('POST', '/rest/api/2/search', { jql: 'labels = "lockstep-1"' });
      return (answer.json as { total: number }).total;
    };
    await create(call, { labels: ['lockstep-1'] });
    expect(await found()).to.equal(1);
    sandbox.jira.switchOn('index-lag', { ms: 60_000 });
    expect(await found()).to.equal(0);
    now += 60_000;
    expect(await found()).to.equal(1);
  });

  it('is arranged by the control API', async () => {
    const [sandbox, call] = await calling();
    const control = async (method: string, path: string, json?: unknown) =>
      send(`${sandbox.controlUrl}${path}`, method, { json });
    const field = { name: 'Pet', kind: 'cascading', options: [{ value: 'Cat', children: ['Tom'] }, 'Dog'] };
    const made = await control('POST', '/fields', field);
    expect(made.json).to.include({ id: 'customfield_10201', kind: 'cascading' });
    const onScreen = '/projects/ABC/screens/customfield_10201?issueType=Bug';
    await control('PUT', onScreen, { required: true });
    expect((await fieldsOf(call)).get('customfield_10201')).to.include({ required: true });
    expect((await control('GET', '/projects/ABC/screens?issueType=Task')).json).to.have.lengthOf(15);
    await control('DELETE', onScreen);
    expect((await create(call, {})).status).to.equal(201);
    await control('PUT', '/projects/ABC', { issueTypes: ['Bug', 'Sub-task'], components: ['Core'] });
    const types = await call('GET', `${META}/ABC/issuetypes`);
    expect(types.json).to.have.nested.property('values[1].subtask', true);
    const part = { issuetype: { name: 'Sub-task' } };
    expect((await create(call, part)).json).to.have.deep.property('errors', {
      parent: 'Parent is required.',
    });
    expect((await create(call, { ...part, parent: { key: 'ABC-1' } })).status).to.equal(201);
    expect((await control('POST', '/projects/OPS/screens/every-kind')).json).to.include.keys('sprint');
    expect((await control('GET', '/fields')).json).to.be.an('array');
    expect((await control('PUT', '/projects/ABC/screens/nothing', {})).status).to.equal(400);
  });
});
