import type { CreationRule } from '../../domain/creation/creation-rule.ts';
import type { IssueCreation } from '../../domain/creation/issue-creation.ts';
import type { RememberedValues } from '../../domain/creation/proposed-value.ts';
import type {
  CreationRuleId,
  InstallationId,
  IssueCreationId,
  LinkId,
  TrackerIssueId,
} from '../../domain/ids.ts';

/** The issues that are being made in Jira, or were. */
export interface IssueCreations {
  /**
   * `added`; or `known`, and nothing is changed, when the Installation has one with this key; or `open` when another
   * one is still to be carried out for the tracker issue.
   */
  add(creation: IssueCreation): Promise<'added' | 'known' | 'open'>;
  /** Within a transaction nobody else changes it until the transaction ends. */
  find(id: IssueCreationId): Promise<IssueCreation | null>;
  findByKey(id: InstallationId, key: string): Promise<IssueCreation | null>;
  /** The one that is still to be carried out for the tracker issue. */
  openOf(id: InstallationId, issue: TrackerIssueId): Promise<IssueCreation | null>;
  /** The one that was asked for last for the tracker issue: by this rule, or by anybody when that is null. */
  lastOf(
    id: InstallationId,
    issue: TrackerIssueId,
    ruleId: CreationRuleId | null,
  ): Promise<IssueCreation | null>;
  /** The one that made the Jira issue of the link; null when that was there before. */
  ofLink(id: LinkId): Promise<IssueCreation | null>;
  /** False, and nothing is changed, when it is to be open beside another one for the tracker issue. */
  save(creation: IssueCreation): Promise<boolean>;
  /** At most `limit` of those whose time has come at `now`, the longest due first. */
  due(now: Date, limit: number): Promise<readonly IssueCreation[]>;
}

/** The rules by which issues are made; one that was removed is not found. */
export interface CreationRules {
  add(rule: CreationRule): Promise<void>;
  /** False, and nothing is changed, when it was removed. */
  save(rule: CreationRule): Promise<boolean>;
  /** False when it was removed before. */
  remove(id: CreationRuleId, at: Date): Promise<boolean>;
  find(id: CreationRuleId): Promise<CreationRule | null>;
  /** In the order in which they are tried. */
  ofInstallation(id: InstallationId): Promise<readonly CreationRule[]>;
}

/** What was given the last time that an issue was made. */
export interface CreationDefaults {
  /** The project that one was made in last in this Installation. */
  lastProject(id: InstallationId): Promise<string | null>;
  inProject(id: InstallationId, projectId: string): Promise<RememberedValues | null>;
  /** The login of the reporter whom this person named last. */
  reporterOf(id: InstallationId, user: string): Promise<string | null>;
  /** Writes it in the place of what was given in this project before, at `at`. */
  remember(id: InstallationId, given: RememberedPlace & { readonly at: Date }): Promise<void>;
  rememberReporter(
    id: InstallationId,
    given: { readonly user: string; readonly reporter: string },
  ): Promise<void>;
}

export interface RememberedPlace extends RememberedValues {
  readonly projectId: string;
}
