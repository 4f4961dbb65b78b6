import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';

import { expect } from 'chai';

import { runDemo } from '../../../src/bootstrap/demo/demo-command.ts';

describe('the demo', () => {
  it('says in one plain line that there is no sandbox, and leaves nothing behind', async () => {
    const folders = () => readdirSync(tmpdir()).filter((name) => name.startsWith('lockstep-demo-'));
    const before = folders();
    const said: string[] = [];

    const code = await runDemo({
      cli: 'src/bootstrap/cli.ts',
      sandbox: '/nowhere/sandbox/main.ts',
      exits: true,
      tell: (line) => said.push(line),
    });

    expect(code).to.equal(1);
    expect(said).to.deep.equal([
      'The demo needs the sandbox Jira, which only a clone of the repository has.',
    ]);
    expect(folders()).to.deep.equal(before);
  });
});
