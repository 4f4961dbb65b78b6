/**
 * The address that `text` is, seen from `base` when it is relative; null when it is none. Never throws.
 * `URL.canParse` would not do: Node 20 and 22 come to refuse addresses with letters such as `ü` after some thousand calls.
 */
export function urlIn(text: string, base?: string): URL | null {
  try {
    return new URL(text, base);
  } catch {
    return null;
  }
}
