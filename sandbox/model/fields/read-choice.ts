import { z } from 'zod';
import type { FieldOption } from './field-definition.ts';
import type { FieldValue } from './field-value.ts';
import { FieldProblem } from './field-value.ts';

const OPTION = z.object({
  id: z.string().optional(),
  value: z.string().optional(),
  child: z.unknown().optional(),
});
const REFERENCE = z.object({ id: z.string().optional(), name: z.string().optional() });

interface Named {
  readonly id: string;
  readonly name: string;
}

/** One of `options`, by id or by value. @throws {FieldProblem} */
export function readOption(options: readonly FieldOption[], value: unknown): FieldValue {
  const { id, value: text } = optionIn(options, value);
  return { json: { id, value: text }, id, text };
}

/** @throws {FieldProblem} */
export function readOptions(options: readonly FieldOption[], value: unknown): FieldValue {
  return listOf(value, (each) => readOption(options, each));
}

/** An option, and if said one of those it opens. @throws {FieldProblem} */
export function readCascade(options: readonly FieldOption[], value: unknown): FieldValue {
  const { id, value: text, children } = optionIn(options, value);
  const child = OPTION.safeParse(value).data?.child;
  if (child == null) return { json: { id, value: text }, id, text };
  const opened = readOption(children, child);
  return { json: { id, value: text, child: opened.json }, id, text: `${text} - ${opened.text}` };
}

/** One of `known`, by id or by name. @throws {FieldProblem} saying `otherwise` */
export function readNamed(known: readonly Named[], value: unknown, otherwise: string): FieldValue {
  const wanted = REFERENCE.safeParse(value).data;
  if (wanted === undefined) throw new FieldProblem('data was not an object');
  const found = known.find(({ id, name }) =>
    wanted.id === undefined ? name === wanted.name : id === wanted.id,
  );
  if (found === undefined) throw new FieldProblem(otherwise);
  return { json: found, id: found.id, text: found.name };
}

/** @throws {FieldProblem} */
export function listOf(value: unknown, read: (each: unknown) => FieldValue): FieldValue {
  if (!Array.isArray(value)) throw new FieldProblem('data was not an array');
  const values = value.map(read);
  return {
    json: values.map(({ json }) => json),
    id: null,
    text: values.map(({ text }) => text).join(', '),
  };
}

function optionIn(options: readonly FieldOption[], value: unknown): FieldOption {
  const wanted = OPTION.safeParse(value).data;
  if (wanted === undefined) throw new FieldProblem('data was not an object');
  const found = options.find(({ id, value: text }) =>
    wanted.id === undefined ? text === wanted.value : id === wanted.id,
  );
  if (found !== undefined) return found;
  throw new FieldProblem(
    wanted.id === undefined
      ? `Option value '${wanted.value ?? ''}' is not valid`
      : `Option id '${wanted.id}' is not valid`,
  );
}
