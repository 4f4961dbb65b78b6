import type { CreateField } from './create-field.ts';

/**
 * What a value of a field is. `text`, `textarea`, `number`, `date`, `datetime`: itself. `reference`: one of a list, by id.
 * `option`: one of a list, by its value; `cascade`: one with one below it. `user`, `group`: by name. `issue`: by key.
 * `epic`, `sprint`: of Jira's software. `estimate`: of time. The plurals are lists of these; `texts` and `labels` of
 * texts. `nothing`: what cannot be given when an issue is made.
 */
export type ValueKind =
  | 'text'
  | 'textarea'
  | 'number'
  | 'date'
  | 'datetime'
  | 'reference'
  | 'references'
  | 'option'
  | 'options'
  | 'cascade'
  | 'user'
  | 'users'
  | 'group'
  | 'groups'
  | 'texts'
  | 'labels'
  | 'issue'
  | 'epic'
  | 'sprint'
  | 'estimate'
  | 'nothing';

const TEXTAREAS: readonly string[] = ['description', 'environment'];

const KIND_OF_TYPE: Readonly<Record<string, ValueKind>> = {
  string: 'text',
  number: 'number',
  date: 'date',
  datetime: 'datetime',
  user: 'user',
  group: 'group',
  option: 'option',
  'option-with-child': 'cascade',
  timetracking: 'estimate',
  issuelink: 'issue',
  issuelinks: 'nothing',
  attachment: 'nothing',
  worklog: 'nothing',
  'comments-page': 'nothing',
  votes: 'nothing',
  watches: 'nothing',
  progress: 'nothing',
};

const KIND_OF_ITEMS: Readonly<Record<string, ValueKind>> = {
  user: 'users',
  group: 'groups',
  option: 'options',
  string: 'texts',
  issuelinks: 'nothing',
  attachment: 'nothing',
  worklog: 'nothing',
};

/** What is given for the field; of a type that nobody knows, one of its list where it has one, else a text. */
export function valueKindOf({ id, schema, allowedValues }: CreateField): ValueKind {
  const custom = (schema.custom ?? '').split(':').at(-1);
  if (custom === 'gh-sprint') return 'sprint';
  if (custom === 'gh-epic-link') return 'epic';
  if (schema.type === 'array') {
    if (id === 'labels' || custom === 'labels') return 'labels';
    return known(KIND_OF_ITEMS, schema.items ?? '') ?? 'references';
  }
  if (custom === 'select') return 'option';
  if (custom === 'textarea' || TEXTAREAS.includes(id)) return 'textarea';
  const kind = known(KIND_OF_TYPE, schema.type);
  if (kind !== null) return kind;
  return schema.type === 'any' && allowedValues === null ? 'text' : 'reference';
}

function known(kinds: Readonly<Record<string, ValueKind>>, name: string): ValueKind | null {
  return Object.hasOwn(kinds, name) ? (kinds[name] ?? null) : null;
}
