import type { ImportLine } from '../../domain/link-import.ts';

/** More than these lines are read of no file. */
export const MOST_IMPORT_LINES = 5_000;

/** Reads files of issues to be linked. */
export interface ImportFiles {
  /**
   * The lines below the headers, blank ones left out. Columns are told by their headers, in any order and letter case, with
   * others beside them.
   * @throws {InvalidValue} naming `file`, when it is no such file, has no such column, or more than 5000 lines.
   */
  read(file: string): readonly ImportLine[];
}
