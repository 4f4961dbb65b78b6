import { findFiles, reasonOf } from './parse-files.ts';
import { readJsonFile } from './parse-json-file.ts';
import { printable, tableOf, type ParsedFile } from './parse-table.ts';
import { verdictOf } from './parse-verdict.ts';

/** Where the lines go. */
export interface ParseOutput {
  stdout(line: string): void;
  stderr(line: string): void;
}

/**
 * Says for each recorded payload what Lockstep makes of it: as a table, or with `json` as one JSON line a file.
 * Answers the exit code: 0 however odd the payloads are, 1 when something is not JSON or cannot be read. That is named
 * on stderr, and the rest goes on.
 */
export async function runParse(
  args: readonly string[],
  options: { readonly json: boolean },
  out: ParseOutput,
): Promise<number> {
  if (args.length === 0) {
    out.stderr('lockstep parse: name a file or a folder');
    return 1;
  }

  const rows: ParsedFile[] = [];
  let problems = 0;
  const complain = (path: string, reason: string): void => {
    problems += 1;
    out.stderr(printable(`${path}: ${reason}`));
  };

  for (const argument of args) {
    const { files, unreadable } = await findFiles(argument);
    for (const { path, reason } of unreadable) complain(path, reason);
    if (files.length === 0 && unreadable.length === 0)
      out.stderr(printable(`${argument}: holds no *.json file`));

    for (const { name, path } of files) {
      try {
        const parsed = { name, verdict: verdictOf(await readJsonFile(path)) };
        if (options.json) out.stdout(jsonLineOf(parsed));
        else rows.push(parsed);
      } catch (error) {
        complain(path, reasonOf(error));
      }
    }
  }

  if (rows.length > 0) for (const line of [...tableOf(rows), '', summaryOf(rows)]) out.stdout(line);
  return problems === 0 ? 0 : 1;
}

function jsonLineOf({ name, verdict }: ParsedFile): string {
  const { event, issueKey, issueId, status, assigneeChanged, move, isDeletion, ignored } = verdict;
  return JSON.stringify({
    file: name,
    event,
    issueKey,
    issueId,
    status: status === null ? null : { from: status.from.id, to: status.to.id },
    assigneeChanged,
    moved: move === null ? null : { from: move.from, to: move.to },
    deleted: isDeletion,
    ignored,
  });
}

function summaryOf(rows: readonly ParsedFile[]): string {
  const ignored = rows.filter(({ verdict }) => verdict.ignored !== null).length;
  return `${rows.length} ${rows.length === 1 ? 'payload' : 'payloads'}, ${ignored} of them ignored`;
}
