import { useSite } from '../site.ts';

const MINUTE_MS = 60_000;
const UNITS = [
  ['day', 24 * 60 * MINUTE_MS],
  ['hour', 60 * MINUTE_MS],
  ['minute', MINUTE_MS],
] as const;

/** A moment as people say it, with the exact one beside it; with script it is told in the reader's own time zone. */
export function Moment({ at }: { readonly at: string | Date }) {
  const { now } = useSite();
  const moment = new Date(at);
  const exact = moment.toISOString();
  return (
    <time dateTime={exact} title={exact}>
      {distanceOf(moment, now)}
    </time>
  );
}

/** A moment to the second, in UTC until script tells it in the reader's own time zone. */
export function ExactMoment({ at }: { readonly at: string | Date }) {
  const exact = new Date(at).toISOString();
  return (
    <time dateTime={exact} title={exact} data-local>
      {`${exact.slice(0, 10)} ${exact.slice(11, 19)} UTC`}
    </time>
  );
}

export function distanceOf(moment: Date, now: Date): string {
  const ms = moment.getTime() - now.getTime();
  const [name, size] = UNITS.find(([, unit]) => Math.abs(ms) >= unit) ?? ['second', 1000];
  const count = Math.floor(Math.abs(ms) / size);
  if (name === 'second' && count < 5) return 'now';
  const words = `${count} ${name}${count === 1 ? '' : 's'}`;
  return ms < 0 ? `${words} ago` : `in ${words}`;
}
