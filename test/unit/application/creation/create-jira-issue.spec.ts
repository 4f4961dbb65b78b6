import { expect } from 'chai';

import { JiraFailure } from '../../../../src/application/ports/jira-failure.ts';
import { EVERYTHING } from '../../../../src/domain/api-key.ts';
import {
  AlreadyLinked,
  Conflict,
  FieldsRefused,
  IntegrationNotActive,
  InvalidValue,
  NotFound,
} from '../../../../src/domain/domain-error.ts';
import { anId } from '../../../support/builders.ts';
import { ABC, BUG, USUAL_FIELDS } from '../../../support/create-meta.ts';
import { errorOf } from '../../../contract/unit-of-work.contract.ts';
import { UnlinkedIssue, VALUES } from '../../../support/scenario-creation.ts';

describe('CreateJiraIssue', () => {
  let issue: UnlinkedIssue;

  beforeEach(async () => {
    issue = await UnlinkedIssue.arrange();
  });

  const made = () => issue.scenario.jira.creating.made;

  it('makes the issue as it was asked for, with a marker among its labels, and links it', async () => {
    const creation = await issue.create();

    const { jiraIssueKey, jiraIssueId, linkId, state } = creation.toProps();
    expect(state).to.equal('created');
    expect(made().map(({ id, key }) => ({ id, key }))).to.deep.equal([
      { id: jiraIssueId, key: jiraIssueKey },
    ]);
    expect(made()[0]?.fields).to.deep.equal({
      project: { id: ABC.id },
      issuetype: { id: BUG.id },
      summary: 'It breaks',
      labels: ['web', creation.marker],
    });
    expect(issue.links.map(({ id }) => id)).to.deep.equal([linkId]);
    expect(issue.links[0]).to.include({ jiraIssueId, jiraIssueKey, jiraProjectId: ABC.id });

    await issue.scenario.settle();
    expect(issue.links[0]?.state).to.equal('linked');
  });

  it('makes none again under the same key, and answers what was made', async () => {
    const first = await issue.create();

    const again = await issue.create({ values: { ...VALUES, title: 'Another' } });

    expect(again.toProps()).to.deep.equal(first.toProps());
    expect(made()).to.have.lengthOf(1);
  });

  it('makes one when it is asked for twice at once, under one key or several', async () => {
    const asked = ['a', 'a', 'b', null].map((key) => issue.create({ key }));

    const outcomes = await Promise.allSettled(asked);

    expect(made()).to.have.lengthOf(1);
    expect(issue.links).to.have.lengthOf(1);
    const refused = outcomes
      .filter((outcome) => outcome.status === 'rejected')
      .map(({ reason }): unknown => reason);
    for (const error of refused)
      expect(error instanceof Conflict || error instanceof AlreadyLinked, String(error)).to.equal(true);
  });

  it('takes the project by key and the issue type by name', async () => {
    await issue.create({ values: { ...VALUES, project: 'abc', issuetype: 'Bug' } });

    expect(made()[0]?.fields).to.deep.include({ project: { id: ABC.id }, issuetype: { id: BUG.id } });
  });

  describe('refuses, and makes and keeps nothing,', () => {
    afterEach(() => {
      expect(made()).to.be.empty;
      expect(issue.links).to.be.empty;
    });

    const refusal = async (command: Parameters<UnlinkedIssue['create']>[0]) => {
      const error = await errorOf(issue.create(command));
      expect(issue.creations).to.be.empty;
      return error;
    };

    it('what is wrong with the fields, before Jira is asked to make anything', async () => {
      const error = await refusal({ values: { ...VALUES, title: '', priority: 'none' } });

      expect(error).to.be.instanceOf(FieldsRefused);
      expect((error as FieldsRefused).problems.map(({ field }) => field)).to.deep.equal([
        'title',
        'priority',
      ]);
      expect(issue.scenario.jira.calls).not.to.include('creation.create');
    });

    it('a project or issue type that is not named, or not there', async () => {
      for (const [field, values] of [
        ['project', { ...VALUES, project: '' }],
        ['project', { ...VALUES, project: 'NOPE' }],
        ['project', { ...VALUES, project: '99' }],
        ['issuetype', { ...VALUES, issuetype: null }],
        ['issuetype', { ...VALUES, issuetype: 'Wish' }],
      ] as const) {
        const error = await refusal({ values });
        expect(error).to.be.instanceOf(FieldsRefused);
        expect((error as FieldsRefused).problems[0]?.field).to.equal(field);
      }
    });

    it('a tracker issue that is not there, and an Installation of somebody else’s', async () => {
      expect(await refusal({ trackerIssueId: anId() })).to.be.instanceOf(InvalidValue);
      expect(await refusal({ scope: { organizationId: anId() } })).to.be.instanceOf(NotFound);
    });

    it('while nobody has authorized the Jira, or it cannot be asked', async () => {
      issue.scenario.jira.failOn('creation.fields', new JiraFailure('jira_unreachable', 'Jira is away.'));
      expect(await refusal({})).to.be.instanceOf(JiraFailure);

      issue.scenario.jira.heal();
      issue.scenario.jira.revokeAccess();
      expect(await refusal({})).to.be.instanceOf(JiraFailure);
      expect(await refusal({})).to.be.instanceOf(IntegrationNotActive);
    });
  });

  it('refuses a tracker issue that is linked already, before Jira is asked for anything', async () => {
    await issue.create();
    const before = issue.scenario.jira.calls.length;

    expect(await errorOf(issue.create({ key: 'other' }))).to.be.instanceOf(AlreadyLinked);
    expect(issue.scenario.jira.calls.length).to.equal(before);
  });

  it('tells what Jira refuses at the fields, and makes it under the same key once that is mended', async () => {
    issue.scenario.jira.creating.refuse({ summary: 'Too vague.', customfield_7: 'Team is required.' });

    const error = await errorOf(issue.create());

    expect(error).to.be.instanceOf(FieldsRefused);
    expect((error as FieldsRefused).problems).to.deep.equal([
      { field: 'title', message: 'Too vague.' },
      { field: 'customfield_7', message: 'Team is required.' },
    ]);
    expect(issue.creations[0]).to.include({ state: 'failed', askedAt: null });

    issue.scenario.jira.creating.refuse(null);
    const creation = await issue.create({ values: { ...VALUES, title: 'It breaks on Mondays' } });
    expect(creation.state).to.equal('created');
    expect(issue.creations).to.have.lengthOf(1);
    expect(made()[0]?.fields['summary']).to.equal('It breaks on Mondays');
  });

  it('has nobody link the tracker issue to another Jira issue meanwhile', async () => {
    const { scenario, connected, trackerIssueId } = issue;
    scenario.jira.failOn('creation.create', new JiraFailure('jira_unreachable', 'Jira is away.'), 1);
    const creation = await issue.create();
    expect(creation.state).to.equal('waiting');
    scenario.jira.putIssue({ id: '4', key: 'ABC-4', status: { id: '1', name: 'To Do', category: 'new' } });

    const link = scenario.useCases.linkIssue.execute({
      scope: EVERYTHING,
      installationId: connected.installationId,
      trackerIssueId,
      jiraIssue: 'ABC-4',
    });

    expect(await errorOf(link)).to.be.instanceOf(Conflict);
  });

  it('puts the marker into the description where a screen has no labels, and into the title where it has neither', async () => {
    for (const [left, field] of [
      [['labels'], 'description'],
      [['labels', 'description'], 'summary'],
    ] as const) {
      const fields = USUAL_FIELDS.filter(({ id }) => !left.some((one) => one === id));
      const other = await UnlinkedIssue.arrange(undefined, fields);
      const creation = await other.create({
        values: { project: ABC.id, issuetype: BUG.id, title: 'x'.repeat(300) },
      });

      const sent = other.scenario.jira.creating.made[0]?.fields ?? {};
      expect(sent[field]).to.include(creation.marker);
      expect(String(sent['summary'])).to.have.lengthOf.at.most(255);
    }
  });

  it('remembers what was given for the next form: project, type, priority, labels, and the reporter of a person', async () => {
    await issue.create({ values: { ...VALUES, priority: '2', reporter: 'ada' }, user: 'u1' });

    const { creationDefaults } = issue.scenario.ports.storage.stores;
    const { installationId } = issue.connected;
    expect(await creationDefaults.lastProject(installationId)).to.equal(ABC.id);
    expect(await creationDefaults.inProject(installationId, ABC.id)).to.deep.equal({
      issueTypeId: BUG.id,
      priority: '2',
      labels: ['web'],
    });
    expect(await creationDefaults.reporterOf(installationId, 'u1')).to.equal('ada');
  });
});
