import type { Issue } from '../issue.ts';
import type { JsonObject } from '../jira-json.ts';
import { fieldRefusal } from '../refusal.ts';
import type { FieldCatalog } from './field-catalog.ts';
import { operationsOf } from './field-schema.ts';

/** What a program says of a field under `update`: one verb each, carried out in turn. */
export type Verbs = Readonly<Record<string, readonly JsonObject[]>>;

/**
 * What `fields` would have to say for the same as `update`, by what the issue has now.
 * @throws {Refusal} 400 for a verb that the field has not, and for a field in both.
 */
export function fieldsAfter(
  { fields, update }: { readonly fields: JsonObject; readonly update: Verbs },
  issue: Issue,
  catalog: FieldCatalog,
): JsonObject {
  const changed = Object.entries(update).map(([id, verbs]) => {
    if (id in fields) throw fieldRefusal({ [id]: `Field '${id}' cannot be in both 'fields' and 'update'.` });
    const supported = supportedBy(id, catalog);
    const value = verbs.reduce<unknown>(
      (present, verb) => {
        const [[name, argument] = ['', null]] = Object.entries(verb);
        if (supported !== null && !supported.includes(name)) {
          throw fieldRefusal({
            [id]: `Field with id '${id}' does not support operation '${name}'. Supported operation(s) are: '${supported.join(', ')}'`,
          });
        }
        return after(present, name, argument);
      },
      presentValue(issue, id),
    );
    return [id, value] as const;
  });
  return { ...fields, ...Object.fromEntries(changed) };
}

/** Null: the field is not known, which whoever reads it will say. */
function supportedBy(id: string, catalog: FieldCatalog): readonly string[] | null {
  const field = catalog.find(id);
  return field === null ? null : operationsOf(field);
}

function after(present: unknown, verb: string, argument: unknown): unknown {
  const list = Array.isArray(present) ? (present as readonly unknown[]) : [];
  switch (verb) {
    case 'add':
      return [...list.filter((each) => !isSame(each, argument)), argument];
    case 'remove':
      return list.filter((each) => !isSame(each, argument));
    case 'edit':
      return { ...(present as JsonObject | null), ...(argument as JsonObject | null) };
    default:
      return argument;
  }
}

/** Whether both name one thing, be it by id, name or value. */
function isSame(one: unknown, other: unknown): boolean {
  if (!isObject(one) || !isObject(other)) return one === other;
  return ['id', 'key', 'name', 'value'].some((name) => one[name] !== undefined && one[name] === other[name]);
}

function presentValue(issue: Issue, id: string): unknown {
  return id === 'labels' ? issue.labels : (issue.values[id]?.json ?? null);
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null;
}
