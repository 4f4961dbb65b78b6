import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';

import { expect } from 'chai';

import { runExample } from '../../examples/embed/main.ts';
import { readSource } from '../support/source.ts';

const MAIN = 'examples/embed/main.ts';

const STORY = [
  'accepted: CRASH-1 is resolved (resolved)',
  'duplicate: CRASH-1 is resolved (resolved)',
  'accepted: CRASH-1 is unresolved (unresolved)',
];

describe('the example of embedding', () => {
  it('resolves and unresolves an issue of its own tracker', async () => {
    const said: string[] = [];

    await runExample((line) => said.push(line));

    expect(said).to.deep.equal(STORY);
  });

  it('runs as a program, tells the same, and ends by itself', async () => {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, ['--import', 'tsx', MAIN]);

    expect(stdout.trimEnd().split('\n')).to.deep.equal(STORY);
    expect(stderr).to.equal('');
  });

  it('imports nothing but the embedding API, in under 130 lines', () => {
    const { imports, lines } = readSource(MAIN, readFileSync(MAIN, 'utf8'));

    expect(new Set(imports)).to.deep.equal(new Set(['src/index.ts']));
    const readme = readFileSync('examples/embed/README.md', 'utf8').trimEnd().split('\n').length;
    expect(lines + readme).to.be.below(130);
  });
});
