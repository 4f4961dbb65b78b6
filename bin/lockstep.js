#!/usr/bin/env node
// From a clone this runs the sources, where what reads TypeScript is installed; else what was built of them.
import { existsSync } from 'node:fs';
import process from 'node:process';
import { URL } from 'node:url';

const sources = new URL('../src/bootstrap/cli.ts', import.meta.url);
const loader = existsSync(sources) ? await import('tsx/esm/api').catch(() => null) : null;
const built = new URL('../dist/bootstrap/cli.js', import.meta.url);
if (loader !== null) {
  loader.register();
  await import(sources.href);
} else if (existsSync(built)) {
  await import(built.href);
} else {
  process.stderr.write(
    'Lockstep is not built here, and what runs its sources is not installed: run "npm ci".\n',
  );
  process.exitCode = 1;
}
