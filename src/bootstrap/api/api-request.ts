import { StartRefused } from '../start-refused.ts';
import type { ApiCommand, ApiOption } from './api-command.ts';
import type { TextSource } from './text-source.ts';

/** A request of the admin API; `path` is below `/api/v1`, with its query. */
export interface ApiRequest {
  readonly method: string;
  readonly path: string;
  readonly body: string | null;
  readonly mediaType: string;
}

/** What a person typed after the name of a command. */
export interface Typed {
  readonly places: readonly string[];
  /** By flag. */
  readonly options: Readonly<Record<string, string>>;
  /** `name=value`, for a query that takes what no option names. */
  readonly more: readonly string[];
  /** The whole body as JSON, which options are put over. */
  readonly input: string | null;
  /** The file that is sent. */
  readonly file: string | null;
}

/**
 * The request that was typed. A text that begins with `@` stands for what is in that file, `@-` for standard input, so
 * that a secret need not be typed; one that begins with `@@` is the text itself, with one `@` less.
 * @throws {StartRefused} for what cannot be read, is no JSON, or no number.
 */
export async function requestOf(command: ApiCommand, typed: Typed, source: TextSource): Promise<ApiRequest> {
  const values = new Map<ApiOption, unknown>();
  for (const option of command.options) {
    const text = typed.options[option.flag];
    if (text !== undefined) values.set(option, valueOf(option, await textOf(text, source)));
  }
  return {
    method: command.method,
    path: pathOf(command, typed.places) + queryOf(values, typed.more),
    body: await bodyOf(command, { typed, values, source }),
    mediaType: command.mediaType,
  };
}

function pathOf({ path, places }: ApiCommand, given: readonly string[]): string {
  return places.reduce(
    (made, { name }, index) => made.replace(`:${name}`, encodeURIComponent(given[index] ?? '')),
    path,
  );
}

function queryOf(values: ReadonlyMap<ApiOption, unknown>, more: readonly string[]): string {
  const query = new URLSearchParams();
  for (const [{ place, name }, value] of values) if (place === 'query') query.append(name, String(value));
  for (const pair of more) {
    const at = pair.indexOf('=');
    if (at < 1) throw new StartRefused(`--field takes name=value, not ${JSON.stringify(pair)}.`);
    query.append(pair.slice(0, at), pair.slice(at + 1));
  }
  return query.size === 0 ? '' : `?${query.toString()}`;
}

interface BodyParts {
  readonly typed: Typed;
  readonly values: ReadonlyMap<ApiOption, unknown>;
  readonly source: TextSource;
}

async function bodyOf(
  { body: kind, operation }: ApiCommand,
  { typed, values, source }: BodyParts,
): Promise<string | null> {
  if (kind === 'none') return null;
  if (kind === 'file') return source.read(typed.file ?? '-');

  const whole = typed.input === null ? {} : jsonIn('input', await textOf(typed.input, source));
  if (typeof whole !== 'object' || whole === null || Array.isArray(whole))
    throw new StartRefused('--input must be a JSON object.');
  const own = [...values].filter(([{ place }]) => place === 'body').map(([{ name }, value]) => [name, value]);
  if (typed.input === null && own.length === 0 && operation.isBodyOptional === true) return null;
  return JSON.stringify({ ...whole, ...Object.fromEntries(own) });
}

async function textOf(text: string, source: TextSource): Promise<string> {
  if (text.startsWith('@@')) return text.slice(1);
  return text.startsWith('@') ? source.read(text.slice(1)) : text;
}

function valueOf({ flag, kind, isNullable }: ApiOption, text: string): unknown {
  if (isNullable && text === 'null') return null;
  switch (kind) {
    case 'text':
      return text;
    case 'json':
      return jsonIn(flag, text);
    case 'flag':
      if (text === 'true' || text === 'false') return text === 'true';
      throw new StartRefused(`--${flag} takes true or false.`);
    case 'number':
      if (text.trim() !== '' && Number.isFinite(Number(text))) return Number(text);
      throw new StartRefused(`--${flag} takes a number.`);
  }
}

/** The parser's own message quotes what it read, which may be a secret: it is left out. */
function jsonIn(flag: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new StartRefused(`--${flag} takes JSON, as in '["1","2"]', or @file for what is in a file.`);
  }
}
