import { expect } from 'chai';

import type { LinkId } from '../../src/domain/ids.ts';
import { EVERYTHING } from '../../src/domain/api-key.ts';
import { CLOSED, DONE, TO_DO, type Payload } from '../support/payloads.ts';
import { Scenario, type Connected } from '../support/scenario.ts';
import { IssueInJira, type StatusOfIssue } from '../support/scenario-issue.ts';
import { withMoments } from '../support/scenario-moments.ts';
import type { TrackerCall } from '../support/scenario-trackers.ts';
import { useCasesOn } from '../support/scenario-use-cases.ts';

type Happening = (issue: IssueInJira) => Payload;

const HOUR = 3_600_000;

/** What came of linking an issue to which `happenings` happened at the moments of these numbers. */
interface Linked {
  readonly scenario: Scenario;
  readonly issue: IssueInJira;
  readonly linkId: LinkId | null;
  /** How many moments there were. */
  readonly moments: number;
}

/**
 * Links an issue and processes it, and has each happening change Jira and be delivered at its moment: before the first
 * call of any port, between any two, or after the last.
 */
async function link(
  from: StatusOfIssue,
  happenings: ReadonlyMap<number, Happening>,
  trackerCalls: readonly TrackerCall[] = [],
): Promise<Linked> {
  const scenario = new Scenario();
  scenario.trackers.plan(trackerCalls);
  const connected = await scenario.connect();
  const issue = new IssueInJira(scenario.jira, { status: from });
  let moments = 0;
  const ports = withMoments(scenario.ports, async () => {
    moments += 1;
    const happening = happenings.get(moments);
    if (happening !== undefined) await scenario.deliver(connected, happening(issue));
  });

  const linkId = await linkOn(useCasesOn(ports), scenario, connected);
  const seen = moments;
  // What has its moment after the last happens now.
  for (const [at, happening] of happenings) {
    if (at > seen) await scenario.deliver(connected, happening(issue));
  }
  await scenario.settle();
  while ((await scenario.sweepAfter(HOUR)) > 0);
  return { scenario, issue, linkId, moments: seen };
}

async function linkOn(
  { linkIssue, processIssue }: ReturnType<typeof useCasesOn>,
  scenario: Scenario,
  { installationId }: Connected,
): Promise<LinkId | null> {
  const { id } = await scenario.useCases.addLocalTrackerIssue.execute({
    scope: EVERYTHING,
    installationId,
    title: 'A crash',
  });
  const command = { scope: EVERYTHING, installationId, trackerIssueId: id, jiraIssue: '10300' };
  const made = await linkIssue.execute(command).catch(() => null);
  await scenario.signal.settle((issue) => processIssue.execute(issue));
  return made?.id ?? null;
}

async function momentsOf(from: StatusOfIssue): Promise<number> {
  return (await link(from, new Map())).moments;
}

function expectInLockstep({ scenario, issue, linkId }: Linked, when: string): void {
  if (linkId === null) return expect.fail(`${when}: not linked`);
  const isDone = issue.status !== TO_DO;
  expect(scenario.linkOf(linkId), when).to.include({
    state: 'linked',
    lastDone: isDone,
    jiraIssueKey: issue.key,
    isInDoubt: false,
  });
  expect(scenario.trackerStatusOf(linkId), when).to.equal(isDone ? 'resolved' : 'unresolved');
  expect(scenario.deliveries.filter(({ state }) => state === 'pending')).to.be.empty;
}

describe('linking an issue while it changes', () => {
  const changes: readonly (readonly [string, StatusOfIssue, Happening])[] = [
    ['becomes done', TO_DO, (issue) => issue.transition(DONE)],
    ['is reopened', DONE, (issue) => issue.transition(TO_DO)],
    ['goes from done to done', DONE, (issue) => issue.transition(CLOSED)],
    ['is moved', TO_DO, (issue) => issue.move('NUM-9')],
    ['is edited', DONE, (issue) => issue.edit()],
  ];
  for (const [what, from, happening] of changes) {
    it(`ends in lockstep at whatever moment the issue ${what}`, async () => {
      const last = (await momentsOf(from)) + 1;
      expect(last).to.be.above(20);
      for (let at = 1; at <= last; at += 1) {
        expectInLockstep(await link(from, new Map([[at, happening]])), `at moment ${at} of ${last}`);
      }
    });

    it(`ends so too when the tracker did it and did not say so, as the issue ${what}`, async () => {
      const last = (await momentsOf(from)) + 1;
      for (let at = 1; at <= last; at += 1) {
        const linked = await link(from, new Map([[at, happening]]), ['fails_after', 'fails_after']);
        expectInLockstep(linked, `at moment ${at} of ${last}`);
      }
    });
  }

  it('ends in lockstep at whatever two moments the issue becomes done and is reopened', async () => {
    const last = (await momentsOf(TO_DO)) + 1;
    for (let first = 1; first <= last; first += 1) {
      for (let second = first + 1; second <= last + 1; second += 1) {
        const happenings = new Map<number, Happening>([
          [first, (issue) => issue.transition(DONE)],
          [second, (issue) => issue.transition(TO_DO)],
        ]);
        expectInLockstep(await link(TO_DO, happenings), `at the moments ${first} and ${second}`);
      }
    }
  }).timeout(60_000);

  it('never calls an issue linked that was deleted, at whatever moment', async () => {
    const last = (await momentsOf(TO_DO)) + 1;
    const ends = new Set<string>();
    for (let at = 1; at <= last; at += 1) {
      const { scenario, linkId } = await link(TO_DO, new Map([[at, (issue) => issue.delete()]]));
      ends.add(linkId === null ? 'refused' : scenario.linkOf(linkId).state);
    }
    expect([...ends]).to.deep.equal(['refused', 'unreachable', 'deleted']);
  });
});
