import fc from 'fast-check';
import { expect } from 'chai';

import { ExternalIssueLink, type SeenStatus } from '../../src/domain/external-issue-link.ts';
import { understandIssueEvent } from '../../src/domain/issue-event.ts';
import { isDone } from '../../src/domain/status-rule.ts';
import { DEFAULT_SYNC_SETTINGS } from '../../src/domain/sync-settings.ts';
import { arrivals, issueHistory, shuffledWithDuplicates } from '../support/arbitraries.ts';
import { aNewLink } from '../support/builders.ts';
import { linkCall, type LinkCall } from '../support/lifecycle-arbitraries.ts';
import type { Payload } from '../support/payloads.ts';

function seenIn(payload: Payload): SeenStatus {
  const understanding = understandIssueEvent(payload);
  const issue = understanding.kind === 'issue_event' ? understanding.event.issue : null;
  if (issue?.status == null) throw new Error('the payload tells no status');

  const done = isDone(
    { statusId: issue.status.id, category: issue.status.category, projectId: issue.projectId },
    DEFAULT_SYNC_SETTINGS,
  );
  return {
    isDone: done === true,
    updatedAt: issue.updatedAt,
    statusId: issue.status.id,
    statusName: issue.status.name,
  };
}

function newestOf(statuses: readonly SeenStatus[]): SeenStatus {
  return statuses.reduce((newest, seen) => ((seen.updatedAt ?? 0) > (newest.updatedAt ?? 0) ? seen : newest));
}

function apply(link: ExternalIssueLink, call: LinkCall): ExternalIssueLink {
  switch (call.kind) {
    case 'status':
      return link.withStatus(call.seen);
    case 'key':
      return link.withKey(call.seen);
    case 'assignee':
      return link.withAssignee(call.seen, call.updatedAt);
    case 'assignee_in_doubt':
      return link.withAssigneeInDoubt(call.updatedAt);
    case 'unreachable':
      return link.unreachable();
    case 'deleted':
      return link.deleted();
    case 'in_doubt':
      return link.inDoubt();
  }
}

describe('the events of one issue, in any order and repeated', () => {
  it('end in the state of the newest', () => {
    const history = issueHistory().chain((events) =>
      fc.record({ events: fc.constant(events), arriving: shuffledWithDuplicates(events) }),
    );
    fc.assert(
      fc.property(history, ({ events, arriving }) => {
        const link = arriving.map(seenIn).reduce((known, seen) => known.withStatus(seen), aNewLink());

        const newest = seenIn(events.at(-1) ?? {});
        const { state, lastDone, jiraStatusId, statusWatermark } = link.toProps();
        expect({ state, lastDone, jiraStatusId, statusWatermark }).to.deep.equal({
          state: 'linked',
          lastDone: newest.isDone,
          jiraStatusId: newest.statusId,
          statusWatermark: newest.updatedAt,
        });
      }),
    );
  });

  it('leave the tracker issue as the newest says, though each asks for a change only', () => {
    fc.assert(
      fc.property(arrivals(), (statuses) => {
        let link = aNewLink();
        let isResolved = false;
        for (const seen of statuses) {
          const action = link.judge(seen);
          if (action === 'resolve' || action === 'unresolve') isResolved = action === 'resolve';
          link = link.withStatus(seen);
        }
        expect(isResolved).to.equal(newestOf(statuses).isDone);
      }),
    );
  });

  it('are applied only when newer than the one applied before', () => {
    fc.assert(
      fc.property(arrivals(), (statuses) => {
        let link = aNewLink();
        let last = -Infinity;
        for (const seen of statuses) {
          const next = link.withStatus(seen);
          if (next !== link) {
            expect(seen.updatedAt?.getTime()).to.be.greaterThan(last);
            last = seen.updatedAt?.getTime() ?? last;
          }
          link = next;
        }
      }),
    );
  });

  it('ask for nothing when they come a second time', () => {
    fc.assert(
      fc.property(arrivals(), (statuses) => {
        const link = statuses.reduce((known, seen) => known.withStatus(seen), aNewLink());
        for (const seen of statuses) expect(link.judge(seen)).to.equal('stale');
      }),
    );
  });
});

describe('a link, whatever is done to it', () => {
  it('never moves a watermark back', () => {
    fc.assert(
      fc.property(fc.array(linkCall(), { maxLength: 20 }), (calls) => {
        calls.reduce((link, call) => {
          const [before, after] = [link.toProps(), apply(link, call).toProps()];
          expect(+(after.statusWatermark ?? -1)).to.be.at.least(+(before.statusWatermark ?? -1));
          expect(+(after.assigneeWatermark ?? -1)).to.be.at.least(+(before.assigneeWatermark ?? -1));
          expect(+(after.keyWatermark ?? -1)).to.be.at.least(+(before.keyWatermark ?? -1));
          return apply(link, call);
        }, aNewLink());
      }),
    );
  });

  it('stays deleted once it is', () => {
    fc.assert(
      fc.property(fc.array(linkCall()), fc.array(linkCall()), (before, after) => {
        const over = before.reduce(apply, aNewLink()).deleted();
        const { state, jiraIssueKey, lastDone, statusWatermark } = after.reduce(apply, over).toProps();
        expect(state).to.equal('deleted');
        expect({ jiraIssueKey, lastDone, statusWatermark }).to.deep.equal({
          jiraIssueKey: over.toProps().jiraIssueKey,
          lastDone: over.toProps().lastDone,
          statusWatermark: over.toProps().statusWatermark,
        });
      }),
    );
  });

  it('can be stored and read back after any call', () => {
    fc.assert(
      fc.property(fc.array(linkCall(), { maxLength: 20 }), (calls) => {
        const link = calls.reduce(apply, aNewLink());
        expect(ExternalIssueLink.restore(link.toProps()).toProps()).to.deep.equal(link.toProps());
      }),
    );
  });
});
