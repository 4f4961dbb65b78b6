import { countsOf, isImportProblem, type ImportedLine } from '../../../domain/link-import.ts';
import { importSentence } from '../import-sentence.ts';

export function presentImportedLinks(lines: readonly ImportedLine[], isApplied: boolean) {
  return {
    isApplied,
    counts: countsOf(lines),
    lines: lines.map((line) => ({
      line: line.line,
      trackerIssueId: line.trackerIssueId,
      jiraIssue: line.jiraIssue,
      outcome: line.outcome,
      isProblem: isImportProblem(line.outcome),
      sentence: importSentence(line),
    })),
  };
}
