import { inspect } from 'node:util';

import type { Log, LogFields } from '../../src/application/ports/log.ts';

/** A line of the log. */
export interface LogLine {
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly event: string;
  readonly fields: LogFields;
}

/** Remembers every line. */
export class RememberingLog implements Log {
  readonly lines: LogLine[] = [];

  debug(event: string, fields: LogFields = {}): void {
    this.lines.push({ level: 'debug', event, fields });
  }

  info(event: string, fields: LogFields = {}): void {
    this.lines.push({ level: 'info', event, fields });
  }

  warn(event: string, fields: LogFields = {}): void {
    this.lines.push({ level: 'warn', event, fields });
  }

  error(event: string, fields: LogFields = {}): void {
    this.lines.push({ level: 'error', event, fields });
  }

  /** The fields of every line of this event, oldest first. */
  of(event: string): readonly LogFields[] {
    return this.lines.filter((line) => line.event === event).map(({ fields }) => fields);
  }

  /** Every event of level info and above, oldest first. */
  get events(): readonly string[] {
    return this.lines.filter(({ level }) => level !== 'debug').map(({ event }) => event);
  }

  /** All of it as one text, errors and their causes included. */
  get text(): string {
    return inspect(this.lines, { depth: null, maxArrayLength: null, maxStringLength: null });
  }
}
