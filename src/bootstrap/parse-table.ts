import type { ChangedValue } from '../domain/changelog.ts';
import type { Verdict } from './parse-verdict.ts';

/** A line of the table: a file and what was made of it. */
export interface ParsedFile {
  readonly name: string;
  readonly verdict: Verdict;
}

const HEADINGS = ['FILE', 'EVENT', 'ISSUE', 'WHAT IT SAYS'] as const;
/** The ends of file names tell them apart, and with these widths a line seldom has more than 100 characters. */
const WIDTHS = [40, 20, 12, 60] as const;
const LONGEST_STATUS_NAME = 20;

const WORDS_FOR_IGNORED = {
  not_an_object: 'not a JSON object',
  about_no_issue: 'about no issue',
  no_changelog: 'no changelog',
  no_readable_item: 'nothing readable in the changelog',
  nothing_to_sync: 'nothing to sync',
} as const satisfies Record<NonNullable<Verdict['ignored']>, string>;

/** The files as lines for people, headings first; texts of payloads are cut short and hold no control characters. */
export function tableOf(files: readonly ParsedFile[]): readonly string[] {
  const rows = [HEADINGS, ...files.map(rowOf)].map((row) => row.map(printable));
  const cut = rows.map((row) =>
    row.map((cell, column) => (column === 0 ? endOf : startOf)(cell, WIDTHS[column] ?? 0)),
  );
  const widths = WIDTHS.map((_, column) => Math.max(...cut.map((row) => lengthOf(row[column] ?? ''))));
  return cut.map((row) =>
    row
      .map((cell, column) => padded(cell, widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

/** `text` without control characters, which a terminal would obey. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ');
}

function rowOf({ name, verdict }: ParsedFile): readonly string[] {
  return [name, verdict.event ?? '-', verdict.issueKey ?? verdict.issueId ?? '-', meaningOf(verdict)];
}

function meaningOf({ status, assigneeChanged, move, isDeletion, isComment, ignored }: Verdict): string {
  const said = [
    isDeletion ? 'deleted' : null,
    move === null ? null : `moved ${move.from ?? '?'} → ${move.to ?? '?'}`,
    isComment ? 'comment' : null,
    assigneeChanged ? 'assignee' : null,
    status === null ? null : `${wordsFor(status.from)} → ${wordsFor(status.to)}`,
    ignored === null ? null : `ignored: ${WORDS_FOR_IGNORED[ignored]}`,
  ];
  return said.filter((words) => words !== null).join(', ');
}

function wordsFor({ id, text }: ChangedValue): string {
  if (id === null && (text ?? '') === '') return 'none';
  const name = startOf(text ?? '', LONGEST_STATUS_NAME);
  return `${name} (${id ?? '?'})`.trimStart();
}

function startOf(text: string, width: number): string {
  return lengthOf(text) <= width
    ? text
    : `${Array.from(text)
        .slice(0, width - 1)
        .join('')}…`;
}

function endOf(text: string, width: number): string {
  return lengthOf(text) <= width
    ? text
    : `…${Array.from(text)
        .slice(1 - width)
        .join('')}`;
}

function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(width - lengthOf(text), 0));
}

function lengthOf(text: string): number {
  return Array.from(text).length;
}
