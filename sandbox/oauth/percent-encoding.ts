/** Encodes as RFC 5849, section 3.6, wants it: everything but letters, digits and `-._~`. */
export function percentEncode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Decodes `%xx`; null when the text is not well encoded. A `+` stays one. */
export function percentDecode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** Decodes a form value, where `+` is a space; null when it is not well encoded. */
export function formDecode(text: string): string | null {
  return percentDecode(text.replaceAll('+', ' '));
}
