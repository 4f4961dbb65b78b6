/** Tells the same bytes again without keeping them. */
export interface Fingerprints {
  /** SHA-256 in lower-case hexadecimal; a text is taken as UTF-8. */
  of(content: Uint8Array | string): string;
}
