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

/** How long a line waits for others to be written with: each write costs more than the line it writes. */
const TOGETHER_MS = 20;
const BYTES_TOGETHER = 8 * 1024;
const AT_ONCE: readonly LogLevel[] = ['warn', 'error'];

/**
 * One JSON object a line: `level`, `time`, `event` and the fields, as `loggable` makes them. Never throws. On standard
 * output lines that come within 20 ms are written together, warnings and errors at once, and the last as the process ends.
 */
export class PinoLog implements Log {
  readonly #logger: Logger;
  readonly #gathered: ReturnType<typeof pino.destination> | null;
  #isFlushDue = false;

  constructor({ level, destination }: PinoLogOptions) {
    const options = {
      level,
      base: null,
      messageKey: 'event',
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label: string) => ({ level: label }) },
    };
    this.#gathered = destination === undefined ? standardOutput() : null;
    this.#logger = pino(options, destination ?? this.#gathered ?? process.stdout);
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
    if (AT_ONCE.includes(level)) this.#gathered?.flush();
    else this.#flushSoon();
  }

  #flushSoon(): void {
    if (this.#gathered === null || this.#isFlushDue) return;
    this.#isFlushDue = true;
    setTimeout(() => {
      this.#isFlushDue = false;
      this.#gathered?.flush();
    }, TOGETHER_MS).unref();
  }
}

/**
 * Lines of `BYTES_TOGETHER` are written without being asked for. Writing blocks, as it does with Pino itself: a flush that
 * meets a write under way is passed over by sonic-boom, and the last line would lie there until another came.
 */
function standardOutput(): ReturnType<typeof pino.destination> {
  const output = pino.destination({ sync: true, minLength: BYTES_TOGETHER });
  process.once('exit', () => output.flushSync());
  return output;
}
