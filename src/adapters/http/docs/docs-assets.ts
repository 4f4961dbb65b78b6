import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { START } from './start.ts';

/** What the page is made of: the reader's own files, and what starts it. */
export const FILES = ['swagger-ui.css', 'swagger-ui-bundle.js'] as const;

/** A file that is kept by browsers for good: with another content it has another name. */
export interface Asset {
  readonly name: string;
  readonly type: 'text/css' | 'text/javascript';
  readonly bytes: Buffer;
  readonly packed: Buffer;
}

/** The reader's files from beside the built program, else from where they are installed; the last one starts it. */
export function readAssets(): readonly Asset[] {
  const directory = directoryOfReader();
  const read = FILES.map((file) => assetOf(file, readFileSync(new URL(file, directory))));
  return [...read, assetOf('start.js', Buffer.from(START))];
}

function directoryOfReader(): URL {
  const beside = new URL('./assets/', import.meta.url);
  if (existsSync(fileURLToPath(beside))) return beside;
  return new URL('./', `file://${createRequire(import.meta.url).resolve('swagger-ui-dist/package.json')}`);
}

/** The file under a name that tells its content. */
export function assetOf(file: string, bytes: Buffer): Asset {
  const digest = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
  return {
    name: `${digest}-${file}`,
    type: file.endsWith('.css') ? 'text/css' : 'text/javascript',
    bytes,
    packed: gzipSync(bytes),
  };
}
