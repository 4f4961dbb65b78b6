#!/usr/bin/env node
// From a clone this runs the sources, where what reads TypeScript is installed; else what was built of them.
import { existsSync } from 'node:fs';
import { URL } from 'node:url';

const sources = new URL('../src/bootstrap/cli.ts', import.meta.url);
const loader = existsSync(sources) ? await import('tsx/esm/api').catch(() => null) : null;
if (loader === null) {
  await import(new URL('../dist/bootstrap/cli.js', import.meta.url).href);
} else {
  loader.register();
  await import(sources.href);
}
