import { CsvError, parse } from 'csv-parse/sync';
import { MOST_IMPORT_LINES, type ImportFiles } from '../../application/ports/import-files.ts';
import { InvalidValue } from '../../domain/domain-error.ts';
import type { TrackerIssueId } from '../../domain/ids.ts';
import type { ImportLine } from '../../domain/link-import.ts';

const TRACKER_HEADERS = ['trackerissue', 'trackerissueid'];
const JIRA_HEADERS = ['jiraissue', 'jiraissuekey', 'jirakey'];
const DELIMITERS = [',', ';', '\t'] as const;

interface Row {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

/** Files of comma-separated values (RFC 4180), also with semicolons or tabs, as spreadsheets write them. */
export class CsvImportFiles implements ImportFiles {
  read(file: string): readonly ImportLine[] {
    const [headers, ...rows] = rowsIn(file);
    if (headers === undefined) throw wrong('is empty: its first line has to name the columns');
    if (rows.length > MOST_IMPORT_LINES)
      throw wrong(`has more than ${MOST_IMPORT_LINES} lines: take it apart`);

    const tracker = columnOf(headers, TRACKER_HEADERS, 'tracker issue');
    const jira = columnOf(headers, JIRA_HEADERS, 'jira issue');
    return rows.map(({ record, info }) => ({
      line: info.lines,
      trackerIssueId: (record[tracker] ?? '').trim() as TrackerIssueId,
      jiraIssue: (record[jira] ?? '').trim(),
    }));
  }
}

function rowsIn(file: string): readonly Row[] {
  const firstLine = /^[^\r\n]*/.exec(file)?.[0] ?? '';
  const delimiter = DELIMITERS.toSorted(
    (one, other) => firstLine.split(other).length - firstLine.split(one).length,
  )[0];
  try {
    return parse(file, {
      ...{ bom: true, trim: true, relax_column_count: true, skip_empty_lines: true, info: true },
      ...(delimiter === undefined ? {} : { delimiter }),
      skip_records_with_empty_values: true,
      // One more than is taken, and the headers, to tell that there are too many.
      to: MOST_IMPORT_LINES + 2,
      max_record_size: 10_000,
    }) as unknown as readonly Row[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw wrong(`is no file of comma-separated values: ${error.message}`);
  }
}

function columnOf({ record }: Row, names: readonly string[], what: string): number {
  const headers = record.map((header) => header.toLowerCase().replace(/[^a-z]/g, ''));
  const found = headers.flatMap((header, index) => (names.includes(header) ? [index] : []));
  const [column] = found;
  if (column === undefined) throw wrong(`has no column called "${what}" in its first line`);
  if (found.length > 1) throw wrong(`has more than one column called "${what}"`);
  return column;
}

function wrong(what: string): InvalidValue {
  return new InvalidValue('file', what);
}
