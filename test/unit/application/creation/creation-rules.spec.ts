import { expect } from 'chai';

import type { GivenRule } from '../../../../src/application/creation/add-creation-rule.ts';
import { EVERYTHING } from '../../../../src/domain/api-key.ts';
import type { CreationRule } from '../../../../src/domain/creation/creation-rule.ts';
import { FieldsRefused, InvalidValue, NotFound } from '../../../../src/domain/domain-error.ts';
import type { EffectId, LinkId } from '../../../../src/domain/ids.ts';
import type {
  TrackerChange,
  TrackerEvent,
  TrackerIssueFacts,
} from '../../../../src/domain/outbound/tracker-event.ts';
import { errorOf } from '../../../contract/unit-of-work.contract.ts';
import { FIRST_PAGE } from '../../../contract/opened-storage.ts';
import { anId, SOME_FACTS } from '../../../support/builders.ts';
import { ABC, BUG } from '../../../support/create-meta.ts';
import { UnlinkedIssue } from '../../../support/scenario-creation.ts';

const RULE: GivenRule = {
  name: 'Errors',
  position: 0,
  isEnabled: true,
  match: { projects: [], levels: [], tags: {}, timesSeenAtLeast: null, onRegression: false },
  again: 'never',
  values: {
    project: ABC.id,
    issuetype: BUG.id,
    title: '{{level}}: {{title}}',
    description: '{{link}}\n\n{{details}}',
  },
};
const FACTS: TrackerIssueFacts = {
  ...SOME_FACTS,
  level: 'error',
  project: 'web',
  tags: { release: '2.1 beta' },
};

describe('a rule by which Jira issues are made', () => {
  let issue: UnlinkedIssue;
  let events: number;

  beforeEach(async () => {
    issue = await UnlinkedIssue.arrange();
    events = 0;
  });

  const made = () => issue.scenario.jira.creating.made;
  const add = (rule: Partial<GivenRule> = {}): Promise<CreationRule> =>
    issue.scenario.useCases.addCreationRule.execute({
      scope: EVERYTHING,
      installationId: issue.connected.installationId,
      rule: { ...RULE, ...rule },
    });
  const event = (change: TrackerChange): TrackerEvent => ({
    id: `event ${(events += 1)}`,
    issue: issue.trackerIssueId,
    actor: null,
    occurredAt: issue.scenario.clock.now(),
    change,
    causedBy: null,
  });

  async function take(taken: TrackerEvent): Promise<void> {
    const { installationId } = issue.connected;
    await issue.scenario.useCases.receiveTrackerEvents.execute({ installationId, events: [taken] });
    await issue.sweepAfter(0);
    await issue.scenario.settle();
  }
  const see = (facts: Partial<TrackerIssueFacts> = {}) =>
    take(event({ kind: 'seen', facts: { ...FACTS, ...facts } }));
  const comeBack = () => take(event({ kind: 'status', status: 'unresolved', isRegression: true }));

  async function finish(linkId: LinkId | null): Promise<void> {
    const { ports, clock } = issue.scenario;
    clock.advance(1_000);
    await ports.storage.unitOfWork.run(async ({ links }) => {
      const link = linkId === null ? null : await links.find(linkId);
      if (link === null) return;
      const done = { isDone: true, updatedAt: clock.now(), statusId: '3', statusName: 'Done' };
      await links.save(link.withStatus(done));
    });
    clock.advance(1_000);
  }

  it('makes one issue for a tracker issue, with its templates filled in, and links it', async () => {
    await add({ values: { ...RULE.values, labels: '{{tags.release}}, web', priority: 'High' } });

    await see();
    await see();

    expect(made()).to.have.lengthOf(1);
    expect(made()[0]?.fields).to.deep.include({
      summary: 'error: It breaks',
      description: 'It breaks',
      priority: { id: '2' },
    });
    expect(made()[0]?.fields['labels']).to.include.members(['2.1-beta', 'web']);
    expect(issue.links).to.have.lengthOf(1);
    expect(issue.creations[0]).to.include({ state: 'created', by: 'Errors' });
  });

  it('makes one when several processes take the event at once', async () => {
    await add();
    const twice = event({ kind: 'seen', facts: FACTS });

    await Promise.all([take(twice), take(twice), see()]);

    expect(made()).to.have.lengthOf(1);
  });

  it('is for those that have each thing it names, and no other', async () => {
    const match = {
      projects: ['web', 'api'],
      levels: ['error'],
      tags: { release: '2.1 beta' },
      timesSeenAtLeast: 10,
      onRegression: false,
    };
    await add({ match });

    for (const facts of [
      { project: 'shop' },
      { project: null },
      { level: 'info' },
      { tags: {} },
      { timesSeen: 9 },
      { timesSeen: null },
    ])
      await see({ timesSeen: 10, ...facts });
    expect(made()).to.be.empty;

    await see({ timesSeen: 10 });
    expect(made()).to.have.lengthOf(1);
  });

  it('goes by its position among those that match, and is left out while it is disabled', async () => {
    await add({ name: 'last', position: 2 });
    await add({ name: 'off', position: 0, isEnabled: false });
    await add({ name: 'first', position: 1 });
    await add({ name: 'later', position: 1 });

    await see();

    expect(issue.creations.map(({ by }) => by)).to.deep.equal(['first']);
  });

  it('makes no other once its issue is done, unless it says so, and one for each then', async () => {
    const rule = await add();
    await see();
    await finish(issue.creations[0]?.linkId ?? null);
    await see();
    expect(made()).to.have.lengthOf(1);

    await issue.scenario.useCases.changeCreationRule.execute({
      scope: EVERYTHING,
      ruleId: rule.id,
      rule: { ...RULE, again: 'once_done' },
    });
    await see();
    await see();

    expect(made()).to.have.lengthOf(2);
    expect(issue.links.filter(({ state }) => state !== 'unlinked')).to.have.lengthOf(1);
  });

  it('makes no other for what happened before the issue was done', async () => {
    await add({ again: 'once_done' });
    await see();
    const late = event({ kind: 'seen', facts: FACTS });
    await finish(issue.creations[0]?.linkId ?? null);

    await take(late);

    expect(made()).to.have.lengthOf(1);
  });

  it('makes another whenever the tracker issue comes back, where it says always', async () => {
    await add({ again: 'always', match: { ...RULE.match, onRegression: true } });
    await comeBack();
    expect(made()).to.be.empty;

    await see();
    await comeBack();

    expect(made()).to.have.lengthOf(2);
  });

  it('shows what went wrong, which a person mends and replays', async () => {
    issue.scenario.jira.creating.refuse({ customfield_7: 'Team is required.' });
    const rule = await add();
    await see();
    await see();
    const { creationReads } = issue.scenario.ports.storage;

    const listed = await creationReads.rule(EVERYTHING, rule.id);

    expect(listed?.failures.count).to.equal(1);
    expect(listed?.failures.lastProblem).to.be.a('string');
    expect(issue.creations).to.have.lengthOf(1);
    expect(issue.creations[0]?.fieldProblems).to.deep.equal([
      { field: 'customfield_7', message: 'Team is required.' },
    ]);

    issue.scenario.jira.creating.refuse(null);
    const creationId = issue.creations[0]?.id ?? anId<'IssueCreation'>();
    await issue.scenario.useCases.replayCreation.execute({ scope: EVERYTHING, creationId });
    await issue.sweepAfter(0);
    expect(made()).to.have.lengthOf(1);
  });

  it('is refused without project, issue type and title, and with a template of what there is not', async () => {
    for (const [values, field] of [
      [{}, 'project'],
      [{ ...RULE.values, issuetype: ' ' }, 'issuetype'],
      [{ ...RULE.values, title: undefined }, 'title'],
      [{ ...RULE.values, labels: ['{{tags.x}}', '{{titel}}'] }, 'labels'],
    ] as const) {
      const error = await errorOf(add({ values }));
      expect(error).to.be.instanceOf(FieldsRefused);
      expect((error as FieldsRefused).problems.map((problem) => problem.field)).to.include(field);
    }
    expect(await errorOf(add({ name: ' ' }))).to.be.instanceOf(InvalidValue);
    expect(await errorOf(add({ position: 0.5 }))).to.be.instanceOf(InvalidValue);
    expect(await errorOf(add({ match: { ...RULE.match, timesSeenAtLeast: 0 } }))).to.be.instanceOf(
      InvalidValue,
    );
  });

  it('asks for nothing once it is removed, and belongs to its Organization', async () => {
    const rule = await add();
    const stranger = { organizationId: anId<'Organization'>() };
    const { removeCreationRule, changeCreationRule, addCreationRule } = issue.scenario.useCases;
    const { installationId } = issue.connected;
    for (const attempt of [
      removeCreationRule.execute({ scope: stranger, ruleId: rule.id }),
      changeCreationRule.execute({ scope: stranger, ruleId: rule.id, rule: RULE }),
      addCreationRule.execute({ scope: stranger, installationId, rule: RULE }),
    ])
      expect(await errorOf(attempt)).to.be.instanceOf(NotFound);

    await removeCreationRule.execute({ scope: EVERYTHING, ruleId: rule.id });
    await see();

    expect(made()).to.be.empty;
    const { creationReads } = issue.scenario.ports.storage;
    expect(await creationReads.rules(EVERYTHING, installationId, FIRST_PAGE)).to.be.empty;
  });

  describe('is asked for a new issue in the place of one that is not reopened', () => {
    async function ask(effectId: EffectId) {
      const { useCases, tables } = issue.scenario;
      const link = [...tables.links.values()].find((one) => !one.isOver);
      const installation = tables.installations.get(issue.connected.installationId);
      if (link === undefined || installation === undefined) return expect.fail('there is no link');
      return useCases.makeInItsPlace.execute({ link, installation, effectId });
    }

    it('and makes it as the one before was made, once for an Effect', async () => {
      await issue.create();
      const effectId = anId<'Effect'>();

      expect(await ask(effectId)).to.deep.equal({ kind: 'asked', jiraIssueKey: null });
      await issue.sweepAfter(0);
      expect(await ask(effectId)).to.deep.equal({ kind: 'asked', jiraIssueKey: made()[1]?.key });
      await issue.sweepAfter(0);

      expect(made().map(({ fields }) => fields['summary'])).to.deep.equal(['It breaks', 'It breaks']);
      expect(issue.links.map(({ state }) => state).toSorted()).to.deep.equal(['linking', 'unlinked']);
    });

    it('and makes it by a rule where the one before was there before, else makes none', async () => {
      const { scenario, connected } = issue;
      scenario.jira.putIssue({ id: '4', key: 'ABC-4', status: { id: '1', name: 'To Do', category: 'new' } });
      await scenario.link(connected);

      expect(await ask(anId())).to.deep.equal({ kind: 'unavailable' });
      await add({ match: { ...RULE.match, onRegression: true } });
      expect(await ask(anId())).to.deep.equal({ kind: 'asked', jiraIssueKey: null });
      await issue.sweepAfter(0);

      expect(made()).to.have.lengthOf(1);
    });
  });
});
