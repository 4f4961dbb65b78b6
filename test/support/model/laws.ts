import { expect } from 'chai';

import type { TimelineEntry } from '../../../src/application/ports/admin-reads.ts';
import type { ExternalIssueLinkProps } from '../../../src/domain/external-issue-link.ts';
import { CLOSED, DONE } from '../payloads.ts';
import type { Model, ModelIssue, ModelLink, Version } from './model.ts';
import type { LinkInWorld, World } from './world.ts';

/** What holds at any time. */
export async function expectOrder(model: Model, world: World): Promise<void> {
  for (const { link, timeline } of await world.links()) {
    const known = model.links.get(link.id);
    if (known !== undefined) expectNoStepBack(known, link);
    for (const entry of timeline) expectReason(entry);
    expectRisingTimes(timeline);
  }
  expect(new Set(world.tracker.changes).size, 'no Effect changes the tracker twice').to.equal(
    world.tracker.changes.length,
  );
  for (const { state, reason, processedAt } of await world.deliveries()) {
    expect(processedAt === null, 'processedAt').to.equal(state === 'pending');
    expect(reason !== null, 'reason').to.equal(state === 'ignored');
  }
}

/** What holds once everything is up again, and nothing is left to be done. */
export async function expectRest(model: Model, world: World): Promise<void> {
  await expectOrder(model, world);
  for (const delivery of await world.deliveries()) expect(delivery.state).to.not.equal('pending');

  const links = await world.links();
  expect(links.map(({ link }) => link.id)).to.have.members([...model.links.keys()]);
  for (const one of links) {
    expect(one.timeline.filter(({ effect }) => effect.isOpen)).to.deep.equal([]);
    const known = model.links.get(one.link.id);
    if (known !== undefined) expectNewestTold(known, one);
  }
}

/** What holds once, beside that, every link was compared with Jira: what was lost on the way is made good. */
export async function expectLockstep(model: Model, world: World): Promise<void> {
  for (const one of await world.links()) {
    const issue = model.links.get(one.link.id)?.issue;
    if (issue === undefined) continue;
    const { status, key } = newest(issue);
    expect(one.link).to.include(
      issue.isDeleted
        ? { state: 'deleted' }
        : { state: 'linked', jiraStatusId: status.id, lastDone: isDone(status), jiraIssueKey: key },
    );
    if (!issue.isDeleted) expectTracker(one);
  }
}

function expectNoStepBack(known: ModelLink, { state, statusWatermark }: ExternalIssueLinkProps): void {
  const watermark = statusWatermark?.getTime() ?? -Infinity;
  expect(watermark, 'the watermark').to.be.at.least(known.watermark);
  if (known.isOver) expect(state, 'a link that is over').to.equal('deleted');
  known.watermark = watermark;
  known.isOver = state === 'deleted';
}

function expectReason({ effect, decision }: TimelineEntry): void {
  const { state, lastProblem } = effect.toProps();
  expect(decision === null, 'an Effect is decided on when it is over, not before').to.equal(effect.isOpen);
  if (state === 'waiting') expect(lastProblem, 'what it waits for').to.be.a('string').and.not.equal('');
  if (decision !== null) expect(decision.outcome).to.equal(state);
}

function expectRisingTimes(timeline: readonly TimelineEntry[]): void {
  const applied = timeline
    .flatMap(({ decision }) => decision ?? [])
    .filter(({ kind, outcome }) => kind === 'status' && outcome === 'applied')
    .toSorted((one, other) => (one.id < other.id ? -1 : 1));
  const times = applied.map(({ values }) => String(values['updatedAt']));
  expect(times, 'no applied status is older than its predecessor').to.deep.equal(times.toSorted());
}

/** An issue that is gone may be unreachable only, as long as nobody told that it is. */
function expectNewestTold(known: ModelLink, one: LinkInWorld): void {
  const { link, timeline } = one;
  if (known.isDeletionTold) expect(link.state).to.equal('deleted');
  if (known.issue.isDeleted) return;
  // What was given up is a person's to replay.
  if (timeline.some(({ effect }) => effect.toProps().state === 'dead')) return;

  expect(link.state).to.equal('linked');
  const { versions } = known.issue;
  const isToldSince = (index: number, isSame: (one: Version, other: Version) => boolean) =>
    index >= known.told ||
    versions.slice(index, known.told + 1).every((each) => isSame(each, versions[index] ?? each));
  const shown = versions.findIndex(
    ({ at, status }, index) =>
      at === link.statusWatermark?.getTime() &&
      status.id === link.jiraStatusId &&
      isDone(status) === link.lastDone &&
      isToldSince(index, (each, other) => each.status.id === other.status.id),
  );
  expect(shown, `a version of ${story(known)} that ${shownBy(link)} is`).to.not.equal(-1);
  const named = versions.findIndex(
    ({ key }, index) =>
      key === link.jiraIssueKey && isToldSince(index, (each, other) => each.key === other.key),
  );
  if (hasOwnMoments(versions)) expect(named, `the key of ${story(known)}: ${shownBy(link)}`).to.not.equal(-1);
  expectTracker(one);
}

function expectTracker({ link, trackerStatus }: LinkInWorld): void {
  expect(trackerStatus, 'the tracker issue').to.equal(link.lastDone ? 'resolved' : 'unresolved');
}

function isDone({ id }: Version['status']): boolean {
  return id === DONE.id || id === CLOSED.id;
}

function newest({ versions }: ModelIssue): Version {
  const last = versions.at(-1);
  if (last === undefined) throw new TypeError('an issue has at least one version');
  return last;
}

function hasOwnMoments(versions: readonly Version[]): boolean {
  return new Set(versions.map(({ at }) => at)).size === versions.length;
}

function story({ issue, told }: ModelLink): string {
  const versions = issue.versions.map(({ at, status, key }) => `${at % 1_000_000} ${status.name} ${key}`);
  return `[${versions.join(', ')}], told ${told},`;
}

function shownBy({
  jiraStatusName,
  jiraIssueKey,
  lastDone,
  statusWatermark,
}: ExternalIssueLinkProps): string {
  const at = statusWatermark === null ? 'never' : String(statusWatermark.getTime() % 1_000_000);
  return `${at} ${String(jiraStatusName)} ${String(jiraIssueKey)} done=${String(lastDone)}`;
}
