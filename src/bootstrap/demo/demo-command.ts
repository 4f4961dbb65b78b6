import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tellStory } from './demo-story.ts';
import { JsonClient } from './json-client.ts';
import { LockstepProcess } from './lockstep-process.ts';
import { SandboxProcess } from './sandbox-process.ts';

export interface DemoOptions {
  /** The command line program itself, started again as the service. */
  readonly cli: string;
  readonly sandbox: string;
  /** Ends after the story instead of staying up. */
  readonly exits: boolean;
  readonly tell: (line: string) => void;
}

/** Runs the demo in a folder of its own, and answers the exit code. The folder, and the log in it, stay when it fails. */
export async function runDemo(options: DemoOptions): Promise<number> {
  const { cli, sandbox, tell } = options;
  if (!existsSync(sandbox)) {
    tell('The demo needs the sandbox Jira, which only a clone of the repository has.');
    return 1;
  }

  const dataDir = await mkdtemp(join(tmpdir(), 'lockstep-demo-'));
  const adminKey = randomBytes(24).toString('hex');
  const lockstep = new LockstepProcess({ cli, dataDir, port: await freePort(), adminKey });
  try {
    await play(lockstep, adminKey, options);
  } catch (error) {
    tell(`The demo stopped: ${error instanceof Error ? error.message : String(error)}`);
    tell(`Lockstep's log is in ${lockstep.logFile}`);
    return 1;
  }
  await rm(dataDir, { recursive: true, force: true });
  return 0;
}

async function play(
  lockstep: LockstepProcess,
  adminKey: string,
  { sandbox, exits, tell }: DemoOptions,
): Promise<void> {
  tell('Starting Lockstep on its embedded database, and a sandbox Jira. The first start takes some seconds.');
  const jira = await SandboxProcess.start(sandbox);
  try {
    await lockstep.start();
    const api = new JsonClient(`${lockstep.url}/api/v1`, { authorization: `Bearer ${adminKey}` });
    await tellStory({ lockstep, jira, api, tell });
    if (exits) return;

    // Listened for no sooner: until here Ctrl-C ends the story as it ends any program.
    const interrupted = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
    for (const line of addresses(lockstep, jira, adminKey)) tell(line);
    await interrupted;
  } finally {
    await Promise.all([lockstep.stop(), jira.stop()]);
  }
}

function addresses(lockstep: LockstepProcess, jira: SandboxProcess, adminKey: string): readonly string[] {
  return [
    '',
    'Both stay up until Ctrl-C. Look around:',
    `  Jira          ${jira.url}/   (log in as dev1 / dev1 or admin / admin)`,
    `  Lockstep API  ${lockstep.url}/api/v1/links   (Authorization: Bearer ${adminKey})`,
    `  Health        ${lockstep.url}/readyz`,
    `  Log           ${lockstep.logFile}`,
  ];
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port is free');
  return address.port;
}
