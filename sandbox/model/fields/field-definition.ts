/** What values a field holds. */
const FIELD_KINDS = [
  'string',
  'textarea',
  'url',
  'number',
  'date',
  'datetime',
  'user',
  'users',
  'group',
  'groups',
  'option',
  'radio',
  'checkboxes',
  'multiselect',
  'cascading',
  'labels',
  'version',
  'versions',
  'components',
  'sprint',
  'epic-link',
  'priority',
  'resolution',
  'securitylevel',
  'timetracking',
  'parent',
  'issuelinks',
  'attachment',
  'project',
  'issuetype',
] as const;
export type FieldKind = (typeof FIELD_KINDS)[number];

/** Kinds that custom fields can have; the others are of one field of every Jira alone. */
export const CUSTOM_KINDS = FIELD_KINDS.slice(0, FIELD_KINDS.indexOf('priority'));

/** One of the values to choose from, with those that it opens in a cascade. */
export interface FieldOption {
  readonly id: string;
  readonly value: string;
  readonly children: readonly FieldOption[];
}

export interface FieldDefinition {
  /** Such as `summary` or `customfield_10200`. */
  readonly id: string;
  readonly name: string;
  readonly kind: FieldKind;
  /** Empty where the kind says what there is to choose from. */
  readonly options: readonly FieldOption[];
}

export function isCustom(id: string): boolean {
  return id.startsWith('customfield_');
}
