import type { CREATION_FORM } from '../../../presenters/creation-form.ts';
import type { Answered } from '../../in-process-api.ts';

export type CreationForm = Answered<typeof CREATION_FORM>;
export type CreationField = CreationForm['fields'][number];

const PREFIX = 'f-';

/** The name that a field of Jira's has in the form: apart from those of the page itself. */
export function nameOf({ id }: Pick<CreationField, 'id'>): string {
  return PREFIX + id;
}

/** What was given for the form's fields, by Jira's ids, as the admin API takes it; what is blank is left out. */
export function givenValues(
  form: URLSearchParams,
  fields: readonly CreationField[],
): Readonly<Record<string, unknown>> {
  const values = fields.map((field) => [field.id, givenFor(field, form)] as const);
  return Object.fromEntries(values.filter(([, value]) => value !== null));
}

/** As `givenValues`, for asking the form anew: its query takes texts and lists of them. */
export function givenTexts(form: URLSearchParams): URLSearchParams {
  const texts = new URLSearchParams();
  for (const [name, value] of form) {
    if (name.startsWith(PREFIX) && value.trim() !== '') texts.append(name.slice(PREFIX.length), value);
  }
  return texts;
}

function givenFor(field: CreationField, form: URLSearchParams): unknown {
  const all = form.getAll(nameOf(field)).filter((value) => value.trim() !== '');
  const [text] = all;
  if (text === undefined) return null;
  switch (field.kind) {
    case 'multi_select':
      return all;
    case 'labels':
    case 'remote_multi_select':
      return listIn(text);
    case 'cascading_select':
      return pairIn(text);
    case 'datetime':
      return /T\d\d:\d\d(:\d\d)?$/.test(text) ? `${text.length === 16 ? `${text}:00` : text}Z` : text;
    default:
      return text;
  }
}

function listIn(text: string): readonly string[] {
  return text
    .split(/[,\n]/)
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

/** One of a list with one below it goes through the form as one text. */
export function pairText(parent: string, child: string): string {
  return JSON.stringify([parent, child]);
}

function pairIn(text: string): unknown {
  try {
    const pair: unknown = JSON.parse(text);
    return Array.isArray(pair) ? pair : text;
  } catch {
    return text;
  }
}

/** What is filled in, as texts: of a list each, of anything else one. */
export function textsOf(field: CreationField): readonly string[] {
  const { value, kind } = field;
  if (value === null || value === undefined) return [];
  if (kind === 'cascading_select') return [pairOf(value)];
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  const texts = values.filter((one) => typeof one === 'string' || typeof one === 'number').map(String);
  return kind === 'datetime' ? texts.map((text) => text.slice(0, 16)) : texts;
}

function pairOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return pairText(String(value[0] ?? ''), String(value[1] ?? ''));
  const { value: parent = '', child = '' } = value as { readonly value?: unknown; readonly child?: unknown };
  return pairText(String(parent), String(child));
}
