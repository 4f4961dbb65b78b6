import type { LocalTrackerComment } from '../../../domain/tracker-comment.ts';

export function presentTrackerComment(comment: LocalTrackerComment) {
  const { id, issueId, author, body, url, createdAt, changedAt } = comment;
  return { id, issueId, author, body, url, createdAt, changedAt };
}
