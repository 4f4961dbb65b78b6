/** What values a field holds. */
export const FIELD_KINDS = [
  'string',
  'textarea',
  'number',
  'date',
  'datetime',
  'user',
  'option',
  'labels',
  'priority',
  'resolution',
] as const;
export type FieldKind = (typeof FIELD_KINDS)[number];

/** One of the values to choose from. */
export interface FieldOption {
  readonly id: string;
  readonly value: string;
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
