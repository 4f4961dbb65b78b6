import { readFileSync } from 'node:fs';

import { expect } from 'chai';

import { routesMade } from './api-routes-made.ts';

describe('docs/api.md', () => {
  it('names every route of the admin API, and no other', () => {
    const named = [...readFileSync('docs/api.md', 'utf8').matchAll(/^\| `([A-Z]+) ([^`]+)`/gm)];

    expect(routesMade()).not.to.be.empty;
    expect(named.map(([, method, path]) => `${method ?? ''} ${path ?? ''}`)).to.have.members([
      ...routesMade(),
    ]);
  });
});
