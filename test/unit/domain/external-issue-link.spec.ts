import { expect } from 'chai';

import { InvariantViolated } from '../../../src/domain/domain-error.ts';
import { ExternalIssueLink, type SeenStatus } from '../../../src/domain/external-issue-link.ts';
import type { SeenKey } from '../../../src/domain/key-rule.ts';
import { afterNoon, aLink, aNewLink, anIssue, NOON } from '../../support/builders.ts';

const [EARLY, MIDDLE, LATE] = [new Date('2024-01-01'), new Date('2024-01-02'), new Date('2024-01-03')];

function seen(isDone: boolean, updatedAt: Date | null): SeenStatus {
  return { isDone, updatedAt, statusId: isDone ? '10001' : '3', statusName: isDone ? 'Done' : 'In Progress' };
}

function seenKey(key: string, updatedAt: Date | null, more: Partial<SeenKey> = {}): SeenKey {
  return { key, projectId: null, from: null, updatedAt, ...more };
}

describe('a link', () => {
  it('starts as linking, with nothing known of its Jira issue but the key', () => {
    const { state, lastDone, statusWatermark, keyWatermark, isInDoubt, jiraIssueKey, jiraStatusId } =
      aNewLink().toProps();
    expect({
      state,
      lastDone,
      statusWatermark,
      keyWatermark,
      isInDoubt,
      jiraIssueKey,
      jiraStatusId,
    }).to.deep.equal({
      state: 'linking',
      lastDone: false,
      statusWatermark: null,
      keyWatermark: null,
      isInDoubt: false,
      jiraIssueKey: 'ABC-4',
      jiraStatusId: null,
    });
  });

  it('is linked, and knows the status, once one was carried out', () => {
    const link = aNewLink();
    expect(link.judge(seen(true, MIDDLE))).to.equal('resolve');
    expect(link.withStatus(seen(true, MIDDLE)).toProps()).to.deep.equal({
      ...link.toProps(),
      state: 'linked',
      lastDone: true,
      statusWatermark: MIDDLE,
      jiraStatusId: '10001',
      jiraStatusName: 'Done',
    });
  });

  it('is the very same after a stale status', () => {
    const link = aNewLink().withStatus(seen(true, MIDDLE));
    expect(link.withStatus(seen(false, EARLY))).to.equal(link);
    expect(link.withStatus(seen(false, MIDDLE))).to.equal(link);
  });

  it('takes a status of unknown age, and keeps its watermark', () => {
    const { lastDone, statusWatermark } = aNewLink()
      .withStatus(seen(true, MIDDLE))
      .withStatus(seen(false, null))
      .toProps();
    expect([lastDone, statusWatermark]).to.deep.equal([false, MIDDLE]);
  });

  it('asks again after an action that may or may not have reached the tracker, until one was carried out', () => {
    const doubtful = aNewLink().withStatus(seen(true, EARLY)).inDoubt();
    expect(doubtful.judge(seen(true, MIDDLE))).to.equal('resolve');
    expect(doubtful.inDoubt()).to.equal(doubtful);

    const sure = doubtful.withStatus(seen(true, MIDDLE));
    expect(sure.judge(seen(true, LATE))).to.equal('none');
  });

  it('takes a new key, but not an old one', () => {
    const link = aNewLink().withKey(seenKey('NUM-9', MIDDLE));
    expect(link.toProps().jiraIssueKey).to.equal('NUM-9');
    expect(link.toProps().keyWatermark).to.equal(MIDDLE);
    expect(link.withKey(seenKey('ABC-4', EARLY))).to.equal(link);
    expect(link.withKey(seenKey('XYZ-1', LATE)).toProps().jiraIssueKey).to.equal('XYZ-1');
  });

  it('remembers the keys its issue had, those of moves that were lost too, and not the one it has', () => {
    const formerAfter = (...keys: readonly SeenKey[]) =>
      keys.reduce((link, seen) => link.withKey(seen), aNewLink()).toProps().formerKeys;

    expect(formerAfter(seenKey('NUM-9', MIDDLE), seenKey('XYZ-1', LATE))).to.deep.equal(['ABC-4', 'NUM-9']);
    expect(formerAfter(seenKey('XYZ-1', LATE, { from: 'NUM-9' }))).to.deep.equal(['ABC-4', 'NUM-9']);
    expect(formerAfter(seenKey('NUM-9', MIDDLE), seenKey('ABC-4', LATE))).to.deep.equal(['NUM-9']);
    expect(formerAfter(seenKey('ABC-4', LATE))).to.deep.equal([]);
    const often = Array.from({ length: 30 }, (_, at) => seenKey(`ABC-${at + 5}`, new Date(at)));
    expect(formerAfter(...often))
      .to.have.lengthOf(20)
      .and.include('ABC-33');
  });

  it('follows its issue into the project that the new key is in, as far as that is told', () => {
    const link = aNewLink({ jiraProjectId: '10100' });
    const projectAfter = (seenLast: SeenKey) => link.withKey(seenLast).toProps().jiraProjectId;

    expect(projectAfter(seenKey('NUM-9', LATE, { projectId: '10200' }))).to.equal('10200');
    expect(projectAfter(seenKey('NUM-9', LATE))).to.equal(null);
    expect(projectAfter(seenKey('ABC-4', LATE))).to.equal('10100');
    expect(
      aNewLink({ jiraProjectId: null })
        .withKey(seenKey('ABC-4', LATE, { projectId: '10100' }))
        .toProps().jiraProjectId,
    ).to.equal('10100');
  });

  it('takes a key of the very moment it knows one of only from Jira itself, or from a move away from that one', () => {
    const link = aNewLink().withKey(seenKey('NUM-9', MIDDLE));
    for (const updatedAt of [MIDDLE, null]) {
      expect(link.withKey(seenKey('ZED-1', updatedAt))).to.equal(link);
      expect(link.withKey(seenKey('ZED-1', updatedAt, { from: 'ABC-4' }))).to.equal(link);
      expect(link.withKey(seenKey('ZED-1', updatedAt, { from: 'NUM-9' })).toProps().jiraIssueKey).to.equal(
        'ZED-1',
      );
    }
    expect(link.withKey(seenKey('ZED-1', MIDDLE, { isRead: true })).toProps().jiraIssueKey).to.equal('ZED-1');
    expect(link.withKey(seenKey('ZED-1', EARLY, { from: 'NUM-9', isRead: true }))).to.equal(link);
  });

  it('keeps the watermarks of key and status apart', () => {
    const link = aNewLink().withKey(seenKey('NUM-9', LATE));
    expect(link.judge(seen(true, MIDDLE))).to.equal('resolve');
    const { jiraIssueKey } = aNewLink()
      .withStatus(seen(true, LATE))
      .withKey(seenKey('NUM-9', MIDDLE))
      .toProps();
    expect(jiraIssueKey).to.equal('NUM-9');
  });

  it('heals from unreachable with the next status', () => {
    const gone = aNewLink().withStatus(seen(true, EARLY)).unreachable();
    expect(gone.toProps().state).to.equal('unreachable');
    expect(gone.toProps().lastDone).to.equal(true);
    expect(gone.withStatus(seen(true, MIDDLE)).toProps().state).to.equal('linked');
  });

  it('heals from unreachable when its issue is shown again, be the status new or not', () => {
    const known = aNewLink().withStatus(seen(true, EARLY));
    expect(known.unreachable().reachable().toProps()).to.deep.equal(known.toProps());
    expect(aNewLink().unreachable().reachable().toProps().state).to.equal('linking');
    expect(known.deleted().reachable().toProps().state).to.equal('deleted');
  });

  it('is over for good once its Jira issue is deleted', () => {
    const over = aNewLink().withStatus(seen(false, EARLY)).deleted();
    expect(over.isOver).to.equal(true);
    for (const later of [
      over.withStatus(seen(true, LATE)),
      over.withKey(seenKey('NUM-9', LATE)),
      over.unreachable(),
      over.deleted(),
    ]) {
      expect(later).to.equal(over);
    }
  });

  it('names its issue by the numeric id', () => {
    const issue = anIssue();

    expect(aNewLink(issue).issue).to.deep.equal(issue);
  });

  it('comes back from the store as it was', () => {
    const { ...props } = aNewLink().withStatus(seen(true, EARLY)).unreachable().toProps();
    expect(ExternalIssueLink.restore(props).toProps()).to.deep.equal(props);
  });

  it('does not come back linked when its Jira issue was never seen', () => {
    const damaged = { ...aNewLink().toProps(), state: 'linked' as const };
    expect(() => ExternalIssueLink.restore(damaged)).to.throw(InvariantViolated, damaged.id);
  });

  it('cannot be changed by what it hands out', () => {
    const link = aNewLink();
    expect(() => Object.assign(link.toProps(), { state: 'deleted' })).to.throw(TypeError);
    expect(link.isOver).to.equal(false);
  });

  it('keeps since when Jira has denied its issue, until Jira shows it or merely forbids it', () => {
    const missing = aLink().missing(NOON).missing(afterNoon(9));

    expect(missing.toProps()).to.deep.include({ state: 'unreachable', missedAt: NOON });
    expect(missing.reachable().toProps().missedAt).to.equal(null);
    expect(missing.unreachable().toProps().missedAt).to.equal(null);
    expect(aLink().deleted().missing(NOON).toProps().state).to.equal('deleted');
  });
});
