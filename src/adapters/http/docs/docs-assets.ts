import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
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
export async function readAssets(): Promise<readonly Asset[]> {
  const directory = directoryOfReader();
  const read = FILES.map(async (file) => assetOf(file, await readFile(new URL(file, directory))));
  return Promise.all([...read, assetOf('start.js', Buffer.from(START))]);
}

function directoryOfReader(): URL {
  const beside = new URL('./assets/', import.meta.url);
  if (existsSync(fileURLToPath(beside))) return beside;
  return new URL('./', `file://${createRequire(import.meta.url).resolve('swagger-ui-dist/package.json')}`);
}

async function assetOf(file: string, bytes: Buffer): Promise<Asset> {
  const digest = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
  return {
    name: `${digest}-${file}`,
    type: file.endsWith('.css') ? 'text/css' : 'text/javascript',
    bytes,
    packed: await promisify(gzip)(bytes),
  };
}
