import type { JsonObject } from '../jira-json.ts';
import { isCustom } from './field-definition.ts';
import type { FieldDefinition, FieldKind } from './field-definition.ts';

interface Schema {
  readonly type: string;
  /** What a list is of. */
  readonly items?: string;
  /** The type of custom field that makes it; empty for kinds of no custom field. */
  readonly custom: string;
}

const own = (name: string) => `com.atlassian.jira.plugin.system.customfieldtypes:${name}`;
const agile = (name: string) => `com.pyxis.greenhopper.jira:${name}`;

const SCHEMAS: Readonly<Record<FieldKind, Schema>> = {
  string: { type: 'string', custom: own('textfield') },
  textarea: { type: 'string', custom: own('textarea') },
  url: { type: 'string', custom: own('url') },
  number: { type: 'number', custom: own('float') },
  date: { type: 'date', custom: own('datepicker') },
  datetime: { type: 'datetime', custom: own('datetime') },
  user: { type: 'user', custom: own('userpicker') },
  users: { type: 'array', items: 'user', custom: own('multiuserpicker') },
  group: { type: 'group', custom: own('grouppicker') },
  groups: { type: 'array', items: 'group', custom: own('multigrouppicker') },
  option: { type: 'option', custom: own('select') },
  radio: { type: 'option', custom: own('radiobuttons') },
  checkboxes: { type: 'array', items: 'option', custom: own('multicheckboxes') },
  multiselect: { type: 'array', items: 'option', custom: own('multiselect') },
  cascading: { type: 'option-with-child', custom: own('cascadingselect') },
  labels: { type: 'array', items: 'string', custom: own('labels') },
  version: { type: 'version', custom: own('version') },
  versions: { type: 'array', items: 'version', custom: own('multiversion') },
  components: { type: 'array', items: 'component', custom: '' },
  sprint: { type: 'array', items: 'string', custom: agile('gh-sprint') },
  'epic-link': { type: 'any', custom: agile('gh-epic-link') },
  priority: { type: 'priority', custom: '' },
  resolution: { type: 'resolution', custom: '' },
  securitylevel: { type: 'securitylevel', custom: '' },
  timetracking: { type: 'timetracking', custom: '' },
  parent: { type: 'issuelink', custom: '' },
  issuelinks: { type: 'array', items: 'issuelinks', custom: '' },
  attachment: { type: 'array', items: 'attachment', custom: '' },
  project: { type: 'project', custom: '' },
  issuetype: { type: 'issuetype', custom: '' },
};

export function schemaOf({ id, kind }: Pick<FieldDefinition, 'id' | 'kind'>): JsonObject {
  const { custom, ...schema } = SCHEMAS[kind];
  return isCustom(id)
    ? { ...schema, custom, customId: Number(id.slice('customfield_'.length)) }
    : { ...schema, system: id };
}

/** What can be done with a value besides replacing it. */
export function operationsOf({ kind }: FieldDefinition): readonly string[] {
  if (kind === 'sprint' || kind === 'attachment') return ['set'];
  if (kind === 'issuelinks') return ['add'];
  if (kind === 'timetracking') return ['set', 'edit'];
  return SCHEMAS[kind].type === 'array' ? ['add', 'set', 'remove'] : ['set'];
}
