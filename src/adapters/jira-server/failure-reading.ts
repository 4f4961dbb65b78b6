import type { JiraFailureCode } from '../../application/ports/jira-failure.ts';

/** Which failure something is, and a sentence for the person who can act: what is wrong, what to do next. */
export interface FailureReading {
  readonly code: JiraFailureCode;
  readonly says: string;
}
