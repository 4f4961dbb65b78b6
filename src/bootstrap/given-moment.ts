import { StartRefused } from './start-refused.ts';

const MOMENT = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?$/;

/** The day or moment given with an option. @throws {StartRefused} for what is none. */
export function momentOf(option: string, text: string): Date {
  const moment = new Date(MOMENT.test(text) ? text : NaN);
  if (!Number.isNaN(moment.getTime())) return moment;
  throw new StartRefused(`${option} must be a day or a moment, as in 2026-05-31 or 2026-05-31T08:00:00Z.`);
}
