import type { LocalTrackerIssue } from '../../../domain/tracker-issue.ts';

export function presentTrackerIssue(issue: LocalTrackerIssue) {
  const { id, installationId, title, status, assigneeId, createdAt, changedAt } = issue;
  return { id, installationId, title, status, assigneeId, createdAt, changedAt };
}
