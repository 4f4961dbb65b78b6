import { createWriteStream, type WriteStream } from 'node:fs';
import { join } from 'node:path';
import { ChildProgram, type End } from './child-program.ts';
import { until, WaitedInVain } from './json-client.ts';

export interface LockstepPlace {
  /** The command line program, as it runs now. */
  readonly cli: string;
  readonly dataDir: string;
  readonly port: number;
  readonly adminKey: string;
}

/** The service as the demo runs it: `lockstep serve` on the embedded database. */
export class LockstepProcess {
  readonly #place: LockstepPlace;
  readonly #logFile: WriteStream;
  #program: ChildProgram | null = null;
  #taken = 0;
  #onEventTaken: (() => void) | null = null;

  constructor(place: LockstepPlace) {
    this.#place = place;
    this.#logFile = createWriteStream(join(place.dataDir, 'demo.log'), { flags: 'a' });
  }

  get url(): string {
    return `http://127.0.0.1:${this.#place.port}`;
  }

  get logFile(): string {
    return join(this.#place.dataDir, 'demo.log');
  }

  /** Starts the service, and resolves once it is ready. @throws {WaitedInVain} as soon as it has ended instead. */
  async start(): Promise<void> {
    const { cli, dataDir, port, adminKey } = this.#place;
    const program = ChildProgram.start(cli, ['serve'], {
      env: {
        LOCKSTEP_DATA_DIR: join(dataDir, 'data'),
        LOCKSTEP_PORT: String(port),
        LOCKSTEP_HOST: '127.0.0.1',
        LOCKSTEP_PUBLIC_URL: this.url,
        LOCKSTEP_ADMIN_KEY: adminKey,
      },
      onLine: (line) => this.#read(line),
    });
    this.#program = program;
    await until('the service to be ready', async () => {
      if (program.hasEnded) throw endedTooSoon(await program.end(), adminKey);
      return (await fetch(`${this.url}/readyz`)).ok ? true : null;
    });
  }

  /** Resolves once the service has told of so many webhook requests of Jira that it answered with 202. */
  async hasTaken(events: number): Promise<void> {
    await until('the service to tell what it has taken', () =>
      Promise.resolve(this.#taken >= events ? true : null),
    );
  }

  /**
   * Kills the service with SIGKILL the moment it has answered a webhook request of Jira with 202, and resolves once it
   * is gone.
   */
  async killOnceEventIsTaken(): Promise<void> {
    const program = this.#program;
    this.#onEventTaken = () => program?.kill();
    await until('the service to take the event', () => Promise.resolve(program?.hasEnded === true || null));
  }

  async stop(): Promise<void> {
    await this.#program?.stop();
  }

  #read(line: string): void {
    this.#logFile.write(`${line}\n`);
    if (!isTakenEvent(line)) return;
    this.#taken += 1;
    const taken = this.#onEventTaken;
    this.#onEventTaken = null;
    taken?.();
  }
}

/** Its words are for people to show around: the one secret that it was given is taken out. */
function endedTooSoon({ code, signal, lastLines }: End, adminKey: string): WaitedInVain {
  const how = code === null ? `by ${signal ?? 'a signal'}` : `with exit code ${code}`;
  const words = lastLines.map((line) => `\n  ${line.replaceAll(adminKey, '[secret]')}`).join('');
  const said = words === '' ? 'It said nothing.' : `Its last words:${words}`;
  return new WaitedInVain(`Lockstep ended before it was ready, ${how}. ${said}`);
}

/** The service's own log tells first. */
function isTakenEvent(line: string): boolean {
  return line.includes('issue-updated') && line.includes('"status":202');
}
