import type { INSTALLATION } from '../../presenters/installation.ts';
import type { INTEGRATION } from '../../presenters/integration.ts';
import type { LISTED_LINK } from '../../presenters/listed-link.ts';
import type { TRACKER_ISSUE } from '../../presenters/tracker-issue.ts';
import type { Answered } from '../in-process-api.ts';
import { Link } from './link.tsx';

export type LinkOfPage = Answered<typeof LISTED_LINK>;
export type TrackerOfPage = Answered<typeof INSTALLATION>['tracker'];

interface JiraIssueProps {
  readonly link: Pick<LinkOfPage, 'jiraIssueKey' | 'jiraIssueId' | 'state'>;
  readonly baseUrl: Answered<typeof INTEGRATION>['baseUrl'] | null;
}

/** The Jira issue by its key, which opens it. */
export function JiraIssue({ link, baseUrl }: JiraIssueProps) {
  const { jiraIssueKey, jiraIssueId } = link;
  const name = jiraIssueKey ?? `issue ${jiraIssueId}`;
  if (baseUrl === null || jiraIssueKey === null) return <>{name}</>;
  return <Outside to={`${baseUrl}/browse/${encodeURIComponent(jiraIssueKey)}`}>{name}</Outside>;
}

interface TrackerIssueProps {
  readonly id: string;
  readonly tracker: TrackerOfPage | null;
  /** What is known of an issue of the local tracker. */
  readonly issue: Answered<typeof TRACKER_ISSUE> | null;
}

/** The tracker issue by its title or id, which opens it where it has a page. */
export function TrackerIssue({ id, tracker, issue }: TrackerIssueProps) {
  if (issue !== null) return <Link to={`/tracker-issues/${issue.id}`}>{issue.title}</Link>;
  if (tracker?.kind !== 'sentry') return <code>{id}</code>;
  const page = `${tracker.baseUrl}/organizations/${encodeURIComponent(tracker.organization)}/issues/${encodeURIComponent(id)}/`;
  return <Outside to={page}>{id}</Outside>;
}

/** A link that leaves the console; the other site does not learn from which page. */
export function Outside({ to, children }: { readonly to: string; readonly children: string }) {
  return /^https?:\/\//.test(to) ? (
    <a href={to} rel="noreferrer">
      {children}
    </a>
  ) : (
    <>{children}</>
  );
}
