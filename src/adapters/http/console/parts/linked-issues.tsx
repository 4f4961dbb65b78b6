import type { ComponentChildren } from 'preact';
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
  const page = pageInJira(link, baseUrl);
  return page === null ? <>{nameInJira(link)}</> : <Outside to={page}>{nameInJira(link)}</Outside>;
}

interface JiraIssueOfLinkProps extends JiraIssueProps {
  readonly link: JiraIssueProps['link'] & Pick<LinkOfPage, 'id' | 'jiraStatusName'>;
}

/** The Jira issue by its key, which leads to the link's timeline, and its status; beside them the way out to Jira. */
export function JiraIssueOfLink({ link, baseUrl }: JiraIssueOfLinkProps) {
  const { id, state, jiraStatusName } = link;
  const page = pageInJira(link, baseUrl);
  return (
    <>
      <Link to={`/links/${id}`}>{nameInJira(link)}</Link>
      {jiraStatusName !== null && state !== 'deleted' && <small> {jiraStatusName}</small>}
      {page !== null && (
        <small>
          {' '}
          <Outside to={page}>
            in Jira<span class="unseen"> ({nameInJira(link)})</span>
          </Outside>
        </small>
      )}
    </>
  );
}

function nameInJira({ jiraIssueKey, jiraIssueId }: JiraIssueProps['link']): string {
  return jiraIssueKey ?? `issue ${jiraIssueId}`;
}

function pageInJira({ jiraIssueKey }: JiraIssueProps['link'], baseUrl: string | null): string | null {
  if (baseUrl === null || jiraIssueKey === null) return null;
  return `${baseUrl}/browse/${encodeURIComponent(jiraIssueKey)}`;
}

/** The Jira issue by its key, with what Jira has it by beside it; by that alone while no link knows the key. */
export function JiraIssueName({
  of: { jiraIssueKey, jiraIssueId },
}: {
  readonly of: Pick<LinkOfPage, 'jiraIssueKey' | 'jiraIssueId'>;
}) {
  if (jiraIssueKey === null) return <>{jiraIssueId}</>;
  return (
    <>
      {jiraIssueKey} <small>{jiraIssueId}</small>
    </>
  );
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

interface OutsideProps {
  readonly to: string;
  readonly children: ComponentChildren;
}

/** A link that leaves the console; the other site does not learn from which page. */
export function Outside({ to, children }: OutsideProps) {
  return /^https?:\/\//.test(to) ? (
    <a href={to} rel="noreferrer">
      {children}
    </a>
  ) : (
    <>{children}</>
  );
}
