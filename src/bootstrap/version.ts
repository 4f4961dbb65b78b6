import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The version of this program, as its package tells it. */
export function version(): string {
  const file = join(import.meta.dirname, '..', '..', 'package.json');
  const manifest: unknown = JSON.parse(readFileSync(file, 'utf8'));
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest
    ? String(manifest.version)
    : '';
}
