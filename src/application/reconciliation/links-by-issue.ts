import type { ExternalIssueLink } from '../../domain/external-issue-link.ts';
import type { JiraIssueId } from '../../domain/ids.ts';

/** The links gathered by the issue they are to, in the order they come. */
export function linksByIssue(
  links: readonly ExternalIssueLink[],
): ReadonlyMap<JiraIssueId, readonly ExternalIssueLink[]> {
  const byIssue = new Map<JiraIssueId, ExternalIssueLink[]>();
  for (const link of links) {
    const { jiraIssueId } = link.issue;
    byIssue.set(jiraIssueId, [...(byIssue.get(jiraIssueId) ?? []), link]);
  }
  return byIssue;
}
