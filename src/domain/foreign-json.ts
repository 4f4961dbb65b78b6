/** Whether `value` is a JSON object: neither null nor an array. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What `value` itself holds under `name`: never what it inherits, as every object does a `toString`. */
export function own(value: unknown, name: string): unknown {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

/** What is found by following `path` from `value`, own properties only. */
export function ownPath(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(own, value);
}

/** The text `value` is, without NUL and lone surrogates, which no database column takes; null when it is no text. */
export function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value.toWellFormed().replaceAll('\0', '') : null;
}

/** As `textOf`, and null for a text of nothing but white space. */
export function filledTextOf(value: unknown): string | null {
  const text = textOf(value);
  return text === null || text.trim() === '' ? null : text;
}

/** An id as a text: Jira writes the same id as a string here and as a number there. */
export function idTextOf(value: unknown): string | null {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? String(value) : null;
  return filledTextOf(value)?.trim() ?? null;
}

/** As `idTextOf`, for ids that Jira makes of digits alone; at most 19 of them, as a 64-bit number has. */
export function digitsOf(value: unknown): string | null {
  const id = idTextOf(value);
  return id !== null && /^\d{1,19}$/.test(id) ? id : null;
}
