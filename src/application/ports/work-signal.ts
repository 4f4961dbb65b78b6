import type { JiraIssueRef } from '../../domain/ids.ts';

/** Says that there is work for an issue, and nothing else: the truth is in the store. */
export interface WorkSignal {
  /**
   * Has ProcessIssue run for this issue soon, in some process, starting after this call.
   * Signals for one issue may become one run. Never rejects: a lost signal is made good by the sweep.
   */
  wake(issue: JiraIssueRef): Promise<void>;
}
