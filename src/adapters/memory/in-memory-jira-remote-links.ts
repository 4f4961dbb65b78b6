import { JiraFailure } from '../../application/ports/jira-failure.ts';
import type { JiraRemoteLinks } from '../../application/ports/jira-remote-links.ts';
import type { RemoteLink } from '../../domain/outbound/remote-link.ts';
import type { InMemoryJiraIssues } from './in-memory-jira-issues.ts';
import type { SignedCall } from './in-memory-jira-calls.ts';

/** The remote links of the issues of a Jira in memory. */
export class InMemoryJiraRemoteLinks {
  readonly #issues: InMemoryJiraIssues;
  readonly #links = new Map<string, Map<string, RemoteLink>>();
  #isPermitted = true;

  constructor(issues: InMemoryJiraIssues) {
    this.#issues = issues;
  }

  /** Whether issue linking is on, and the account may link issues. */
  permit(isPermitted: boolean): void {
    this.#isPermitted = isPermitted;
  }

  /** Those of the issue, in the order they were put. */
  of(issueId: string): readonly RemoteLink[] {
    return [...(this.#links.get(issueId)?.values() ?? [])];
  }

  /** These as a JiraServer has them. */
  over(signed: SignedCall): JiraRemoteLinks {
    return {
      put: (connection, issueId, link) =>
        signed('remoteLinks.put', connection, () => {
          this.#issues.read(issueId);
          this.#check();
          const links = this.#links.get(issueId) ?? new Map<string, RemoteLink>();
          this.#links.set(issueId, links.set(link.globalId, link));
        }),
      remove: (connection, issueId, globalId) =>
        signed('remoteLinks.remove', connection, () => {
          if (!this.#isThere(issueId)) return;
          this.#check();
          this.#links.get(issueId)?.delete(globalId);
        }),
    };
  }

  #isThere(issueId: string): boolean {
    try {
      this.#issues.read(issueId);
      return true;
    } catch {
      return false;
    }
  }

  #check(): void {
    if (this.#isPermitted) return;
    const message = 'Issue linking is currently disabled.';
    throw new JiraFailure('jira_forbidden', message, { status: 403, jiraMessages: [message] });
  }
}
