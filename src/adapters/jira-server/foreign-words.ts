import { isObject, own, textOf } from '../../domain/foreign-json.ts';
import type { Secret } from '../../domain/secret.ts';
import { isHtml, type JiraAnswer } from './jira-call.ts';

const MOST_MESSAGES = 10;
const LONGEST_MESSAGE = 500;
/** More than is ever shown, and little enough for any pattern. */
const LONGEST_READ = 4 * LONGEST_MESSAGE;
const MOST_READ = 10 * MOST_MESSAGES;

/** What Jira said of a failure, in its own words, without markup and without what must stay secret. */
export interface ForeignWords {
  readonly messages: readonly string[];
  readonly byField: Readonly<Record<string, string>>;
}

/** Jira's own words in an error body: of REST, of plugins, or plain text. A web page says nothing. */
export function wordsIn(answer: JiraAnswer, secrets: readonly Secret[]): ForeignWords {
  const body = jsonIn(answer.text);
  const clean = (value: unknown): string | null => cleanText(value, secrets);
  const errors = own(body, 'errors');
  const byField = Object.entries(isObject(errors) ? errors : {})
    .slice(0, MOST_READ)
    .flatMap(([field, value]) => {
      const text = clean(value);
      return text === null ? [] : [[cleanText(field, secrets) ?? '', text] as const];
    });
  return {
    messages: (body === undefined ? plainText(answer) : messagesIn(body))
      .slice(0, MOST_READ)
      .map(clean)
      .filter((text) => text !== null)
      .slice(0, MOST_MESSAGES),
    byField: Object.fromEntries(byField.slice(0, MOST_MESSAGES)),
  };
}

/** The JSON value in `text`; undefined when it is not JSON, null when there is nothing. */
export function jsonIn(text: string): unknown {
  if (text.trim() === '') return null;
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}

/** `text` with every secret in it blotted out, as it is and percent-encoded, and every parameter of OAuth. */
export function withoutSecrets(text: string, secrets: readonly Secret[]): string {
  return secrets
    .map((secret) => secret.reveal())
    .filter((value) => value.length > 3)
    .toSorted((one, other) => other.length - one.length)
    .flatMap((value) => [value, encodeURIComponent(value)])
    .reduce((shown, value) => shown.replaceAll(value, '[secret]'), text)
    .replace(/\boauth_\w+=("[^"]*"|[^\s&"]*)/g, '[secret]');
}

function messagesIn(body: unknown): readonly unknown[] {
  return [
    ...listOf(own(body, 'errorMessages')),
    ...listOf(own(body, 'messages')).map((said) => own(said, 'message') ?? own(said, 'key') ?? said),
    own(body, 'message'),
  ];
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Text that reads like a form is OAuth's, and holds signatures and tokens. */
function plainText(answer: JiraAnswer): readonly string[] {
  return isHtml(answer) || /oauth_|</.test(answer.text) ? [] : [answer.text];
}

function cleanText(value: unknown, secrets: readonly Secret[]): string | null {
  const text = textOf(value);
  if (text === null) return null;
  // Cut only once nothing secret is in it: half a secret would not be known as one.
  const words = withoutSecrets(text, secrets)
    .slice(0, LONGEST_READ)
    .replace(/<[^<>]*>/g, ' ')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
  if (words === '') return null;
  return words.length > LONGEST_MESSAGE ? `${words.slice(0, LONGEST_MESSAGE - 1)}…` : words;
}
