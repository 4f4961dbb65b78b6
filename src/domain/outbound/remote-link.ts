import type { LinkId } from '../ids.ts';
import type { TrackerIssue } from '../tracker-issue.ts';
import { urlIn } from '../url-in.ts';

/** A link that Jira shows on an issue, to something elsewhere. */
export interface RemoteLink {
  /** Which of an issue's remote links it is, at most 255 characters: the same one again takes its place. */
  readonly globalId: string;
  readonly url: string;
  /** At most 255 characters, on one line. */
  readonly title: string;
  /** A little picture; null for none. */
  readonly iconUrl: string | null;
  /** Where it leads, as people call it. */
  readonly place: string;
  /** What the thing is to the issue: the headline under which Jira shows it. */
  readonly relationship: string;
  /** Whether Jira strikes it out. */
  readonly isResolved: boolean;
}

const LONGEST_TITLE = 255;

/** What the name of every remote link of ours begins with. */
export const GLOBAL_ID_PREFIX = 'lockstep-link=';

/**
 * What Jira calls the remote link of a link: its own name, so that no other link writes or removes it, not even one that ties
 * the same two issues anew.
 */
export function globalIdOf(link: LinkId): string {
  return `${GLOBAL_ID_PREFIX}${link}`;
}

/** The remote link that shows this tracker issue; null when it has no page on the web. */
export function remoteLinkTo({ title, status, url }: TrackerIssue, link: LinkId): RemoteLink | null {
  const page = url === null ? null : urlIn(url);
  if (page === null || !/^https?:$/.test(page.protocol)) return null;
  return {
    globalId: globalIdOf(link),
    url: page.href,
    title: titleIn(title, page.href),
    iconUrl: `${page.origin}/favicon.ico`,
    place: page.host,
    relationship: 'tracked by',
    isResolved: status !== 'unresolved',
  };
}

/** Jira takes no title that is blank, too long, or of several lines. */
function titleIn(text: string, otherwise: string): string {
  const line = text.replace(/[\p{Cc}\s]+/gu, ' ').trim();
  const title = line === '' ? otherwise : line;
  return title.length > LONGEST_TITLE ? `${title.slice(0, LONGEST_TITLE - 1).toWellFormed()}…` : title;
}
