import { filledTextOf, own } from './foreign-json.ts';

/** A value that a field of Jira can have: what is sent to Jira, and what a person reads. */
export interface FieldValue {
  readonly value: string;
  readonly label: string;
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

/** Understands a value that Jira proposes for a search, which is quoted as JQL wants it and marked up; null when it is none. */
export function understandFieldValue(row: unknown): FieldValue | null {
  const value = filledTextOf(own(row, 'value'));
  if (value === null) return null;
  const label = textOfHtml(filledTextOf(own(row, 'displayName')) ?? '');
  return { value: unquoted(value), label: label === '' ? unquoted(value) : label };
}

/** The text of a piece of HTML, on one line. */
export function textOfHtml(html: string): string {
  return html
    .replace(/<[^<>]*>/g, '')
    .replace(
      /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,6}));/gi,
      (entity: string, decimal?: string, hex?: string, name?: string) =>
        characterOf(entity, { decimal, hex, name }),
    )
    .replace(/\s+/g, ' ')
    .trim();
}

interface CharacterName {
  readonly decimal: string | undefined;
  readonly hex: string | undefined;
  readonly name: string | undefined;
}

function characterOf(entity: string, { decimal, hex, name }: CharacterName): string {
  if (name !== undefined) return Object.hasOwn(ENTITIES, name) ? (ENTITIES[name] ?? entity) : entity;
  const code = decimal === undefined ? parseInt(hex ?? '', 16) : Number(decimal);
  const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : entity;
}

function unquoted(value: string): string {
  const quoted = /^"((?:[^"\\]|\\.)*)"$/s.exec(value)?.[1];
  return quoted === undefined ? value : quoted.replace(/\\(.)/gs, '$1');
}
