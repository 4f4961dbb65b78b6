import { expect } from 'chai';
import { asBearer } from './consumer.ts';
import { running } from './running.ts';

describe("The sandbox's JQL", () => {
  const start = running();

  async function searching() {
    const sandbox = await start.sandbox();
    const call = asBearer(sandbox, sandbox.jira.createPersonalAccessToken({ user: 'dev1' }).token);
    const { issues } = sandbox.jira;
    issues.create({
      project: 'ABC',
      summary: 'Cannot read "x" of undefined',
      description: 'In the check-out',
      labels: ['Lockstep', 'web'],
      assignee: 'dev1',
    });
    issues.create({ project: 'ABC', summary: 'Slow search', labels: ['web'], by: 'dev2' });
    issues.create({ project: 'OPS', summary: 'Disk full', assignee: 'dev2', issueType: 'Task' });
    issues.comment('OPS-1', { body: 'seen in the check-out too' });
    issues.transition('ABC-2', { to: 'Done' });
    const keys = async (jql: string) => {
      const { status, text, json } = await call('POST', '/rest/api/2/search', { jql: `${jql} ORDER BY key` });
      expect(status, text).to.equal(200);
      return (json as { issues: { key: string }[] }).issues.map(({ key }) => key).join(' ');
    };
    return { sandbox, call, keys };
  }

  it('finds words and phrases in summaries, descriptions and comments', async () => {
    const { keys } = await searching();
    expect(await keys('text ~ "check"')).to.equal('ABC-1 OPS-1');
    expect(await keys('text ~ "check undefined"')).to.equal('ABC-1');
    expect(await keys(String.raw`text ~ "\"read x\""`)).to.equal('ABC-1');
    expect(await keys(String.raw`text ~ "\"x read\""`)).to.equal('');
    expect(await keys('summary ~ "check"')).to.equal('');
    expect(await keys('description ~ CHECK')).to.equal('ABC-1');
    expect(await keys('comment ~ "seen"')).to.equal('OPS-1');
    expect(await keys('project = ABC AND summary !~ slow')).to.equal('ABC-1');
  });

  it('finds by label, person, status, type, resolution, and by having none', async () => {
    const { sandbox, keys } = await searching();
    expect(await keys('labels = "lockstep"')).to.equal('ABC-1');
    expect(await keys('labels in (lockstep, web)')).to.equal('ABC-1 ABC-2');
    expect(await keys('labels not in (lockstep)')).to.equal('ABC-2 OPS-1');
    expect(await keys('labels is EMPTY')).to.equal('OPS-1');
    expect(await keys('assignee = currentUser()')).to.equal('ABC-1');
    expect(await keys('assignee = JIRAUSER10102')).to.equal('OPS-1');
    expect(await keys('assignee is not empty')).to.equal('ABC-1 OPS-1');
    expect(await keys('reporter = dev2')).to.equal('ABC-2');
    expect(await keys('status = "To Do"')).to.equal('ABC-1 OPS-1');
    expect(await keys('statusCategory = Done')).to.equal('ABC-2');
    expect(await keys('resolution = Unresolved')).to.equal('ABC-1 OPS-1');
    expect(await keys('resolution != Unresolved')).to.equal('ABC-2');
    expect(await keys('issuetype = Task')).to.equal('OPS-1');
    expect(await keys('priority = Medium AND key in (ABC-1, OPS-1)')).to.equal('ABC-1 OPS-1');
    const { id } = sandbox.jira.fields.define({ name: 'Severity', kind: 'option', options: ['High'] });
    expect(await keys(`cf[${id.slice('customfield_'.length)}] is EMPTY AND Severity is EMPTY`)).to.equal(
      'ABC-1 ABC-2 OPS-1',
    );
  });

  it('joins conditions by AND, OR, NOT and brackets', async () => {
    const { keys } = await searching();
    expect(await keys('project = OPS OR project = ABC AND status = Done')).to.equal('ABC-2 OPS-1');
    expect(await keys('(project = OPS OR project = ABC) AND status = Done')).to.equal('ABC-2');
    expect(await keys('NOT (status = Done OR project = OPS)')).to.equal('ABC-1');
    expect(await keys('key = "ABC-1" OR text ~ "disk"')).to.equal('ABC-1 OPS-1');
  });

  it('keeps what is within quotes, escapes and all', async () => {
    const { sandbox, call, keys } = await searching();
    sandbox.jira.issues.edit('ABC-1', { labels: ['a"b\\c'] });
    expect(await keys(String.raw`labels = "a\"b\\c"`)).to.equal('ABC-1');
    const unknown = await call('POST', '/rest/api/2/search', { jql: 'issuekey in (ABC-1, "NO-1")' });
    expect([unknown.status, unknown.json]).to.deep.equal([
      400,
      { errorMessages: ["An issue with key 'NO-1' does not exist for field 'id'."], errors: {} },
    ]);
  });

  it('finds nothing in projects that one may not see', async () => {
    const { sandbox, keys } = await searching();
    sandbox.jira.changeUser('dev1', { lacks: ['BROWSE_PROJECTS@OPS'] });
    expect(await keys('text ~ "check"')).to.equal('ABC-1');
  });

  it('suggests values for what is typed, in bold', async () => {
    const { sandbox, call } = await searching();
    const { id } = sandbox.jira.fields.define({
      name: 'Pet',
      kind: 'option',
      options: ['Black <cat>', 'Dog', 'Blackbird'],
    });
    const suggest = async (field: string, value: string) => {
      const query = `fieldName=${encodeURIComponent(field)}&fieldValue=${value}`;
      return (await call('GET', `/rest/api/2/jql/autocompletedata/suggestions?${query}`)).json;
    };
    expect(await suggest(`cf[${id.slice('customfield_'.length)}]`, 'bla')).to.deep.equal({
      results: [
        { value: 'Black <cat>', displayName: '<b>Bla</b>ck &#60;cat&#62;' },
        { value: 'Blackbird', displayName: '<b>Bla</b>ckbird' },
      ],
    });
    expect(await suggest('labels', 'w')).to.deep.equal({
      results: [{ value: 'web', displayName: '<b>w</b>eb' }],
    });
    expect(await suggest('nothing', '')).to.deep.equal({ results: [] });
    const labels = await call('GET', '/rest/api/1.0/labels/suggest?query=we');
    expect(labels.json).to.have.nested.property('suggestions[0].label', 'web');
    const groups = await call('GET', '/rest/api/2/groups/picker?query=jira-s');
    expect(groups.json).to.have.nested.property('groups[0].name', 'jira-software-users');
  });
});
