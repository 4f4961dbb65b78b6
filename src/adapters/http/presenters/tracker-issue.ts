import { z } from 'zod';
import { TRACKER_ISSUE_STATUSES, type LocalTrackerIssue } from '../../../domain/tracker-issue.ts';
import { ownId, time, type Presented } from './presented.ts';

export const TRACKER_ISSUE = z
  .strictObject({
    id: ownId(),
    installationId: ownId(),
    title: z.string(),
    status: z.enum(TRACKER_ISSUE_STATUSES),
    assigneeId: ownId().nullable(),
    createdAt: time(),
    changedAt: time(),
  })
  .meta({ id: 'TrackerIssue', description: 'An issue of the local tracker.' });

export function presentTrackerIssue(issue: LocalTrackerIssue): Presented<typeof TRACKER_ISSUE> {
  const { id, installationId, title, status, assigneeId, createdAt, changedAt } = issue;
  return { id, installationId, title, status, assigneeId, createdAt, changedAt };
}
