const DATE_TIME = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?(Z|[+-]\d\d:?\d\d)?$/;

/**
 * The moment that a date of Jira names, as `2021-04-16T10:53:17.233+0900`; without an offset it is UTC.
 * Null when `value` is missing, blank, no text, or names no moment.
 */
export function momentOf(value: unknown): Date | null {
  if (typeof value !== 'string') return null;
  const match = DATE_TIME.exec(value.trim());
  if (match === null) return null;

  const [, year, month, day, hour, minute, second = '00', fraction = '0', offset = 'Z'] = match;
  if (!hasDay(Number(year), Number(month), Number(day))) return null;
  const milliseconds = fraction.slice(0, 3).padEnd(3, '0');
  const zone = offset === 'Z' || offset.includes(':') ? offset : `${offset.slice(0, 3)}:${offset.slice(3)}`;
  return validDate(new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}.${milliseconds}${zone}`));
}

/** The moment of a `timestamp` in milliseconds since 1970; null when it is none. */
export function momentOfTimestamp(value: unknown): Date | null {
  const milliseconds = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value;
  return typeof milliseconds === 'number' ? validDate(new Date(milliseconds)) : null;
}

/** `Date` takes 30 February for 2 March. */
function hasDay(year: number, month: number, day: number): boolean {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day;
}

function validDate(date: Date): Date | null {
  return Number.isNaN(date.getTime()) ? null : date;
}
