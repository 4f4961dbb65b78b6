import { z } from 'zod';
import {
  countsOf,
  IMPORT_OUTCOMES,
  isImportProblem,
  type ImportedLine,
} from '../../../domain/link-import.ts';
import { importSentence } from '../import-sentence.ts';
import { count, list, type Presented } from './presented.ts';

const OUTCOME = z.enum(IMPORT_OUTCOMES);
const LINE = z
  .strictObject({
    line: z.int().positive().describe('Counted from 1, as an editor counts.'),
    trackerIssueId: z.string(),
    jiraIssue: z.string(),
    outcome: OUTCOME,
    isProblem: z.boolean().describe('Whether a person has to look at it.'),
    sentence: z.string(),
  })
  .meta({ id: 'ImportedLine' });

export const IMPORTED_LINKS = z
  .strictObject({
    isApplied: z.boolean(),
    counts: z.record(OUTCOME, count()).describe('How many lines came to what.'),
    lines: list(LINE),
  })
  .meta({ id: 'ImportedLinks' });

export function presentImportedLinks(
  lines: readonly ImportedLine[],
  isApplied: boolean,
): Presented<typeof IMPORTED_LINKS> {
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
