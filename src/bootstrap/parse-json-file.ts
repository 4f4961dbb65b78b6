import { readFile } from 'node:fs/promises';

/** A file that holds no JSON; the message says why, for a person. */
export class NotJson extends Error {}

/**
 * The JSON value in the file. A byte order mark is accepted, of UTF-8 and of UTF-16.
 * @throws {NotJson} when the bytes are no text or the text is no JSON; what the file system throws passes through.
 */
export async function readJsonFile(path: string): Promise<unknown> {
  const text = decode(await readFile(path));
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new NotJson(`not JSON: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}

function decode(bytes: Uint8Array): string {
  const encoding = encodingOf(bytes);
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    throw new NotJson(`not JSON: its bytes are no ${encoding.toUpperCase()} text`, { cause: error });
  }
}

function encodingOf([first, second]: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}
