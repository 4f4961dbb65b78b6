/**
 * The text as PostgreSQL takes it: NUL and lone surrogates, which no column of text or jsonb can hold, become U+FFFD.
 * No id of ours holds one, so an odd id that a caller made up is simply not found.
 */
export function storableText(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\uFFFD');
}

/** The row with every text in it, nested ones too, as PostgreSQL takes it. Dates and bytes are left as they are. */
export function storable<Row extends object>(row: Row): Row {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, storableValue(value)])) as Row;
}

function storableValue(value: unknown): unknown {
  if (typeof value === 'string') return storableText(value);
  if (Array.isArray(value)) return value.map(storableValue);
  return isPlainObject(value) ? storable(value) : value;
}

function isPlainObject(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
