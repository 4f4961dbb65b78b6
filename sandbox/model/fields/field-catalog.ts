import type { FieldDefinition, FieldKind, FieldOption } from './field-definition.ts';

const SYSTEM: readonly (readonly [id: string, name: string, kind: FieldKind])[] = [
  ['project', 'Project', 'project'],
  ['issuetype', 'Issue Type', 'issuetype'],
  ['parent', 'Parent', 'parent'],
  ['summary', 'Summary', 'string'],
  ['description', 'Description', 'textarea'],
  ['environment', 'Environment', 'textarea'],
  ['priority', 'Priority', 'priority'],
  ['components', 'Component/s', 'components'],
  ['versions', 'Affects Version/s', 'versions'],
  ['fixVersions', 'Fix Version/s', 'versions'],
  ['labels', 'Labels', 'labels'],
  ['assignee', 'Assignee', 'user'],
  ['reporter', 'Reporter', 'user'],
  ['duedate', 'Due Date', 'date'],
  ['security', 'Security Level', 'securitylevel'],
  ['timetracking', 'Time Tracking', 'timetracking'],
  ['issuelinks', 'Linked Issues', 'issuelinks'],
  ['attachment', 'Attachment', 'attachment'],
  ['resolution', 'Resolution', 'resolution'],
];

/** Its value, or its value with those it opens in a cascade. */
export type NewOption =
  string | { readonly value: string; readonly children?: readonly string[] | undefined };

export interface NewField {
  readonly id?: string | undefined;
  readonly name: string;
  readonly kind: FieldKind;
  readonly options?: readonly NewOption[] | undefined;
}

/** The fields there are: those of every Jira, and custom ones. */
export class FieldCatalog {
  #lastId = 10_200;
  #lastOptionId = 10_100;
  readonly #byId = new Map<string, FieldDefinition>(
    SYSTEM.map(([id, name, kind]) => [id, { id, name, kind, options: [] }]),
  );

  all(): readonly FieldDefinition[] {
    return [...this.#byId.values()];
  }

  find(id: string): FieldDefinition | null {
    return this.#byId.get(id) ?? null;
  }

  /** With an id when none is given; in the place of a former one of its id. @throws {RangeError} when it is no custom one. */
  define({ id = this.#nextId(), name, kind, options = [] }: NewField): FieldDefinition {
    if (!/^customfield_\d+$/.test(id))
      throw new RangeError(`not the id of a custom field: ${JSON.stringify(id)}`);
    const field = { id, name, kind, options: options.map((option) => this.#option(option)) };
    this.#byId.set(id, field);
    return field;
  }

  #nextId(): string {
    do this.#lastId += 1;
    while (this.#byId.has(`customfield_${this.#lastId}`));
    return `customfield_${this.#lastId}`;
  }

  #option(option: NewOption): FieldOption {
    const { value, children = [] } = typeof option === 'string' ? { value: option } : option;
    this.#lastOptionId += 1;
    const id = String(this.#lastOptionId);
    return { id, value, children: children.map((child) => this.#option(child)) };
  }
}
