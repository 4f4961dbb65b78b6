import { own, textOf } from '../foreign-json.ts';
import { meant, nameOf } from './choices.ts';
import type { AllowedValue, CreateField } from './create-field.ts';
import { valueKindOf } from './field-kind.ts';

/** What a form's value is in the shape that Jira takes, that nothing was given, or why it cannot be taken. */
export type ReadValue =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'problem'; readonly problem: string };

/** Reads one text, or answers what is wrong with it. */
type ReadText = (text: string, field: CreateField) => ReadValue;

const NOTHING: ReadValue = { kind: 'nothing' };
const LONGEST_LABEL = 255;
const DATE = /^(\d{4})-(\d\d)-(\d\d)$/;
const DATETIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)$/;

/**
 * What was given for a field, as Jira takes it. Nothing of it is lost: what is not understood whole is a problem. Knows
 * what Jira lists, and leaves the rest to Jira: whether there is such a person, group or issue.
 */
export function readValue(field: CreateField, given: unknown): ReadValue {
  if (given === null || given === undefined) return NOTHING;
  switch (valueKindOf(field)) {
    case 'nothing':
      return isEmpty(given)
        ? NOTHING
        : problem('cannot be given when an issue is made: set it in Jira afterwards');
    case 'text':
    case 'textarea':
      return one(given, field, value, 'keep');
    case 'number':
      return one(given, field, number);
    case 'date':
      return one(given, field, date);
    case 'datetime':
      return one(given, field, datetime);
    case 'reference':
      return one(given, field, (text) =>
        listed(field, text, ({ id, value: option }) => (id === null ? { value: option } : { id })),
      );
    case 'option':
      return one(given, field, option);
    case 'cascade':
      return cascade(given, field);
    case 'user':
    case 'group':
      return one(given, field, (text) => value({ name: text }));
    case 'issue':
      return one(given, field, (text) => value(/^\d+$/.test(text) ? { id: text } : { key: text }));
    case 'epic':
      return one(given, field, value);
    case 'sprint':
      return one(given, field, sprint);
    case 'estimate':
      return one(given, field, (text) => value({ originalEstimate: text }));
    case 'references':
      return many(given, field, (text) =>
        listed(field, text, ({ id, value: other }) => (id === null ? { value: other } : { id })),
      );
    case 'options':
      return many(given, field, option);
    case 'users':
    case 'groups':
      return many(given, field, (text) => value({ name: text }));
    case 'texts':
      return many(given, field, value);
    case 'labels':
      return many(Array.isArray(given) ? given : (textIn(given)?.split(',') ?? given), field, label);
  }
}

function value(shape: unknown): ReadValue {
  return { kind: 'value', value: shape };
}

function problem(text: string): ReadValue {
  return { kind: 'problem', problem: text };
}

function isEmpty(given: unknown): boolean {
  return textIn(given)?.trim() === '' || (Array.isArray(given) && given.length === 0);
}

/** A text, or a number as one. */
function textIn(given: unknown): string | null {
  return typeof given === 'number' && Number.isFinite(given) ? String(given) : textOf(given);
}

function one(
  given: unknown,
  field: CreateField,
  read: ReadText,
  spaces: 'keep' | 'trim' = 'trim',
): ReadValue {
  const text = textIn(given);
  if (text === null) return problem('must be one text');
  if (text.trim() === '') return NOTHING;
  return read(spaces === 'keep' ? text : text.trim(), field);
}

/** Each once, in the order given; a single text is a list of one. */
function many(given: unknown, field: CreateField, read: ReadText): ReadValue {
  const shapes = new Map<string, unknown>();
  for (const item of Array.isArray(given) ? (given as readonly unknown[]) : [given]) {
    const result = one(item, field, read);
    if (result.kind === 'problem')
      return problem(result.problem === 'must be one text' ? 'must be a list of texts' : result.problem);
    if (result.kind === 'value') shapes.set(JSON.stringify(result.value), result.value);
  }
  return shapes.size === 0 ? NOTHING : value([...shapes.values()]);
}

function number(text: string): ReadValue {
  const read = /^[-+]?(\d+(?:\.\d*)?|\.\d+)(e[-+]?\d+)?$/i.test(text) ? Number(text) : NaN;
  return Number.isFinite(read)
    ? value(read)
    : problem(`must be a number, such as 12 or 1.5: “${text}” is none`);
}

function date(text: string): ReadValue {
  const [, year = 0, month = 0, day = 0] = (DATE.exec(text) ?? []).map(Number);
  const read = new Date(Date.UTC(year, month - 1, day));
  const isReal = month > 0 && read.getUTCMonth() === month - 1 && read.getUTCDate() === day;
  return isReal ? value(text) : problem(`must be a date, such as 2027-01-31: “${text}” is none`);
}

/** In the form that Jira reads, which has an offset without a colon. */
function datetime(text: string): ReadValue {
  const isReal = DATETIME.test(text) && date(text.slice(0, 10)).kind === 'value';
  const time = isReal ? Date.parse(text.replace(/([+-]\d\d)(\d\d)$/, '$1:$2')) : NaN;
  if (Number.isNaN(time)) {
    return problem(`must be a time with its offset, such as 2027-01-31T09:30:00Z: “${text}” is none`);
  }
  return value(new Date(time).toISOString().replace('Z', '+0000'));
}

function sprint(text: string): ReadValue {
  const read = /^\d{1,15}$/.test(text) ? Number(text) : 0;
  return read > 0 ? value(read) : problem(`must be the number of a sprint: “${text}” is none`);
}

function label(text: string): ReadValue {
  if (/\s/.test(text)) return problem(`holds no spaces within a label in Jira: “${text}” does`);
  return text.length > LONGEST_LABEL
    ? problem(`holds labels of at most ${LONGEST_LABEL} characters`)
    : value(text);
}

function option(text: string, field: CreateField): ReadValue {
  return listed(field, text, ({ id, value: name, label: other }) =>
    name === null && id !== null ? { id } : { value: name ?? other },
  );
}

/** The shape of the value that is listed under this text; where Jira lists none, it is taken at its word. */
function listed(
  { allowedValues, schema }: CreateField,
  text: string,
  shape: (allowed: AllowedValue) => unknown,
): ReadValue {
  if (allowedValues === null) {
    const isOption = schema.type === 'option' || schema.items === 'option';
    return value(isOption ? { value: text } : { id: text });
  }
  const found = meant(allowedValues, text);
  return found === null ? problem(notListed(allowedValues, text)) : value(shape(found));
}

function notListed(allowed: readonly AllowedValue[], text: string): string {
  if (allowed.length === 0) return 'has no values to choose from in Jira';
  const names = allowed.slice(0, 10).map((one) => `“${nameOf(one)}”`);
  const more = allowed.length > names.length ? ', …' : '';
  return `must be one of ${names.join(', ')}${more}: “${text}” is none of them`;
}

/** One of the list, and one of those below it: as `{ value, child }`, or the first alone. */
function cascade(given: unknown, field: CreateField): ReadValue {
  const [parent, child] = Array.isArray(given)
    ? [given[0] as unknown, given[1] as unknown]
    : [own(given, 'value') ?? given, own(given, 'child') ?? null];
  if (Array.isArray(given) && given.length > 2) return problem('must be one value and one below it');
  const chosen = one(parent, field, option);
  if (chosen.kind === 'problem') return chosen;
  const below =
    field.allowedValues === null ? null : childrenOf(field.allowedValues, textIn(parent)?.trim() ?? '');
  const chosenChild =
    child === null || child === undefined ? NOTHING : one(child, { ...field, allowedValues: below }, option);
  if (chosenChild.kind === 'problem') return chosenChild;
  if (chosenChild.kind === 'nothing') return chosen;
  if (chosen.kind === 'nothing') return problem('needs a value above the one that is given');
  return value({ ...(chosen.value as object), child: chosenChild.value });
}

function childrenOf(allowed: readonly AllowedValue[], text: string): readonly AllowedValue[] {
  return meant(allowed, text)?.children ?? [];
}
