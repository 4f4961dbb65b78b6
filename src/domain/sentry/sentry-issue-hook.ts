import { digitsOf, filledTextOf, idTextOf, isObject, own, ownPath } from '../foreign-json.ts';
import type { TrackerIssueId, TrackerUserId } from '../ids.ts';
import type { TrackerChange } from '../outbound/tracker-event.ts';
import { TRACKER_ISSUE_STATUSES, type TrackerIssueStatus } from '../tracker-issue.ts';
import type { TrackerUser } from '../tracker-user.ts';
import { countIn, tagsIn, webAddressIn } from './sentry-values.ts';
import type { NothingTold, ToldBySentry } from './told-by-sentry.ts';

/** What a status action says, where the issue that comes with it does not. */
const STATUS_AFTER: Readonly<Record<string, TrackerIssueStatus>> = {
  resolved: 'resolved',
  unresolved: 'unresolved',
  ignored: 'ignored',
  archived: 'ignored',
};

/** Understands what the webhook of an issue says. */
export function understandIssueHook(action: string | null, data: unknown): ToldBySentry | NothingTold {
  const issue = own(data, 'issue');
  const id = digitsOf(own(issue, 'id'));
  if (id === null) return 'no_issue';

  const change = changeIn(action, issue, own(data, 'assignee'));
  if (typeof change === 'string') return change;
  return { issue: id as TrackerIssueId, project: filledTextOf(ownPath(issue, 'project', 'slug')), change };
}

function changeIn(
  action: string | null,
  issue: unknown,
  assignee: unknown,
): TrackerChange | 'other_action' | 'assigned_to_team' {
  if (action === 'created') return { kind: 'seen', facts: factsIn(issue) };
  if (action === 'assigned') return assigneeIn(assignee === undefined ? own(issue, 'assignedTo') : assignee);
  if (action === 'unassigned') return { kind: 'assignee', user: null };

  const byAction = action !== null && Object.hasOwn(STATUS_AFTER, action) ? STATUS_AFTER[action] : undefined;
  if (byAction === undefined) return 'other_action';
  // The issue is as it was when Sentry sent this, which may be later than what the action tells of.
  const status = statusIn(issue) ?? byAction;
  const isRegression = status === 'unresolved' && own(issue, 'substatus') === 'regressed';
  return { kind: 'status', status, isRegression };
}

/** A team is nobody whom Jira could assign. */
function assigneeIn(value: unknown): TrackerChange | 'other_action' | 'assigned_to_team' {
  if (value === null) return { kind: 'assignee', user: null };
  const id = idTextOf(own(value, 'id'));
  if (id === null) return 'other_action';
  if (filledTextOf(own(value, 'type'))?.toLowerCase().includes('team') === true) return 'assigned_to_team';
  return { kind: 'assignee', user: userIn(id, value) };
}

/** Sentry does not tell here whether the e-mail is verified. */
function userIn(id: string, value: unknown): TrackerUser {
  const email = filledTextOf(own(value, 'email'));
  const name = filledTextOf(own(value, 'username')) ?? filledTextOf(own(value, 'name')) ?? email ?? id;
  return { id: id as TrackerUserId, name, email, isEmailVerified: false };
}

function factsIn(issue: unknown) {
  return {
    title: filledTextOf(own(issue, 'title')) ?? filledTextOf(own(issue, 'shortId')) ?? 'An issue',
    url: webAddressIn(own(issue, 'web_url')) ?? webAddressIn(own(issue, 'permalink')),
    status: statusIn(issue) ?? ('unresolved' as const),
    project: filledTextOf(ownPath(issue, 'project', 'slug')),
    level: filledTextOf(own(issue, 'level')),
    tags: tagsIn(own(issue, 'tags')),
    timesSeen: countIn(own(issue, 'count')),
    details: detailsIn(own(issue, 'metadata'), own(issue, 'culprit')),
  };
}

function detailsIn(metadata: unknown, culprit: unknown): string | null {
  const parts = isObject(metadata) ? [own(metadata, 'type'), own(metadata, 'value')] : [];
  const error = parts
    .map(filledTextOf)
    .filter((part) => part !== null)
    .join(': ');
  const lines = [error, filledTextOf(culprit) ?? ''].filter((line) => line !== '');
  return lines.length === 0 ? null : lines.join('\n');
}

function statusIn(issue: unknown): TrackerIssueStatus | null {
  const status = own(issue, 'status');
  return TRACKER_ISSUE_STATUSES.find((known) => known === status) ?? null;
}
