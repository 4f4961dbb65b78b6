import { readdirSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

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

  describe('says at once that Lockstep ended instead of starting', () => {
    let programs: string;
    let left: string[];

    beforeEach(async () => {
      programs = await mkdtemp(join(tmpdir(), 'programs-'));
      left = [programs];
    });
    afterEach(() => Promise.all(left.map((folder) => rm(folder, { recursive: true }))));

    async function program(name: string, text: string): Promise<string> {
      const file = join(programs, name);
      await writeFile(file, text);
      return file;
    }

    /** What the demo tells of a service that does no more than this; a Jira is there. */
    async function toldWhenLockstep(does: string): Promise<readonly string[]> {
      const jira = "console.log(JSON.stringify({ url: 'x:', control: 'x:' })); process.stdin.resume();";
      const said: string[] = [];
      const code = await runDemo({
        cli: await program('lockstep.mjs', does),
        sandbox: await program('jira.mjs', jira),
        exits: true,
        tell: (line) => said.push(line),
      });
      const log = said.at(-1)?.replace("Lockstep's log is in ", '') ?? '';
      left.push(dirname(log));
      expect(code).to.equal(1);
      expect(log).to.match(/demo\.log$/);
      return said.slice(1, -1);
    }

    it('with its exit code and its last words, and the key in none of them', async () => {
      const told = await toldWhenLockstep(`
        for (let line = 1; line <= 100; line += 1) console.error('line ' + line + '.');
        console.error('The key ' + process.env.LOCKSTEP_ADMIN_KEY + ' will not do.');
        process.exitCode = 3;
        process.disconnect();`);

      expect(told).to.have.lengthOf(1);
      expect(told[0]).to.match(
        /^The demo stopped: Lockstep ended before it was ready, with exit code 3\. Its last words:\n {2}line \d+\.\n/,
      );
      expect(told[0]).to.match(/\n {2}line 100\.\n {2}The key \[secret\] will not do\.$/);
      expect(told[0]).to.not.include('line 1.');
    });

    it('with the signal that ended it, and that it said nothing', async () => {
      const told = await toldWhenLockstep("process.kill(process.pid, 'SIGKILL');");

      expect(told).to.deep.equal([
        'The demo stopped: Lockstep ended before it was ready, by SIGKILL. It said nothing.',
      ]);
    });
  });
});
