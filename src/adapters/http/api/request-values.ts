import { z } from 'zod';
import { NotFound } from '../../../domain/domain-error.ts';
import type { Id } from '../../../domain/ids.ts';
import { HttpRefusal, type FieldProblem } from '../http-refusal.ts';

export type Schema<Values> = z.ZodType<Values>;

const MOMENT = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d))?$/;
const NO_MOMENT = 'must be a date, or a time with its offset, such as 2027-01-31T00:00:00Z';
const LONGEST_FOREIGN_ID = 500;
const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;

/** A text of at most `longest` characters that every database takes. */
export function text(longest: number): z.ZodString {
  return z
    .string()
    .max(longest, `must have at most ${longest} characters`)
    .refine((value) => value.isWellFormed() && !value.includes('\0'), 'holds a character that is none');
}

/** A number that the domain checks: its bounds are told here, and refused there, with a word on what is wrong. */
export function numberWithin(minimum: number, maximum: number): z.ZodNumber {
  return z.number().meta({ minimum, maximum });
}

/** As `numberWithin`, of numbers that have to be whole. */
export function wholeWithin(minimum: number, maximum: number): z.ZodNumber {
  return z.number().meta({ type: 'integer', minimum, maximum });
}

/** The id of a thing of Lockstep's own. */
export function id<Kind extends string>(): z.ZodType<Id<Kind>> {
  return z
    .string()
    .regex(UUID, 'is no id of Lockstep')
    .meta({ format: 'uuid' })
    .transform((value) => value as Id<Kind>);
}

/** The id that another system has given its thing. */
export function foreignId<Kind extends string>(): z.ZodType<Id<Kind>> {
  return text(LONGEST_FOREIGN_ID)
    .regex(/\S/, 'must not be blank')
    .transform((value) => value as Id<Kind>);
}

/** A moment, with its offset from UTC; a date alone is its first moment in UTC. */
export function moment(): z.ZodType<Date> {
  return z
    .string()
    .regex(MOMENT, { error: NO_MOMENT, abort: true })
    .refine((value) => !Number.isNaN(Date.parse(value)), NO_MOMENT)
    .transform((value) => new Date(value));
}

/** The id in a path. @throws {NotFound} for what cannot be one. */
export function idIn<Kind extends string>({ params }: { readonly params: Record<string, string> }): Id<Kind> {
  const value = params['id'] ?? '';
  if (!UUID.test(value)) throw new NotFound('There is no such thing, or not for this API key.');
  return value as Id<Kind>;
}

/** @throws {HttpRefusal} naming every field that is not as `schema` has it. Shows no value. */
export function valuesIn<Values>(schema: Schema<Values>, value: unknown): Values {
  const result = schema.safeParse(value, { error: messageOf, reportInput: false });
  if (result.success) return result.data;

  const errors = result.error.issues.flatMap(fieldProblemsIn);
  const names = [...new Set(errors.map(({ field }) => field))].join(', ');
  throw new HttpRefusal('invalid_value', `Not as it should be: ${names}.`, { errors });
}

function fieldProblemsIn(issue: z.core.$ZodIssue): readonly FieldProblem[] {
  const path = issue.path.map(String);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ field: [...path, key].join('.'), message: 'is not known here' }));
  }
  return [{ field: path.length === 0 ? 'body' : path.join('.'), message: issue.message }];
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  boolean: 'true or false',
  object: 'an object',
  record: 'an object',
  array: 'a list',
};

function messageOf(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return 'is required';
      return `must be ${TYPE_NAMES[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return issue.input === undefined
        ? 'is required'
        : `must be one of ${issue.values.map(String).join(', ')}`;
    default:
      return undefined;
  }
}
