import { digitsOf, filledTextOf, own } from '../foreign-json.ts';
import type { TrackerIssueId } from '../ids.ts';
import { stackIn, tagsIn, webAddressIn } from './sentry-values.ts';
import type { NothingTold, ToldBySentry } from './told-by-sentry.ts';

const ISSUE_IN_ADDRESS = /\/issues\/(\d{1,19})(?:\/|$)/;
const PROJECT_IN_ADDRESS = /\/api\/0\/projects\/[^/]+\/([^/]+)\//;

/** Understands an event that a webhook tells of: its issue happened again. */
export function understandSeenHook(event: unknown): ToldBySentry | NothingTold {
  const [, inAddress] = ISSUE_IN_ADDRESS.exec(filledTextOf(own(event, 'issue_url')) ?? '') ?? [];
  const issue = digitsOf(own(event, 'issue_id')) ?? inAddress ?? null;
  if (issue === null) return 'no_issue';

  const [, project = null] = PROJECT_IN_ADDRESS.exec(filledTextOf(own(event, 'url')) ?? '') ?? [];
  const page = webAddressIn(own(event, 'web_url'));
  return {
    issue: issue as TrackerIssueId,
    project,
    change: {
      kind: 'seen',
      facts: {
        title: filledTextOf(own(event, 'title')) ?? filledTextOf(own(event, 'message')) ?? 'An issue',
        url: page === null ? null : issuePageOf(page),
        // An event does not tell; that it is told of at all, it does of those which are not resolved.
        status: 'unresolved',
        project,
        level: filledTextOf(own(event, 'level')),
        tags: tagsIn(own(event, 'tags')),
        timesSeen: null,
        details: stackIn(event),
      },
    },
  };
}

/** The page of the issue that an event's page belongs to. */
function issuePageOf(page: string): string {
  const at = page.indexOf('/events/');
  return at === -1 ? page : page.slice(0, at + 1);
}
