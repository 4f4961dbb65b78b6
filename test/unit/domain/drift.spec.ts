import { expect } from 'chai';
import { driftFrom, driftFromAbsence, driftFromDenial, type DriftTerms } from '../../../src/domain/drift.ts';
import type { EffectKind } from '../../../src/domain/effect.ts';
import type { ExternalIssueLink } from '../../../src/domain/external-issue-link.ts';
import type { JiraIssueId } from '../../../src/domain/ids.ts';
import type { JiraIssue } from '../../../src/domain/jira-issue.ts';
import type { SyncSettings } from '../../../src/domain/sync-settings.ts';
import { afterNoon, aLink, aNewLink, NOON, someSettings } from '../../support/builders.ts';

const TO_DO = { id: '1', name: 'To Do', category: 'new' } as const;
const DONE = { id: '3', name: 'Done', category: 'done' } as const;
const OFF = someSettings({ inboundStatus: false });

/** The issue that `aLink` is in lockstep with. */
function shown(issue: Partial<JiraIssue> = {}): JiraIssue {
  const id = '10000' as JiraIssueId;
  const blank = {
    issueTypeId: null,
    summary: null,
    resolution: null,
    resolvedAt: null,
    assignee: null,
    isAssigneeTold: true,
    isResolutionTold: true,
  };
  return { ...blank, id, key: 'ABC-1', projectId: '10100', status: TO_DO, updatedAt: NOON, ...issue };
}

function terms(settings = someSettings(), ...pending: readonly EffectKind[]): DriftTerms {
  return { settings, pending };
}

function kindsOf(link: ExternalIssueLink, issue: JiraIssue, settings: SyncSettings = someSettings()) {
  return driftFrom(link, issue, terms(settings)).map(({ kind }) => kind);
}

describe('the drift of a link from what Jira shows', () => {
  it('is none while both agree, whenever the issue was updated otherwise', () => {
    for (const updatedAt of [NOON, afterNoon(60), null]) {
      expect(kindsOf(aLink(), shown({ updatedAt }))).to.deep.equal([]);
    }
  });

  it('is the status, as it was read, when the link was decided on by another', () => {
    const [drift, ...more] = driftFrom(aLink(), shown({ status: DONE, updatedAt: afterNoon(1) }), terms(OFF));

    expect(more).to.deep.equal([]);
    expect(drift).to.deep.equal({
      kind: 'status',
      observedAt: afterNoon(1),
      content: {
        kind: 'status',
        seen: {
          statusId: '3',
          statusName: 'Done',
          category: 'done',
          projectId: '10100',
          fromName: null,
          isRead: true,
          resolution: null,
        },
      },
    });
  });

  it('is the status also when the event of the same moment told another', () => {
    expect(kindsOf(aLink(), shown({ status: DONE }))).to.deep.equal(['status']);
  });

  it('is the status also of a link that agrees, as long as another is still to be carried out', () => {
    const [drift] = driftFrom(aLink(), shown(), terms(someSettings(), 'status'));

    expect(drift?.kind).to.equal('status');
  });

  it('is none when the link knows something newer than this answer', () => {
    expect(kindsOf(aLink(), shown({ status: DONE, updatedAt: afterNoon(-1) }))).to.deep.equal([]);
  });

  it('is to be read again when the answer does not say how old it is', () => {
    const [drift] = driftFrom(aLink(), shown({ status: DONE, updatedAt: null }), terms());

    expect(drift?.content).to.deep.equal({ kind: 'status', seen: null });
  });

  it('is the status when it means done by the settings of now, and did not before', () => {
    const settings = someSettings({ doneStatusIds: { '10100': ['1'] } });

    expect(kindsOf(aLink(), shown(), settings)).to.deep.equal(['status']);
    expect(kindsOf(aLink(), shown(), { ...settings, inboundStatus: false })).to.deep.equal([]);
  });

  it('is none when nobody can tell whether the status means done', () => {
    const status = { ...TO_DO, category: null };

    expect(kindsOf(aLink({ lastDone: true }), shown({ status }))).to.deep.equal([]);
  });

  it('is the status while the link is in doubt, where the status is followed', () => {
    expect(kindsOf(aLink().inDoubt(), shown())).to.deep.equal(['status']);
    expect(kindsOf(aLink().inDoubt(), shown(), OFF)).to.deep.equal([]);
  });

  for (const [name, link] of [
    ['a link that is unreachable', aLink().unreachable()],
    ['a link that was never read', aNewLink({ jiraIssueKey: 'ABC-1' })],
  ] as const) {
    it(`is the status of ${name}, as the issue is there`, () => {
      expect(kindsOf(link, shown())).to.deep.equal(['status']);
    });
  }

  it('has an unreachable link read again when the answer is older than what it knows', () => {
    const [drift] = driftFrom(aLink().unreachable(), shown({ updatedAt: afterNoon(-1) }), terms());

    expect(drift?.content).to.deep.equal({ kind: 'status', seen: null });
  });

  it('is the key of an issue that was moved, unless the link knows a newer one', () => {
    const moved = shown({ key: 'OPS-7', updatedAt: afterNoon(1) });

    expect(driftFrom(aLink(), moved, terms())).to.deep.equal([
      {
        kind: 'move',
        content: { kind: 'move', key: 'OPS-7', projectId: '10100', from: null, isRead: true },
        observedAt: afterNoon(1),
      },
    ]);
    expect(kindsOf(aLink({ keyWatermark: afterNoon(1) }), moved)).to.deep.equal(['move']);
    expect(kindsOf(aLink({ keyWatermark: afterNoon(2) }), moved)).to.deep.equal([]);
  });

  describe('in the assignee', () => {
    const ADA = { key: 'JIRAUSER1', name: 'ada', displayName: 'Ada', emailAddress: null };
    const assigned = shown({ assignee: ADA, isAssigneeTold: true, updatedAt: afterNoon(1) });

    it('is the assignee, as it was read, when the link knows another', () => {
      const [drift, ...more] = driftFrom(aLink(), assigned, terms());

      expect(more).to.deep.equal([]);
      expect(drift).to.deep.equal({
        kind: 'assignee',
        observedAt: afterNoon(1),
        content: {
          kind: 'assignee',
          seen: { user: ADA, projectId: '10100', isChange: false, isRead: true },
          chosen: null,
        },
      });
    });

    it('is none where assignees are not followed, nor when Jira does not tell', () => {
      expect(kindsOf(aLink(), assigned, someSettings({ inboundAssignee: false }))).to.deep.equal([]);
      expect(kindsOf(aLink(), { ...assigned, isAssigneeTold: false })).to.deep.equal([]);
    });

    it('is the assignee also of a link that agrees, as long as another is still to be carried out', () => {
      const nobody = shown({ isAssigneeTold: true });

      expect(driftFrom(aLink(), nobody, terms(someSettings(), 'assignee'))).to.have.lengthOf(1);
      expect(kindsOf(aLink(), nobody)).to.deep.equal([]);
    });
  });

  it('is nothing of a link that is over', () => {
    expect(kindsOf(aLink().deleted(), shown({ status: DONE }))).to.deep.equal([]);
  });

  it('is nothing when Jira tells no status', () => {
    expect(kindsOf(aLink(), shown({ status: null }))).to.deep.equal([]);
  });
});

describe('the drift of a link from an issue that Jira does not show', () => {
  it('is that the issue is to be read alone, once', () => {
    const [drift] = driftFromAbsence(aLink());

    expect(drift).to.deep.equal({
      kind: 'unreachable',
      content: { kind: 'status', seen: null },
      observedAt: null,
    });
    expect(driftFromAbsence(aLink().unreachable())).to.deep.equal([]);
    expect(driftFromAbsence(aLink().deleted())).to.deep.equal([]);
  });

  it('is the deletion once Jira has denied the issue before, too', () => {
    const missed = aLink().missing(NOON);

    expect(driftFromDenial(missed, afterNoon(1)).map(({ kind }) => kind)).to.deep.equal(['deletion']);
  });

  it('is not the deletion when that was first said in this very comparison, or never', () => {
    expect(driftFromDenial(aLink().missing(NOON), NOON)).to.deep.equal([]);
    expect(driftFromDenial(aLink().unreachable(), afterNoon(1))).to.deep.equal([]);
    expect(driftFromDenial(aLink().missing(NOON).deleted(), afterNoon(1))).to.deep.equal([]);
  });
});
