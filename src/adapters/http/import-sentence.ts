import type { ImportedLine } from '../../domain/link-import.ts';

/** What comes of a line of a file of issues to be linked, for people. */
export function importSentence(line: ImportedLine): string {
  const { outcome, trackerIssueId, jiraIssue, linkedTo } = line;
  const [tracker, jira] = [`“${trackerIssueId}”`, `“${jiraIssue}”`];
  switch (outcome) {
    case 'linkable':
      return `The tracker issue ${tracker} can be linked to ${linkedTo ?? jiraIssue}.`;
    case 'linked':
      return `The tracker issue ${tracker} was linked to ${linkedTo ?? jiraIssue}.`;
    case 'already_linked':
      return `The tracker issue ${tracker} is linked to ${linkedTo ?? jiraIssue} already.`;
    case 'linked_elsewhere':
      return `The tracker issue ${tracker} is linked to another Jira issue, ${linkedTo ?? 'which is not known'}: unlink it first.`;
    case 'duplicate_line':
      return `An earlier line has the tracker issue ${tracker}, too: it can be linked to one Jira issue only.`;
    case 'malformed':
      return trackerIssueId === ''
        ? 'The line names no tracker issue.'
        : `${jira} is no key, numeric id or address of an issue in this Jira.`;
    case 'being_made':
      return `A Jira issue is being made for the tracker issue ${tracker}: once that is done, import the file again.`;
    case 'unknown_tracker_issue':
      return `The tracker has no issue ${tracker}.`;
    case 'unknown_jira_issue':
      return `Jira shows no issue ${jira} to Lockstep's account.`;
  }
}
