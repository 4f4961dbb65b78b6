import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { StartRefused } from '../start-refused.ts';

/** Where a command reads what was not typed. */
export interface TextSource {
  /** The text of the file at `path`, without a last line break; of standard input for `-`. */
  read(path: string): Promise<string>;
}

/** Files of this machine, and standard input. */
export const FILES: TextSource = {
  /** @throws {StartRefused} when it cannot be read. */
  async read(path) {
    try {
      const read = path === '-' ? await text(process.stdin) : await readFile(path, 'utf8');
      return read.replace(/\r?\n$/, '');
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : 'it cannot be read';
      throw new StartRefused(`${path} cannot be read: ${why}`, { cause });
    }
  },
};
