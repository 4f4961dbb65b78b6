import type { TrackerIssueFacts } from '../../domain/outbound/tracker-event.ts';
import type { TrackerIssue } from '../../domain/tracker-issue.ts';

/** What is known of a tracker issue by looking at it, without what only its events tell. */
export function factsOf(issue: TrackerIssue): TrackerIssueFacts {
  const unknown = { project: null, level: null, tags: {}, timesSeen: null, details: null };
  return { ...unknown, title: issue.title, status: issue.status, url: issue.url };
}
