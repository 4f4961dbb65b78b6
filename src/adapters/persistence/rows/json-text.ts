import { storableText } from './storable.ts';

/** The value as a column of jsonb takes it, lists included: every text in it and every name as PostgreSQL takes it. */
export function jsonText(value: unknown): string {
  return JSON.stringify(storableJson(value));
}

function storableJson(value: unknown): unknown {
  if (typeof value === 'string') return storableText(value);
  if (Array.isArray(value)) return value.map(storableJson);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [storableText(name), storableJson(inner)]),
  );
}
