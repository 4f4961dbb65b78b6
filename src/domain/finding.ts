/** What a diagnosis looks at. */
export type CheckName =
  | 'public_url'
  | 'jira'
  | 'base_url'
  | 'clock'
  | 'authorization'
  | 'permissions'
  | 'webhook'
  | 'last_event'
  | 'queue'
  | 'tracker';

/** `ok`: as it should be. `warning`: works, and yet a person should know. `problem`: lockstep does not hold. */
export type Verdict = 'ok' | 'warning' | 'problem';

/** What one check of a diagnosis found; `advice` says what to do, and is null when there is nothing to do. */
export interface Finding {
  readonly check: CheckName;
  readonly verdict: Verdict;
  readonly message: string;
  readonly advice: string | null;
}

export function fine(check: CheckName, message: string): Finding {
  return { check, verdict: 'ok', message, advice: null };
}

export function warning(check: CheckName, message: string, advice: string): Finding {
  return { check, verdict: 'warning', message, advice };
}

export function problem(check: CheckName, message: string, advice: string): Finding {
  return { check, verdict: 'problem', message, advice };
}
