import type { JiraAssignments } from '../../src/application/ports/jira-assignments.ts';
import type { JiraConnection } from '../../src/application/ports/jira-connection.ts';
import type { JiraServer } from '../../src/application/ports/jira-server.ts';
import type { JiraTransitions } from '../../src/application/ports/jira-transitions.ts';
import type { Tracker, Trackers } from '../../src/application/ports/tracker.ts';
import type { EffectId, JiraIssueId, TrackerIssueId, TrackerUserId } from '../../src/domain/ids.ts';
import type { Installation } from '../../src/domain/installation.ts';
import type { JiraIssue } from '../../src/domain/jira-issue.ts';
import type { LocalTrackerIssue } from '../../src/domain/tracker-issue.ts';
import type { TrackerActor, TrackerChange, TrackerEvent } from '../../src/domain/outbound/tracker-event.ts';
import { statusAfter } from '../../src/domain/tracker-issue.ts';
import type { TrackerUser } from '../../src/domain/tracker-user.ts';
import { anId } from './builders.ts';
import {
  anIssue,
  aUser,
  changed,
  issueUpdated,
  statusItem,
  type ChangedSide,
  type Payload,
} from './payloads.ts';
import { jiraWith } from './scenario-webhook.ts';
import type { TrackerManners, TwoWayShape } from './two-way-shape.ts';

/** What Jira tells of what became of an issue; null when nothing did. */
export function jiraEventOf(
  { before, after, user }: { readonly before: JiraIssue; readonly after: JiraIssue; readonly user: Payload },
  { statuses }: TwoWayShape,
): Payload | null {
  const [from, status] = [before, after].map((issue) => statuses.find(({ id }) => id === issue.status?.id));
  const { id, key, assignee, updatedAt } = after;
  const updated = updatedAt?.toISOString().replace('Z', '+0000');
  if (from === undefined || status === undefined) return null;
  const isReassigned = before.assignee?.key !== assignee?.key;
  const items = [
    ...(from === status ? [] : [statusItem(from, status)]),
    ...(isReassigned ? [changed('assignee', sideOf(before), sideOf(after))] : []),
  ];
  if (items.length === 0) return null;
  const assigned = assignee?.name == null ? null : aUser(assignee.name);
  return {
    ...issueUpdated(items),
    ...{ user, timestamp: updatedAt?.getTime() },
    issue: anIssue({ id, key, fields: { status, assignee: assigned, updated } }),
  };
}

/** A change of a tracker issue; `effect` is what Lockstep did it for, null for a person's. */
export interface ToldChange {
  readonly issue: TrackerIssueId;
  readonly change: TrackerChange;
  readonly effect: EffectId | null;
  readonly at: Date;
}

/** What a tracker of these manners tells of a change. */
export function trackerEventOf(
  { issue, change, effect, at }: ToldChange,
  { tellsActor, tellsCause, tellsTime, aheadMs }: TrackerManners,
): TrackerEvent {
  const actor: TrackerActor | null = tellsActor
    ? { id: null, name: effect === null ? 'Bob' : 'Lockstep', isLockstep: effect !== null }
    : null;
  return {
    ...{ id: anId(), issue, actor, change, causedBy: tellsCause ? effect : null },
    occurredAt: tellsTime ? new Date(at.getTime() + aheadMs) : null,
  };
}

/** The Jira, of which each write to the issue is told: what it was before, and is after. */
export function tellingJira(
  jira: JiraServer,
  issue: JiraIssueId,
  tell: (before: JiraIssue, after: JiraIssue) => void,
): JiraServer {
  const { transitions, assignments } = jira;
  const telling =
    <Asked extends readonly [JiraConnection, ...unknown[]]>(write: (...asked: Asked) => Promise<void>) =>
    async (...asked: Asked): Promise<void> => {
      const before = await jira.issues.read(asked[0], issue);
      await write(...asked);
      tell(before, await jira.issues.read(asked[0], issue));
    };
  return jiraWith(jira, {
    transitions: {
      ...transitions,
      perform: telling((...asked: Parameters<JiraTransitions['perform']>) => transitions.perform(...asked)),
    },
    assignments: {
      ...assignments,
      assign: telling((...asked: Parameters<JiraAssignments['assign']>) => assignments.assign(...asked)),
    },
  });
}

/** What is known beside the trackers of those who tell. */
export interface TrackerWitness {
  issue(id: TrackerIssueId): LocalTrackerIssue | undefined;
  person(id: TrackerUserId | null): TrackerUser | null;
  tell(told: Omit<ToldChange, 'at'>): void;
}

/** The trackers, of which each write is told. What is asked again is answered as before, and was done once. */
export function tellingTrackers(trackers: Trackers, witness: TrackerWitness): Trackers {
  const telling = async <Answer>(
    told: Omit<ToldChange, 'at'>,
    write: () => Promise<Answer>,
  ): Promise<Answer> => {
    const before = witness.issue(told.issue);
    const answer = await write();
    const after = witness.issue(told.issue);
    if (before?.status !== after?.status || before?.assigneeId !== after?.assigneeId) witness.tell(told);
    return answer;
  };
  return {
    of: (installation: Installation): Tracker => {
      const tracker = trackers.of(installation);
      return {
        find: (issue) => tracker.find(issue),
        assignable: (issue) => tracker.assignable(issue),
        assign: (id, issue, effect) => {
          const change = { kind: 'assignee', user: witness.person(id) } as const;
          return telling({ issue, effect, change }, () => tracker.assign(id, issue, effect));
        },
        apply: (action, issue, effect) => {
          const change = { kind: 'status', status: statusAfter(action), isRegression: false } as const;
          return telling({ issue, effect, change }, () => tracker.apply(action, issue, effect));
        },
      };
    },
  };
}

function sideOf({ assignee }: JiraIssue): ChangedSide {
  return assignee === null ? [null, null] : [assignee.key, assignee.displayName];
}
