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

/** The key of the project that an issue with this key is in: what stands before its number. Null when none does. */
export function projectKeyIn(issueKey: string): string | null {
  const dash = issueKey.lastIndexOf('-');
  return dash > 0 ? issueKey.slice(0, dash) : null;
}
