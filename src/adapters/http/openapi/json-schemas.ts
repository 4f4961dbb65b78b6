import { z } from 'zod';

export type Json = Readonly<Record<string, unknown>>;

const LOCAL = '#/$defs/';
const SHARED = '#/components/schemas/';

/** The JSON schemas of a document (dialect 2020-12). Those that have a name of their own are told once, and referred to. */
export class JsonSchemas {
  readonly #named = new Map<string, Json>();

  /** Of what is taken, or what a presenter gives. A refinement is left to the answer that names the field. */
  of(schema: z.ZodType): Json {
    const { $defs = {}, ...made } = z.toJSONSchema(schema, {
      io: 'input',
      unrepresentable: 'any',
      override: ({ zodSchema, jsonSchema }) => asItTravels(zodSchema, jsonSchema),
    });
    delete made.$schema;
    for (const [name, named] of Object.entries($defs)) this.#named.set(name, shared(named) as Json);
    return shared(made) as Json;
  }

  /** Every schema with a name of its own that was asked for, by that name. */
  named(): Readonly<Record<string, Json>> {
    return Object.fromEntries([...this.#named].toSorted(([one], [other]) => (one < other ? -1 : 1)));
  }
}

/** A `Date` is text by then, and a list that nobody here changes is nothing a client has to know of. */
function asItTravels(schema: z.core.$ZodTypes, json: z.core.JSONSchema.BaseSchema): void {
  const { type } = schema._zod.def;
  if (type === 'date') Object.assign(json, { type: 'string', format: 'date-time' });
  if (type === 'readonly') delete json.readOnly;
}

function shared(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shared);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, held]) => [
      name,
      name === '$ref' && typeof held === 'string' ? held.replace(LOCAL, SHARED) : shared(held),
    ]),
  );
}
