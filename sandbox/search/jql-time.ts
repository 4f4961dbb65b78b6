import { refusal } from '../model/refusal.ts';

const MINUTE_MS = 60_000;
const UNIT_MS: Readonly<Record<string, number>> = {
  m: MINUTE_MS,
  h: 60 * MINUTE_MS,
  d: 1_440 * MINUTE_MS,
  w: 10_080 * MINUTE_MS,
};
const RELATIVE = /^([+-]?)(\d+)([mhdw])$/;
const ABSOLUTE = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?: (\d{1,2}):(\d{2}))?$/;

export interface AskingAt {
  readonly now: number;
  /** How far the index is behind. */
  readonly lagMs: number;
  /** Where absolute times are read: the time zone of who asks. */
  readonly timeZone: string;
}

/** The moment a value of JQL means, in milliseconds. @throws {Refusal} 400 when it is no time, or one with seconds. */
export function momentOf(
  value: string,
  field: string,
  { now, timeZone }: Pick<AskingAt, 'now' | 'timeZone'>,
): number {
  const [, sign, count, unit] = RELATIVE.exec(value) ?? [];
  if (unit !== undefined) {
    const distance = Number(count) * (UNIT_MS[unit] ?? 0);
    return sign === '-' ? now - distance : now + distance;
  }
  const absolute = ABSOLUTE.exec(value);
  if (absolute === null) {
    throw refusal(
      400,
      `Date value '${value}' for field '${field}' is invalid. Valid formats include: 'yyyy/MM/dd HH:mm', ` +
        `'yyyy-MM-dd HH:mm', 'yyyy/MM/dd', 'yyyy-MM-dd', or a period format e.g. '-5d', '4w 2d'.`,
    );
  }
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0] = absolute
    .slice(1)
    .map((text) => Number(text || 0));
  const asUtc = Date.UTC(year, month - 1, day, hour, minute);
  return asUtc - offsetOf(timeZone, asUtc);
}

/** Jira's index knows an issue's times to the minute it began. */
export function indexedTime(at: number): number {
  return Math.floor(at / MINUTE_MS) * MINUTE_MS;
}

/** How far the zone's clocks are ahead of UTC about then. */
function offsetOf(timeZone: string, at: number): number {
  const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  const name = format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
  const [, sign, hours, minutes] = /^GMT([+-])(\d{2}):(\d{2})/.exec(name) ?? [];
  const distance = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * MINUTE_MS;
  return sign === '-' ? -distance : distance;
}
