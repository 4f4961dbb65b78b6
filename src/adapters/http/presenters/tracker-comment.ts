import { z } from 'zod';
import type { LocalTrackerComment } from '../../../domain/tracker-comment.ts';
import { ownId, time, type Presented } from './presented.ts';

export const TRACKER_COMMENT = z
  .strictObject({
    id: ownId(),
    issueId: ownId(),
    author: z.string().nullable().describe('Who wrote it in Jira; null when nobody knows.'),
    body: z.string(),
    url: z.string().nullable().describe('Where it stands in Jira; null when nowhere.'),
    createdAt: time(),
    changedAt: time(),
  })
  .meta({ id: 'TrackerComment' });

export function presentTrackerComment(comment: LocalTrackerComment): Presented<typeof TRACKER_COMMENT> {
  const { id, issueId, author, body, url, createdAt, changedAt } = comment;
  return { id, issueId, author, body, url, createdAt, changedAt };
}
