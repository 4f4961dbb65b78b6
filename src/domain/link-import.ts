import type { TrackerIssueId } from './ids.ts';

/** A line of a file of issues to be linked. */
export interface ImportLine {
  /** Counted from 1, as an editor counts. */
  readonly line: number;
  readonly trackerIssueId: TrackerIssueId;
  /** A key, a numeric id, or the address of the Jira issue. */
  readonly jiraIssue: string;
}

/**
 * What comes of a line. `linkable`: it would be linked, if it was asked for. `linked`: it was, just now. `already_linked`: to
 * that very Jira issue, so that there is nothing to do. Nothing is done for any other: `linked_elsewhere`: the tracker issue
 * is linked to another Jira issue. `duplicate_line`: an earlier line has the tracker issue. `malformed`: a value is missing,
 * or names no Jira issue. `being_made`: a Jira issue is being made for the tracker issue. `unknown_tracker_issue`, `unknown_jira_issue`: there is none to be seen.
 */
export const IMPORT_OUTCOMES = [
  'linkable',
  'linked',
  'already_linked',
  'linked_elsewhere',
  'duplicate_line',
  'malformed',
  'being_made',
  'unknown_tracker_issue',
  'unknown_jira_issue',
] as const;
export type ImportOutcome = (typeof IMPORT_OUTCOMES)[number];

export interface ImportedLine extends ImportLine {
  readonly outcome: ImportOutcome;
  /** What it is linked to by now, or was before; null for neither. */
  readonly linkedTo: string | null;
}

/** Whether a person has to look at the line. */
export function isImportProblem(outcome: ImportOutcome): boolean {
  return outcome !== 'linkable' && outcome !== 'linked' && outcome !== 'already_linked';
}

/** How many lines came to what. */
export function countsOf(lines: readonly ImportedLine[]): Readonly<Record<ImportOutcome, number>> {
  const counts = Object.fromEntries(IMPORT_OUTCOMES.map((outcome) => [outcome, 0]));
  for (const { outcome } of lines) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts as Record<ImportOutcome, number>;
}
