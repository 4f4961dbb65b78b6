import type { TrackerIssueFacts } from '../outbound/tracker-event.ts';
import { summaryOf } from './summary.ts';
import { fencedInWiki, linkInWiki } from './fenced-text.ts';

/** What is told in Jira of a tracker issue. */
export type ToldFacts = Pick<TrackerIssueFacts, 'title' | 'url' | 'details'>;

/** Jira takes 32,767 characters, unless its admin says otherwise; there is to be room for what people write. */
const LONGEST_DETAILS = 20_000;

/** The title and the description of the Jira issue for a tracker issue, as a form proposes them. */
export function describedIssue({ title, url, details }: ToldFacts): {
  readonly title: string;
  readonly description: string;
} {
  const link = `Tracker issue: ${linkInWiki(summaryOf(title), url)}`;
  const known = details === null || details.trim() === '' ? [] : [fencedInWiki(cut(details))];
  return { title: summaryOf(title), description: [link, ...known].join('\n\n') };
}

function cut(details: string): string {
  if (details.length <= LONGEST_DETAILS) return details;
  return `${details.slice(0, LONGEST_DETAILS).toWellFormed()}\n… and ${details.length - LONGEST_DETAILS} characters more`;
}
