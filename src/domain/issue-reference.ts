const KEY = /^[A-Z][A-Z0-9_]*-\d{1,19}$/;
const ID = /^\d{1,19}$/;

/**
 * The key or numeric id that a person's text names: one of these itself, or the address of the issue in the Jira at
 * `baseUrl`. Null when it is neither. Keys are taken in either case; an admin may allow `_` in them.
 */
export function issueReferenceIn(text: string, baseUrl: string): string | null {
  const trimmed = text.trim();
  const prefix = `${baseUrl}/browse/`;
  const isAddress = trimmed.toLowerCase().startsWith(prefix.toLowerCase());
  const name = isAddress ? (trimmed.slice(prefix.length).split(/[/?#]/, 1)[0] ?? '') : trimmed;
  const reference = name.toUpperCase();
  return KEY.test(reference) || ID.test(reference) ? reference : null;
}
