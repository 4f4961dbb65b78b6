import fc from 'fast-check';

export type JsonSchema = Readonly<Record<string, unknown>>;

/** What values of schemas are made of beside what the schemas say. */
export interface Material {
  /** By name, the schemas that others refer to. */
  readonly named: Readonly<Record<string, JsonSchema>>;
  /** Texts that mean something to the service: ids of what there is, keys of issues. */
  readonly texts: readonly string[];
  /** Of these, the ones that are meant by a field or parameter of that name. */
  readonly meant: Readonly<Record<string, readonly string[]>>;
}

const SHORT = 12;

/** Values of every kind that a client may send by mistake, or to break something. */
export function oddValue(): fc.Arbitrary<unknown> {
  return fc.oneof(
    fc.constantFrom<unknown>(null, true, 0, -0, -1, 0.5, 1e308, 2 ** 53, -(2 ** 63), '', ' ', '0', [], {}),
    fc.constantFrom<unknown>(
      'a\0b',
      '\ud800',
      'x\udfff\ud83d',
      '\u202e',
      '💥'.repeat(40),
      'x'.repeat(40_000),
    ),
    fc.constantFrom<unknown>(
      "'; drop table link; --",
      '../../etc/passwd',
      '${7*7}',
      '__proto__',
      'constructor',
    ),
    fc
      .constantFrom('{"__proto__":{"scope":1}}', '{"constructor":{"prototype":{}}}', '[[[[[[[[]]]]]]]]')
      .map((json): unknown => JSON.parse(json)),
    fc.jsonValue(),
    fc.string({ unit: 'binary', maxLength: 30 }),
  );
}

/** Values that fit the schema. */
export function fitting(schema: JsonSchema, material: Material): fc.Arbitrary<unknown> {
  const { $ref, const: only, enum: some, anyOf, oneOf, type } = schema as Keywords;
  if ($ref !== undefined) return fitting(material.named[$ref.split('/').at(-1) ?? ''] ?? {}, material);
  if (only !== undefined) return fc.constant(only);
  if (some !== undefined) return fc.constantFrom(...some);
  const ways = anyOf ?? oneOf;
  if (ways !== undefined) return fc.oneof(...ways.map((way) => fitting(way, material)));
  if (Array.isArray(type)) return fc.oneof(...type.map((one) => fitting({ ...schema, type: one }, material)));

  switch (type) {
    case 'string':
      return texts(schema, material);
    case 'boolean':
      return fc.boolean();
    case 'integer':
    case 'number':
      return numbers(schema);
    case 'array':
      return fc.array(fitting((schema as Keywords).items ?? {}, material), {
        minLength: (schema as Keywords).minItems ?? 0,
        maxLength: 3,
      });
    case 'object':
      return objects(schema, material);
    case 'null':
      return fc.constant(null);
    default:
      return fc.oneof(fc.constantFrom(...material.texts), fc.jsonValue());
  }
}

/** As `fitting`, of a field or parameter: mostly what is meant by one of that name. */
export function fittingAs(name: string, schema: JsonSchema, material: Material): fc.Arbitrary<unknown> {
  const meant = Object.hasOwn(material.meant, name) ? (material.meant[name] ?? []) : [];
  if (meant.length === 0) return fitting(schema, material);
  return fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom<unknown>(...meant) },
    { weight: 1, arbitrary: fitting(schema, material) },
  );
}

/** Values that nearly fit: something is missing, or too much, or another thing, anywhere in them. */
export function nearlyFitting(schema: JsonSchema, material: Material): fc.Arbitrary<unknown> {
  return fc
    .tuple(fitting(schema, material), fc.nat(), oddValue(), fc.constantFrom('lacks', 'has more', 'is other'))
    .map(([value, where, odd, how]) => bent(value, { where, odd, how }));
}

interface Keywords {
  readonly $ref?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly type?: string | readonly string[];
  readonly pattern?: string;
  readonly format?: string;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: JsonSchema | boolean;
  readonly propertyNames?: JsonSchema;
}

function texts({ pattern, format, maxLength = 200 }: Keywords, material: Material): fc.Arbitrary<string> {
  if (format === 'uuid') return fc.oneof(fc.constantFrom(...material.texts), fc.uuid());
  if (pattern !== undefined && pattern !== String.raw`\S`) return fc.stringMatching(new RegExp(pattern));
  const some = fc.string({ minLength: 1, maxLength: Math.min(maxLength, SHORT), unit: 'grapheme' });
  const longest = fc.constant('x'.repeat(Math.min(maxLength, 10_000)));
  return fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...material.texts) },
    { weight: 3, arbitrary: some },
    { weight: 1, arbitrary: longest },
  );
}

function numbers({ type, minimum = -1e6, maximum = 1e6 }: Keywords): fc.Arbitrary<number> {
  const [min, max] = [Math.ceil(minimum), Math.floor(maximum)];
  const whole = fc.oneof(fc.integer({ min, max: Math.min(max, min + 50) }), fc.constantFrom(min, max));
  return type === 'integer' ? whole : fc.oneof(whole, fc.double({ min, max, noNaN: true }));
}

function objects(schema: Keywords, material: Material): fc.Arbitrary<unknown> {
  const { properties = {}, required = [], additionalProperties, propertyNames = { type: 'string' } } = schema;
  const named = fc.record(
    Object.fromEntries(
      Object.entries(properties).map(([name, held]) => [name, fittingAs(name, held, material)]),
    ),
    { requiredKeys: required.filter((name) => Object.hasOwn(properties, name)) },
  );
  if (typeof additionalProperties !== 'object') return named;
  const others = fc.dictionary(
    fitting(propertyNames, material).map(String),
    fitting(additionalProperties, material),
    { maxKeys: 3 },
  );
  return fc.tuple(named, others).map(([own, more]) => ({ ...more, ...own }));
}

interface Bend {
  readonly where: number;
  readonly odd: unknown;
  readonly how: 'lacks' | 'has more' | 'is other';
}

function bent(value: unknown, bend: Bend): unknown {
  if (typeof value !== 'object' || value === null) return bend.odd;
  const entries = Object.entries(value);
  const at = entries.length === 0 ? -1 : bend.where % entries.length;
  const [name = 'more', held] = entries[at] ?? [];
  if (typeof held === 'object' && held !== null && bend.where % 3 === 0)
    return withField(value, name, bent(held, { ...bend, where: Math.floor(bend.where / 3) }));
  if (bend.how === 'has more' || at === -1)
    return withField(value, ['colour', '__proto__', 'id', ''][bend.where % 4] ?? '', bend.odd);
  if (bend.how === 'lacks') return Object.fromEntries(entries.filter((_, index) => index !== at));
  return withField(value, name, bend.odd);
}

/** With a field of that name, be it `__proto__`. */
function withField(value: object, name: string, held: unknown): unknown {
  if (Array.isArray(value)) return [...(value as unknown[]).slice(1), held];
  return Object.fromEntries([...Object.entries(value).filter(([other]) => other !== name), [name, held]]);
}
