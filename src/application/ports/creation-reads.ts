import type { Scope } from '../../domain/api-key.ts';
import type { ListedRule } from '../../domain/creation/creation-rule.ts';
import type { CreationState, IssueCreation } from '../../domain/creation/issue-creation.ts';
import type { CreationRuleId, InstallationId, IssueCreationId, TrackerIssueId } from '../../domain/ids.ts';
import type { Page } from './admin-reads.ts';

/** Which creations are listed: those that have each value given; null is any. */
export interface CreationFilter {
  readonly installationId: InstallationId | null;
  readonly trackerIssueId: TrackerIssueId | null;
  readonly ruleId: CreationRuleId | null;
  readonly state: CreationState | null;
}

/** What the admin API shows of the making of issues, bound to a scope as AdminReads are. */
export interface CreationReads {
  creation(scope: Scope, id: IssueCreationId): Promise<IssueCreation | null>;
  /** The newest first. */
  creations(scope: Scope, filter: CreationFilter, page: Page): Promise<readonly IssueCreation[]>;
  /** Not one that was removed. */
  rule(scope: Scope, id: CreationRuleId): Promise<ListedRule | null>;
  /** By ascending id, without those that were removed. */
  rules(scope: Scope, id: InstallationId, page: Page): Promise<readonly ListedRule[]>;
}
