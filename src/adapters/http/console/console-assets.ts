import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { assetOf, type Asset } from '../docs/docs-assets.ts';

/** What pages are made of beside their markup: our own looks and small helps, and htmx. */
export const OWN_FILES = ['console.css', 'console.js'] as const;
export const HTMX_FILE = 'htmx.min.js';
export const HTMX_PATH = 'dist/htmx.min.js';

/** htmx from beside the built program, else from where it is installed. */
export function readConsoleAssets(): readonly Asset[] {
  const beside = new URL('./assets/', import.meta.url);
  const own = OWN_FILES.map((file) => assetOf(file, readFileSync(new URL(file, beside))));
  const copied = new URL(HTMX_FILE, beside);
  const htmx = existsSync(fileURLToPath(copied))
    ? copied
    : createRequire(import.meta.url).resolve(`htmx.org/${HTMX_PATH}`);
  return [...own, assetOf(HTMX_FILE, readFileSync(htmx))];
}
