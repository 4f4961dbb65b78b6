import type { FieldDefinition, FieldKind } from './field-definition.ts';

const SYSTEM: readonly (readonly [id: string, name: string, kind: FieldKind])[] = [
  ['summary', 'Summary', 'string'],
  ['description', 'Description', 'textarea'],
  ['environment', 'Environment', 'textarea'],
  ['labels', 'Labels', 'labels'],
  ['assignee', 'Assignee', 'user'],
  ['reporter', 'Reporter', 'user'],
  ['priority', 'Priority', 'priority'],
  ['resolution', 'Resolution', 'resolution'],
  ['duedate', 'Due Date', 'date'],
];

/** The fields there are: those of every Jira, and custom ones. */
export class FieldCatalog {
  readonly #byId = new Map<string, FieldDefinition>(
    SYSTEM.map(([id, name, kind]) => [id, { id, name, kind, options: [] }]),
  );

  all(): readonly FieldDefinition[] {
    return [...this.#byId.values()];
  }

  find(id: string): FieldDefinition | null {
    return this.#byId.get(id) ?? null;
  }

  /** Puts it in the place of a former one of its id. */
  put(field: FieldDefinition): void {
    this.#byId.set(field.id, field);
  }
}
