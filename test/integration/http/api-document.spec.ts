import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect } from 'chai';

const ROUTES = 'src/adapters/http/api';

describe('docs/api.md', () => {
  it('names every route of the admin API, and no other', () => {
    const made = readdirSync(ROUTES).flatMap((file) => {
      const source = readFileSync(join(ROUTES, file), 'utf8');
      return [...source.matchAll(/router\.(get|post|put|delete)\(\s*'([^']+)'/g)];
    });
    const named = [...readFileSync('docs/api.md', 'utf8').matchAll(/^\| `([A-Z]+) ([^`]+)`/gm)];

    expect(made).not.to.be.empty;
    expect(named.map(([, method, path]) => `${method ?? ''} ${path ?? ''}`)).to.have.members(
      made.map(([, method, path]) => `${(method ?? '').toUpperCase()} ${path ?? ''}`),
    );
  });
});
