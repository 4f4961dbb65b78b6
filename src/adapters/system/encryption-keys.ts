import { createSecretKey, type KeyObject } from 'node:crypto';

/** A key that secrets are sealed with. Its id is no secret: it stands in what was sealed. */
export interface EncryptionKey {
  readonly id: string;
  readonly key: KeyObject;
}

export interface ParsedEncryptionKeys {
  readonly keys: readonly EncryptionKey[];
  /** What is wrong, one sentence each; shows nothing of the text. */
  readonly problems: readonly string[];
}

export const KEY_BYTES = 32;
const ID = /^[\w-]{1,32}$/;
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

/** Understands `id:base64,id:base64`, the first being the one that encrypts; finds every problem. Never throws. */
export function parseEncryptionKeys(text: string): ParsedEncryptionKeys {
  const problems: string[] = [];
  const keys = new Map<string, EncryptionKey>();

  for (const [index, entry] of text.split(',').entries()) {
    const parsed = parseKey(entry.trim());
    const problem =
      typeof parsed === 'string' ? parsed : keys.has(parsed.id) ? 'has the id of another one' : null;
    if (problem !== null) problems.push(`key ${index + 1} ${problem}`);
    else if (typeof parsed !== 'string') keys.set(parsed.id, parsed);
  }
  return { keys: [...keys.values()], problems };
}

function parseKey(entry: string): EncryptionKey | string {
  const colon = entry.indexOf(':');
  if (colon === -1) return 'must be an id, a colon and the key in base64';

  const [id, base64] = [entry.slice(0, colon), entry.slice(colon + 1)];
  if (!ID.test(id)) return 'must have an id of 1 to 32 letters, digits, "-" and "_"';
  if (!BASE64.test(base64)) return 'must be in base64 after the colon';

  const bytes = Buffer.from(base64, 'base64');
  if (bytes.length !== KEY_BYTES) return `must have ${KEY_BYTES} bytes; it has ${bytes.length}`;
  if (bytes.every((byte) => byte === bytes[0])) return 'must be random; all its bytes are the same';
  return { id, key: createSecretKey(bytes) };
}
