import { DomainError } from '../../domain/domain-error.ts';
import type { JiraIssueRef } from '../../domain/ids.ts';

/** The right to work on one issue, for a while. `holder` differs each time it is given. */
export interface IssueLease {
  readonly issue: JiraIssueRef;
  readonly holder: string;
  /** Whether the holder before did not give it up: it was killed at its work, or could not reach the store. */
  readonly wasLeftBehind: boolean;
}

/** Another process works on the issue by now: nothing more may be committed for it here. */
export class LeaseLost extends DomainError {
  readonly code = 'lease_lost';
}

/** Sees to it that one process at a time works on an issue. No connection is held meanwhile. */
export interface IssueLeases {
  /**
   * Runs `work` while nobody else works on this issue; `busy`, without running it, when somebody does.
   * The lease is renewed while `work` runs and given up when it ends, also by an error. A process that is killed loses
   * it within seconds. Commits made under it are guarded by `Stores.leases.confirm`.
   */
  runExclusively(issue: JiraIssueRef, work: (lease: IssueLease) => Promise<void>): Promise<'done' | 'busy'>;
}
