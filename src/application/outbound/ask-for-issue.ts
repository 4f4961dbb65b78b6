import type { ExternalIssueLink } from '../../domain/external-issue-link.ts';
import type { EffectId } from '../../domain/ids.ts';
import type { Installation } from '../../domain/installation.ts';

/** A tracker issue that came back, and whose Jira issue is not to be reopened. */
export interface NewIssueWanted {
  readonly link: ExternalIssueLink;
  readonly installation: Installation;
  /** The same Effect asks for the same issue, however often. */
  readonly effectId: EffectId;
}

/** `asked`: a new one is made, or will be; the key is null when it is not known yet. `unavailable`: nobody makes one. */
export type NewIssueAsked =
  { readonly kind: 'asked'; readonly jiraIssueKey: string | null } | { readonly kind: 'unavailable' };

/** Has a new Jira issue made in the place of one that is not reopened. Called outside any transaction. */
export interface AskForIssue {
  /** Once for an Effect, however often it is asked. @throws {JiraFailure} when Jira did not do it; asking again is safe. */
  execute(wanted: NewIssueWanted): Promise<NewIssueAsked>;
}

/** Where nobody makes Jira issues. */
export class NobodyMakesIssues implements AskForIssue {
  execute(): Promise<NewIssueAsked> {
    return Promise.resolve({ kind: 'unavailable' });
  }
}
