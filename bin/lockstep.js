#!/usr/bin/env node
// From a clone this runs the sources, from the package what was built of them.
import { existsSync } from 'node:fs';
import { URL } from 'node:url';

const sources = new URL('../src/bootstrap/cli.ts', import.meta.url);
if (existsSync(sources)) {
  const { register } = await import('tsx/esm/api');
  register();
  await import(sources.href);
} else {
  await import(new URL('../dist/bootstrap/cli.js', import.meta.url).href);
}
