import pino, { type Logger } from 'pino';
import type { Log, LogFields } from '../../application/ports/log.ts';
import { loggable } from './loggable.ts';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

export interface PinoLogOptions {
  readonly level: LogLevel;
  /** Takes whole lines; standard output when left out. */
  readonly destination?: { write(line: string): void };
}

/** The keys each line has of its own. */
const OWN_KEYS = ['level', 'time', 'event'];

/** One JSON object a line: `level`, `time`, `event` and the fields, as `loggable` makes them. Never throws. */
export class PinoLog implements Log {
  readonly #logger: Logger;

  constructor({ level, destination }: PinoLogOptions) {
    const options = {
      level,
      base: null,
      messageKey: 'event',
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label: string) => ({ level: label }) },
    };
    this.#logger = destination === undefined ? pino(options) : pino(options, destination);
  }

  debug(event: string, fields: LogFields = {}): void {
    this.#write('debug', event, fields);
  }

  info(event: string, fields: LogFields = {}): void {
    this.#write('info', event, fields);
  }

  warn(event: string, fields: LogFields = {}): void {
    this.#write('warn', event, fields);
  }

  error(event: string, fields: LogFields = {}): void {
    this.#write('error', event, fields);
  }

  #write(level: LogLevel, event: string, fields: LogFields): void {
    if (!this.#logger.isLevelEnabled(level)) return;
    const renamed = Object.entries(loggable(fields)).map(([key, value]): [string, unknown] => [
      OWN_KEYS.includes(key) ? `${key}_` : key,
      value,
    ]);
    this.#logger[level](Object.fromEntries(renamed), event);
  }
}
