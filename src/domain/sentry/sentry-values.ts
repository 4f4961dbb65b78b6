import { filledTextOf, isObject, own } from '../foreign-json.ts';

/** An address of a web page; null for anything else. */
export function webAddressIn(value: unknown): string | null {
  const text = filledTextOf(value);
  return text !== null && /^https?:\/\//.test(text) ? text : null;
}

/** A number that Sentry writes as a text here, as a number there. */
export function countIn(value: unknown): number | null {
  const count = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value;
  return typeof count === 'number' && Number.isSafeInteger(count) && count >= 0 ? count : null;
}

/** Tags with their values: pairs in webhooks, objects with `key` and `value` in the API. */
export function tagsIn(value: unknown): Readonly<Record<string, string>> {
  if (!Array.isArray(value)) return {};
  const pairs = value.map(pairIn).filter((pair) => pair !== null);
  return Object.fromEntries(pairs);
}

function pairIn(value: unknown): readonly [string, string] | null {
  const [key, text] = Array.isArray(value)
    ? [filledTextOf(value[0]), filledTextOf(value[1])]
    : [filledTextOf(own(value, 'key')), filledTextOf(own(value, 'value'))];
  return key === null || text === null ? null : [key, text];
}

const MOST_FRAMES = 20;

/** What went wrong in an event: each error with its stack, the newest call first; null when it does not tell. */
export function stackIn(event: unknown): string | null {
  const inEntries = own(event, 'entries');
  const entries = Array.isArray(inEntries) ? inEntries : [];
  const exception =
    own(event, 'exception') ??
    own(
      entries.find((entry) => own(entry, 'type') === 'exception'),
      'data',
    );
  const values = own(exception, 'values');
  const errors = Array.isArray(values) ? values.map(errorIn).filter((error) => error !== '') : [];
  return errors.length === 0 ? null : errors.join('\n\n');
}

function errorIn(value: unknown): string {
  const head = [own(value, 'type'), own(value, 'value')]
    .map(filledTextOf)
    .filter((part) => part !== null)
    .join(': ');
  const frames = own(own(value, 'stacktrace'), 'frames');
  const calls = Array.isArray(frames) ? frames.slice(-MOST_FRAMES).toReversed().map(callIn) : [];
  return [head, ...calls].filter((line) => line !== '').join('\n');
}

function callIn(frame: unknown): string {
  if (!isObject(frame)) return '';
  const file = filledTextOf(own(frame, 'filename')) ?? filledTextOf(own(frame, 'module')) ?? '?';
  const line = countIn(own(frame, 'lineno')) ?? countIn(own(frame, 'lineNo'));
  return `  at ${filledTextOf(own(frame, 'function')) ?? '?'} (${file}${line === null ? '' : `:${line}`})`;
}
