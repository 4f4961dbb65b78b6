import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROUTES = 'src/adapters/http/api';

/** Every route of the admin API as the sources make it, such as `GET /links/:id`. */
export function routesMade(): readonly string[] {
  return readdirSync(ROUTES).flatMap((file) => {
    const source = readFileSync(join(ROUTES, file), 'utf8');
    const made = source.matchAll(/router\.(get|post|put|patch|delete)\(\s*'([^']+)'/g);
    return [...made].map(([, method = '', path = '']) => `${method.toUpperCase()} ${path}`);
  });
}
