import { spawn } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { expect } from 'chai';
import { send } from './consumer.ts';

type Program = ChildProcessByStdio<Writable, Readable, null>;

function run(...args: readonly string[]): Program {
  const command = ['--import', 'tsx', 'sandbox/main.ts', '--port', '0', ...args];
  return spawn(process.execPath, command, { stdio: ['pipe', 'pipe', 'inherit'] });
}

async function firstOutput({ stdout }: Program): Promise<string> {
  const [chunk] = (await once(stdout, 'data')) as [Buffer];
  return chunk.toString('utf8');
}

describe('The sandbox as a program', () => {
  it('says in JSON where it is, and ends when its stdin does', async () => {
    const program = run(
      '--json',
      '--until-stdin-closes',
      '--jira-version',
      '9.12.15',
      '--context-path',
      '/jira',
    );
    const ended = once(program, 'exit');
    const { url, control } = JSON.parse(await firstOutput(program)) as { url: string; control: string };
    expect(control).to.equal(`${url}/sandbox/api`);
    expect((await send(`${url}/rest/api/2/serverInfo`, 'GET')).json).to.include({
      version: '9.12.15',
      baseUrl: url,
    });
    program.stdin.end();
    expect(await ended).to.deep.equal([0, null]);
  });

  it('tells people its addresses and users, and ends on SIGTERM', async () => {
    const program = run();
    const ended = once(program, 'exit');
    const output = await firstOutput(program);
    expect(output)
      .to.contain('admin / admin  (administrator)')
      .and.to.match(/http:\/\/127\.0\.0\.1:\d+\/sandbox\/api/);
    program.kill('SIGTERM');
    expect(await ended).to.deep.equal([0, null]);
  });
});
