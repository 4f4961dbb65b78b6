import { z } from 'zod';
import { PRIORITIES } from '../priorities.ts';
import type { Users } from '../users.ts';
import type { FieldDefinition, FieldOption } from './field-definition.ts';
import { FieldProblem } from './field-value.ts';
import type { FieldValue } from './field-value.ts';

const REFERENCE = z.object({ id: z.string().optional(), name: z.string().optional() });
const OPTION = z.object({ id: z.string().optional(), value: z.string().optional() });
const LONGEST = 32_767;

/** What `value` means in a field; null empties it. @throws {FieldProblem} */
export function readValue(field: FieldDefinition, value: unknown, users: Users): FieldValue | null {
  if (value === null) return null;
  switch (field.kind) {
    case 'string':
    case 'textarea':
      return plain(text(value));
    case 'number':
      if (typeof value !== 'number') throw new FieldProblem('Operation value must be a number');
      return plain(value);
    case 'date':
      return plain(matching(value, /^\d{4}-\d\d-\d\d$/, 'yyyy-MM-dd'));
    case 'datetime':
      return plain(
        matching(value, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d{4}$/, "yyyy-MM-dd'T'HH:mm:ss.SSSZ"),
      );
    case 'user':
      return person(value, users);
    case 'option': {
      const { id, value: name } = option(field, value);
      return { json: { id, value: name }, id, text: name };
    }
    case 'priority':
      return priority(value);
    case 'labels': {
      const labels = z.array(z.string().regex(/^\S{1,255}$/)).safeParse(value).data;
      if (labels === undefined) throw new FieldProblem('data was not an array');
      return { json: labels, id: null, text: labels.join(' ') };
    }
    case 'resolution':
      throw new FieldProblem('data was not an object');
  }
}

function plain(json: string | number): FieldValue {
  return { json, id: null, text: String(json) };
}

function text(value: unknown): string {
  if (typeof value !== 'string') throw new FieldProblem('Operation value must be a string');
  if (value.length > LONGEST) {
    throw new FieldProblem(
      `The entered text is too long. It exceeds the allowed limit of ${LONGEST} characters.`,
    );
  }
  return value;
}

function matching(value: unknown, pattern: RegExp, format: string): string {
  const said = text(value);
  if (!pattern.test(said) || Number.isNaN(Date.parse(said.slice(0, 10)))) {
    throw new FieldProblem(`Error parsing date string: ${said} (expected ${format})`);
  }
  return said;
}

function person(value: unknown, users: Users): FieldValue {
  const name = z.object({ name: z.string() }).safeParse(value).data?.name;
  if (name === undefined) throw new FieldProblem('data was not an object');
  const user = users.find(name);
  if (user === null) throw new FieldProblem(`User '${name}' was not found in the system.`);
  const { key, displayName, active } = user;
  return { json: { name: user.name, key, displayName, active }, id: key, text: displayName };
}

function option({ options }: FieldDefinition, value: unknown): FieldOption {
  const wanted = OPTION.safeParse(value).data;
  if (wanted === undefined) throw new FieldProblem('data was not an object');
  const found = options.find(({ id, value: name }) => id === wanted.id || name === wanted.value);
  if (found !== undefined) return found;
  throw new FieldProblem(
    wanted.id === undefined
      ? `Option value '${wanted.value ?? ''}' is not valid`
      : `Option id '${wanted.id}' is not valid`,
  );
}

function priority(value: unknown): FieldValue {
  const wanted = REFERENCE.safeParse(value).data;
  const found = PRIORITIES.find(({ id, name }) => id === wanted?.id || name === wanted?.name);
  if (found === undefined) throw new FieldProblem('The priority selected is invalid.');
  return { json: found, id: found.id, text: found.name };
}
