import { expect } from 'chai';

import { JiraFailure } from '../../../../src/application/ports/jira-failure.ts';
import type { ShowCreationFormCommand } from '../../../../src/application/creation/show-creation-form.ts';
import { EVERYTHING } from '../../../../src/domain/api-key.ts';
import { InvalidValue, NotFound } from '../../../../src/domain/domain-error.ts';
import { errorOf } from '../../../contract/unit-of-work.contract.ts';
import { anId } from '../../../support/builders.ts';
import { ABC, BUG, USUAL_FIELDS } from '../../../support/create-meta.ts';
import { UnlinkedIssue, VALUES } from '../../../support/scenario-creation.ts';

const OPS = { id: '10200', key: 'OPS', name: 'Operations' };
const TASK = { id: '10005', name: 'Task', isSubtask: false };

describe('ShowCreationForm', () => {
  let issue: UnlinkedIssue;

  beforeEach(async () => {
    issue = await UnlinkedIssue.arrange();
    issue.scenario.jira.creating.putProject(OPS, [
      { ...BUG, fields: USUAL_FIELDS },
      { ...TASK, fields: USUAL_FIELDS },
    ]);
  });

  const form = (command: Partial<ShowCreationFormCommand> = {}) =>
    issue.scenario.useCases.showCreationForm.execute({
      scope: EVERYTHING,
      installationId: issue.connected.installationId,
      trackerIssueId: issue.trackerIssueId,
      given: {},
      user: null,
      ...command,
    });
  const valueOf = async (id: string, command: Partial<ShowCreationFormCommand> = {}) =>
    (await form(command)).fields.find((field) => field.id === id)?.value;

  it('asks for project, title, description and issue type first, then for what the screen has', async () => {
    const { fields, problem, notices } = await form();

    expect(fields.map(({ id }) => id)).to.deep.equal([
      ...['project', 'title', 'description', 'issuetype', 'priority', 'labels', 'reporter'],
    ]);
    expect(fields.filter(({ reloadsForm }) => reloadsForm).map(({ id }) => id)).to.deep.equal([
      'project',
      'issuetype',
    ]);
    expect(fields[0]?.choices?.map(({ value, label }) => [value, label])).to.deep.equal([
      [ABC.id, 'Alphabet (ABC)'],
      [OPS.id, 'Operations (OPS)'],
    ]);
    expect([problem, notices]).to.deep.equal([null, []]);
    expect(await valueOf('title')).to.equal('A crash');
    expect(await valueOf('description')).to.equal('Tracker issue: A crash');
  });

  it('fills in what is asked for before what was given the last time', async () => {
    await issue.create({ values: { ...VALUES, project: OPS.id, issuetype: TASK.id, priority: '2' } });

    expect([await valueOf('project'), await valueOf('issuetype')]).to.deep.equal([OPS.id, TASK.id]);
    expect([await valueOf('priority'), await valueOf('labels')]).to.deep.equal(['2', ['web']]);
    expect(await valueOf('project', { given: { project: 'ABC' } })).to.equal(ABC.id);
    expect(await valueOf('priority', { given: { project: OPS.id, priority: '3' } })).to.equal('3');
  });

  it('falls back to the first project when the one of the last time is gone, and says so', async () => {
    await issue.create({ values: { ...VALUES, project: OPS.id } });
    issue.scenario.jira.creating.removeProject(OPS.id);

    const { fields, notices } = await form();

    expect(fields[0]?.value).to.equal(ABC.id);
    expect(notices.map(({ field }) => field)).to.deep.equal(['project']);
  });

  it('leaves the reporter blank whom Jira knows no more', async () => {
    await issue.create({ values: { ...VALUES, reporter: 'gone' }, user: 'u1' });

    expect(await valueOf('reporter', { user: 'u1' })).to.equal(null);
  });

  it('lacks what the settings ignore', async () => {
    const { installationId } = issue.connected;
    const { settings } = issue.scenario.tables.installations.get(installationId) ?? {};
    if (settings === undefined) return expect.fail('there is no Installation');
    await issue.scenario.useCases.changeSyncSettings.execute({
      scope: EVERYTHING,
      installationId,
      settings: { ...settings, ignoredFieldIds: ['priority', 'description'] },
    });

    expect((await form()).fields.map(({ id }) => id)).not.to.include.members(['priority', 'description']);
  });

  it('has no field, and says what to do, where Jira shows no project', async () => {
    issue.scenario.jira.creating.removeProject(ABC.id);
    issue.scenario.jira.creating.removeProject(OPS.id);

    const { fields, problem } = await form();

    expect(fields).to.be.empty;
    expect(problem?.message).to.include('Browse Projects');
  });

  it('has the project alone, and Jira’s word, where it does not tell what to give', async () => {
    const refused = new JiraFailure('jira_refused', 'No.', { status: 400 });
    for (const call of ['creation.issueTypes', 'creation.fields'] as const) {
      issue.scenario.jira.failOn(call, refused);
      const { fields, problem } = await form();
      issue.scenario.jira.heal();

      expect(fields.map(({ id }) => id)).to.deep.equal(['project']);
      expect(problem).to.deep.equal({ field: 'project', message: 'No.' });
    }
    issue.scenario.jira.creating.putProject(ABC, []);
    expect((await form()).problem?.message).to.include('Create Issues');
  });

  it('refuses what is not there, and fails when Jira cannot be asked for its projects', async () => {
    expect(await errorOf(form({ trackerIssueId: anId() }))).to.be.instanceOf(InvalidValue);
    expect(await errorOf(form({ scope: { organizationId: anId() } }))).to.be.instanceOf(NotFound);
    issue.scenario.jira.failOn('creation.projects', new JiraFailure('jira_unreachable', 'Away.'));
    expect(await errorOf(form())).to.be.instanceOf(JiraFailure);
  });
});
