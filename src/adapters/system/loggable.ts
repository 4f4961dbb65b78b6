import { isObject } from '../../domain/foreign-json.ts';
import { Secret } from '../../domain/secret.ts';
import { withoutSecrets } from './without-secrets.ts';

const HIDDEN = '[secret]';
const UNREADABLE = '[unreadable]';
const SECRET_KEY = /token|secret|passw|passphrase|authorization$|privatekey|apikey|cookie|credential/;
const DEEPEST = 6;
const MOST_ENTRIES = 100;

/**
 * Fields as a log line may hold them: plain JSON, errors as code, message, stack and causes, bounded in depth and size.
 * A belt beside the rule that no secret is handed to the log: what looks like one, or stands under a name like one,
 * becomes `[secret]`. Never throws.
 */
export function loggable(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  try {
    return entriesOf(fields, 0);
  } catch {
    return { fields: UNREADABLE };
  }
}

function shown(value: unknown, depth: number): unknown {
  if (value instanceof Secret) return HIDDEN;
  switch (typeof value) {
    case 'string':
      return withoutSecrets(value);
    case 'number':
    case 'boolean':
    case 'undefined':
      return value;
    case 'object':
      return value === null ? null : safely(() => shownObject(value, depth));
    case 'bigint':
      return value.toString();
    default:
      return `[${typeof value}]`;
  }
}

function shownObject(value: object, depth: number): unknown {
  if (depth >= DEEPEST) return '[deeper]';
  if (value instanceof Error) return shownError(value, depth);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (value instanceof URL) return withoutSecrets(value.href);
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (Array.isArray(value) || value instanceof Set) {
    return [...value].slice(0, MOST_ENTRIES).map((item) => shown(item, depth + 1));
  }
  return entriesOf(value, depth + 1);
}

function shownError(error: Error, depth: number): unknown {
  const { name, message, stack, cause } = error;
  return {
    name,
    ...('code' in error ? { code: shown(error.code, depth + 1) } : {}),
    message: withoutSecrets(message),
    ...(stack === undefined ? {} : { stack: withoutSecrets(stack) }),
    ...(cause === undefined ? {} : { cause: shown(cause, depth + 1) }),
    ...(error instanceof AggregateError ? { errors: shown(error.errors as unknown, depth + 1) } : {}),
  };
}

function entriesOf(value: object, depth: number): Readonly<Record<string, unknown>> {
  const entries = Object.entries(value).slice(0, MOST_ENTRIES);
  return Object.fromEntries(
    entries.map(([key, item]): [string, unknown] => [
      withoutSecrets(key),
      isHidden(key, item) ? HIDDEN : shown(item, depth),
    ]),
  );
}

/** Yes, no and numbers hide nothing: `hasToken: true` stays. */
function isHidden(key: string, value: unknown): boolean {
  const isTelling = typeof value === 'string' || isObject(value) || Array.isArray(value);
  return isTelling && SECRET_KEY.test(key.toLowerCase().replace(/[^a-z]/g, ''));
}

/** A getter or an iterator that throws must not cost the line. */
function safely(show: () => unknown): unknown {
  try {
    return show();
  } catch {
    return UNREADABLE;
  }
}
