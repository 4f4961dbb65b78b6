import { expect } from 'chai';

import { foreseenSentence } from '../../../../src/adapters/http/foreseen-sentence.ts';
import { EVERYTHING } from '../../../../src/domain/api-key.ts';
import { InvalidValue, NotFound } from '../../../../src/domain/domain-error.ts';
import type { LinkId } from '../../../../src/domain/ids.ts';
import { PLAIN_STATUS_MAPPING } from '../../../../src/domain/outbound/status-mapping.ts';
import type { SyncSettings } from '../../../../src/domain/sync-settings.ts';
import { anId } from '../../../support/builders.ts';
import { aUser, CLOSED, DONE, IN_PROGRESS } from '../../../support/payloads.ts';
import { IssueInJira } from '../../../support/scenario-issue.ts';
import { Scenario, type Connected } from '../../../support/scenario.ts';

describe('PreviewSettings', () => {
  let scenario: Scenario;
  let issue: IssueInJira;
  let connected: Connected;
  let link: LinkId;

  beforeEach(async () => {
    scenario = new Scenario();
    for (const [{ id, name }, category] of [
      [IN_PROGRESS, 'indeterminate'],
      [DONE, 'done'],
      [CLOSED, 'done'],
    ] as const)
      scenario.jira.putStatus({ id, name, category });
    issue = new IssueInJira(scenario.jira);
    connected = await scenario.connect();
    link = await scenario.link(connected);
  });

  const preview = (change: Partial<SyncSettings>, installationId = connected.installationId) =>
    scenario.useCases.previewSettings.execute({
      scope: EVERYTHING,
      installationId,
      settings: (present) => ({ ...present, ...change }),
    });

  /** The newest first, as people read it. */
  const told = async (change: Partial<SyncSettings>) =>
    (await preview(change)).events
      .filter(({ event }) => event.side === 'jira')
      .map(
        ({ before, after }) =>
          `${before.map(foreseenSentence).join()} → ${after.map(foreseenSentence).join()}`,
      );

  const deliver = async (body: unknown): Promise<void> => {
    await scenario.deliver(connected, body);
    await scenario.settle();
  };

  it('tells for each event what the present settings make of it, and what the changed would have', async () => {
    await deliver(issue.transition(IN_PROGRESS));
    await deliver(issue.transition(DONE));

    expect(await told({ inboundStatus: false })).to.deep.equal([
      'resolves the tracker issue → leaves the tracker issue’s status: Jira’s is not carried over',
      'leaves the tracker issue’s status: it is as done as before → leaves the tracker issue’s status: Jira’s is not carried over',
    ]);
  });

  it('judges by the project’s own set of done statuses', async () => {
    await deliver(issue.transition(IN_PROGRESS));
    await deliver(issue.transition(DONE));

    expect(await told({ doneStatusIds: { '10100': [IN_PROGRESS.id] } })).to.deep.equal([
      'resolves the tracker issue → unresolves the tracker issue',
      'leaves the tracker issue’s status: it is as done as before → resolves the tracker issue',
    ]);
  });

  it('ignores where the resolution is one of those', async () => {
    await deliver(issue.transition(DONE, { id: '2', name: "Won't Fix" }));

    expect(await told({ ignoredResolutionIds: ['2'] })).to.deep.equal([
      'resolves the tracker issue → ignores the tracker issue',
    ]);
  });

  it('knows people by the mapping, and says when they are only looked for', async () => {
    await deliver(issue.assign(aUser('ada')));

    expect(await told({ userMapping: [{ jiraUser: 'ADA', trackerUser: 'u1' }] })).to.deep.equal([
      'assigns the tracker issue to whoever User ada is found to be, by key, name or e-mail → assigns the tracker issue to u1, by the mapping',
    ]);
    expect((await told({ inboundAssignee: false }))[0]).to.contain('→ leaves the tracker issue’s assignee');
  });

  it('tells of deletions and comments', async () => {
    await deliver(issue.comment());
    await deliver(issue.delete());

    expect(await told({ inboundComments: true, resolvesOnDeletion: true })).to.deep.equal([
      'tells the tracker issue, and leaves it as it is → tells the tracker issue, and resolves it',
      'leaves the tracker’s comments: Jira’s are not carried over → writes the comment to the tracker issue',
    ]);
  });

  it('tells of the tracker’s events what is asked of Jira', async () => {
    await scenario.useCases.setLocalTrackerIssueStatus.execute({
      ...{ scope: EVERYTHING, trackerIssueId: scenario.linkOf(link).trackerIssueId, by: 'Bob' },
      status: 'resolved',
    });
    const mapping = { ...PLAIN_STATUS_MAPPING, onResolve: CLOSED.id, onUnresolve: '10000', onIgnore: null };
    await scenario.deliver(connected, issue.transition(IN_PROGRESS));
    await scenario.settle();

    const { events } = await preview({ statusMappings: { '10100': mapping } });
    const [outbound] = events.filter(({ event }) => event.side === 'tracker');

    expect(outbound?.event.actor).to.equal('Bob');
    expect(outbound?.before.map(foreseenSentence)).to.deep.equal([
      'leaves the Jira issue’s status: its project has no mapping',
    ]);
    expect(outbound?.after.map(foreseenSentence)[0]).to.match(
      /brings the Jira issue to “?(Closed|the status 6)/,
    );
  });

  it('finds no difference where the settings are the same', async () => {
    await deliver(issue.transition(DONE));
    await deliver(issue.assign(aUser('ada')));

    expect((await preview({})).events.map(({ isDifferent }) => isDifferent)).to.deep.equal([false, false]);
  });

  it('looks at the last 50 events, and counts those whose bodies were removed', async () => {
    for (let number = 0; number < 60; number += 1)
      await deliver(issue.assign(number % 2 ? null : aUser('ada')));
    const [newest] = scenario.deliveries.map(({ id }) => id).slice(-1);
    const kept = scenario.tables.deliveries.get(newest ?? ('' as never));
    if (kept !== undefined) scenario.tables.deliveries.set(kept.id, { ...kept, body: null });

    const { events, withoutBody } = await preview({ inboundAssignee: true });

    expect([events.length, withoutBody]).to.deep.equal([49, 1]);
  });

  it('asks no Jira and no tracker, and changes nothing', async () => {
    await deliver(issue.transition(DONE));
    const [calls, settings] = [
      scenario.jira.calls.length,
      scenario.tables.installations.get(connected.installationId),
    ];

    await preview({ inboundStatus: false });

    expect(scenario.jira.calls).to.have.lengthOf(calls);
    expect(scenario.tables.installations.get(connected.installationId)).to.equal(settings);
  });

  it('refuses settings that make no sense, and an Installation that is not there', async () => {
    const refused = async (given: Promise<unknown>) =>
      given.then(
        () => null,
        (error: unknown) => error,
      );

    expect(await refused(preview({ ignoredResolutionIds: ['x'] }))).to.be.instanceOf(InvalidValue);
    expect(await refused(preview({}, anId()))).to.be.instanceOf(NotFound);
  });
});
