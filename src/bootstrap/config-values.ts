import { normalizeBaseUrl } from '../domain/base-url.ts';
import { InvalidValue } from '../domain/domain-error.ts';
import { Secret } from '../domain/secret.ts';
import { urlIn } from '../domain/url-in.ts';
import { parseEncryptionKeys, type EncryptionKey } from '../adapters/system/encryption-keys.ts';

/** What a variable's text means, or what is wrong with it: sentences that follow the variable's name, without its value. */
export type Parsed<Value> =
  | { readonly kind: 'value'; readonly value: Value }
  | { readonly kind: 'problems'; readonly problems: readonly string[] };

const MIN_ADMIN_KEY = 32;

export function wholeNumber(least: number, most: number): (text: string) => Parsed<number> {
  return (text) => {
    const number = /^\d{1,12}$/.test(text) ? Number(text) : NaN;
    return number >= least && number <= most
      ? value(number)
      : problem(`must be a whole number from ${least} to ${most}`);
  };
}

export function oneOf<Choice extends string>(
  ...choices: readonly Choice[]
): (text: string) => Parsed<Choice> {
  return (text) => {
    const choice = choices.find((candidate) => candidate === text);
    return choice === undefined ? problem(`must be one of ${choices.join(', ')}`) : value(choice);
  };
}

export function yesOrNo(text: string): Parsed<boolean> {
  return text === 'true' || text === 'false' ? value(text === 'true') : problem('must be true or false');
}

export function postgresUrl(text: string): Parsed<Secret> {
  return /^postgres(ql)?:\/\/[^\s]+$/.test(text) && urlIn(text) !== null
    ? value(new Secret(text))
    : problem(
        'must be the address of a PostgreSQL database, as in postgres://user:password@host:5432/lockstep',
      );
}

export function publicUrl(text: string): Parsed<string> {
  return baseUrl('LOCKSTEP_PUBLIC_URL', text);
}

export function serviceUrl(text: string): Parsed<string> {
  return baseUrl('LOCKSTEP_API_URL', text);
}

function baseUrl(name: string, text: string): Parsed<string> {
  try {
    return value(normalizeBaseUrl(name, text));
  } catch (error) {
    if (error instanceof InvalidValue) return problem(error.message);
    throw error;
  }
}

export function folder(text: string): Parsed<string> {
  return text.includes('\0') ? problem('must be the path of a folder') : value(text);
}

export function listenAddress(text: string): Parsed<string> {
  return /^[A-Za-z0-9:.-]{1,253}$/.test(text)
    ? value(text)
    : problem(
        'must be an address or host name of this machine, as in 127.0.0.1; the port goes into LOCKSTEP_PORT',
      );
}

/** What browsers send as `Origin`, byte by byte: else it would match none. */
export function origins(text: string): Parsed<readonly string[]> {
  const given = text.split(',').map((part) => part.trim());
  return given.every((origin) => /^https?:/.test(origin) && urlIn(origin)?.origin === origin)
    ? value(given)
    : problem(
        'must be origins as browsers send them, as in https://console.example.com, with a comma between',
      );
}

export function adminKey(text: string): Parsed<Secret> {
  return text.length >= MIN_ADMIN_KEY && /^[!-~]{1,512}$/.test(text)
    ? value(new Secret(text))
    : problem(`must have ${MIN_ADMIN_KEY} to 512 characters, none of them white space`);
}

/** Any that a header can hold: whether there is such a key the service tells. */
export function apiKey(text: string): Parsed<Secret> {
  return /^[!-~]{1,512}$/.test(text)
    ? value(new Secret(text))
    : problem('must be an API key: up to 512 characters, none of them white space');
}

/** As OpenTelemetry's exporters take it: http or https, with a path or without. */
export function otlpEndpoint(text: string): Parsed<string> {
  return /^https?:\/\/\S+$/.test(text) && urlIn(text) !== null
    ? value(text)
    : problem('must be an address, as in http://collector.example.com:4318');
}

/** A part of all, as a number from 0 to 1. */
export function part(text: string): Parsed<number> {
  return /^(0|1|0?\.\d{1,10}|[01]\.0+)$/.test(text)
    ? value(Number(text))
    : problem('must be a number from 0 to 1');
}

export function name(text: string): Parsed<string> {
  return /^[^\p{Cc}]{1,255}$/u.test(text) ? value(text) : problem('must be a name of at most 255 characters');
}

export function encryptionKeys(text: string): Parsed<readonly [EncryptionKey, ...EncryptionKey[]]> {
  const { keys, problems } = parseEncryptionKeys(text);
  const [first, ...others] = keys;
  if (first === undefined || problems.length > 0) return { kind: 'problems', problems };
  return value([first, ...others]);
}

function value<Value>(of: Value): Parsed<Value> {
  return { kind: 'value', value: of };
}

function problem(text: string): Parsed<never> {
  return { kind: 'problems', problems: [text] };
}
