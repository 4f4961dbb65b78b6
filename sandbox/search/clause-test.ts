import type { FieldCatalog } from '../model/fields/field-catalog.ts';
import { isCustom } from '../model/fields/field-definition.ts';
import type { Issue } from '../model/issue.ts';
import type { Issues } from '../model/issues.ts';
import type { JiraUser } from '../model/users.ts';
import { CHOICES, customField, fieldNamed, TEXTS, UNRESOLVED } from './jql-fields.ts';
import type { ChoiceField, Searched } from './jql-fields.ts';
import { indexedTime, momentOf } from './jql-time.ts';
import type { AskingAt } from './jql-time.ts';
import { jqlError } from './jql-tokens.ts';
import type { Clause, JqlValue, Operator } from './jql.ts';
import { fitsTexts, parseTextQuery } from './text-query.ts';

export interface ClauseWorld extends Searched {
  readonly issues: Issues;
  readonly fields: FieldCatalog;
}

export interface Asking extends AskingAt {
  readonly user: JiraUser | null;
}

type Test = (issue: Issue) => boolean;

/** What an issue must be like to fit the clause. @throws {Refusal} 400 for a field or an operator it has not. */
export function testOf(clause: Clause, world: ClauseWorld, asking: Asking): Test {
  const field = fieldNamed(clause.field);
  if (field === 'updated' || field === 'created') return timeTest(field, clause, asking);
  if (clause.operator === '~' || clause.operator === '!~') return textTest(field, clause, world);
  return choiceTest(choiceOf(field, clause, world), clause, asking);
}

function choiceOf(
  field: string,
  { field: written, operator }: Clause,
  { projects, issues, fields }: ClauseWorld,
): ChoiceField {
  const own = Object.hasOwn(CHOICES, field) ? CHOICES[field] : undefined;
  if (own !== undefined) return own;
  if (field === 'id') {
    return {
      namesIn: ({ id }) => [id],
      exists: (value) => issues.find(value) !== null,
    };
  }
  if (field === 'project') {
    return { namesIn: ({ project }) => [project.id], exists: (value) => projects.find(value) !== null };
  }
  if (Object.hasOwn(TEXTS, field)) throw notSupported(operator, written);
  const custom = fields
    .all()
    .find(({ id, name }) => isCustom(id) && (id === field || name.toLowerCase() === field));
  if (custom === undefined) {
    throw jqlError(`Field '${written}' does not exist or you do not have permission to view it.`);
  }
  return customField(custom.id);
}

function choiceTest(choice: ChoiceField, { field, operator, values }: Clause, asking: Asking): Test {
  if (['>', '<', '>=', '<='].includes(operator)) throw notSupported(operator, field);
  const wanted = values.map((value) => wantedBy(value, fieldNamed(field), asking));
  const fits: Test = (issue) => {
    const names = choice.namesIn(issue);
    return wanted.some((name) => (name === null ? names.length === 0 : names.includes(name)));
  };
  return ['!=', 'not in', 'is not'].includes(operator) ? (issue) => !fits(issue) : fits;
}

function textTest(
  field: string,
  { field: written, operator, values }: Clause,
  { fields }: ClauseWorld,
): Test {
  const texts = Object.hasOwn(TEXTS, field) ? TEXTS[field] : undefined;
  const [value] = values;
  const known = texts !== undefined || (isCustom(field) && fields.find(field) !== null);
  if (!known || value?.kind !== 'text') throw notSupported(operator, written);
  const query = parseTextQuery(value.text);
  const test: Test = (issue) => fitsTexts(texts?.(issue) ?? [issue.values[field]?.text ?? ''], query);
  return operator === '~' ? test : (issue) => !test(issue);
}

function timeTest(field: 'updated' | 'created', { operator, values: [value] }: Clause, asking: Asking): Test {
  const compare = COMPARE[operator];
  if (compare === undefined || value?.kind !== 'text') throw notSupported(operator, field);
  const bound = momentOf(value.text, field, asking);
  const indexedUntil = asking.now - asking.lagMs;
  return (issue) => issue.updated <= indexedUntil && compare(indexedTime(issue[field]), bound);
}

const COMPARE: Readonly<Partial<Record<Operator, (left: number, right: number) => boolean>>> = {
  '>=': (left, right) => left >= right,
  '>': (left, right) => left > right,
  '<=': (left, right) => left <= right,
  '<': (left, right) => left < right,
};

/** Null: nothing at all. */
function wantedBy(value: JqlValue, field: string, { user }: Asking): string | null {
  if (value.kind === 'empty') return null;
  if (value.kind === 'text') {
    const text = value.text.toLowerCase();
    return field === 'resolution' && text === UNRESOLVED ? null : text;
  }
  if (value.name.toLowerCase() !== 'currentuser') {
    throw jqlError(`Unable to find JQL function '${value.name}()'.`);
  }
  return user?.key.toLowerCase() ?? '';
}

function notSupported(operator: Operator, field: string): Error {
  return jqlError(`The operator '${operator}' is not supported by the '${field}' field.`);
}
