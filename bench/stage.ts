import { readFileSync } from 'node:fs';

import { Client } from 'pg';

import { KillablePostgres } from '../test/soak/killable-postgres.ts';
import { ApiClient } from '../test/support/e2e-api.ts';
import { newEncryptionKeys } from '../test/support/e2e-database.ts';
import { freePort } from '../test/support/e2e-process.ts';
import { newAdminKey } from '../test/support/e2e-service.ts';
import { NodeProcess } from './node-process.ts';

/** A `lockstep serve` that is ready. */
export interface Service {
  readonly process: NodeProcess;
  readonly api: ApiClient;
}

export interface ServeOptions {
  /** Where Jira is told that Lockstep is; where the service listens when left out. */
  readonly publicUrl?: string;
  readonly settings?: Readonly<Record<string, string>>;
}

/** As the image starts it. */
const [, NODE_OPTIONS] = /NODE_OPTIONS="(.+)"/.exec(readFileSync('Dockerfile', 'utf8')) ?? [];
if (NODE_OPTIONS === undefined) throw new Error('the Dockerfile has no NODE_OPTIONS');

/** What the cases share: Lockstep as it is installed, and a PostgreSQL that is as durable as it comes. */
export class Stage {
  readonly #program: string;
  readonly #postgres: KillablePostgres;
  readonly #profileTo: string | null;
  readonly #secrets = { LOCKSTEP_ENCRYPTION_KEYS: newEncryptionKeys(), LOCKSTEP_ADMIN_KEY: newAdminKey() };
  readonly #closing: (() => unknown)[] = [];
  #databases = 0;

  private constructor(program: string, postgres: KillablePostgres, profileTo: string | null) {
    this.#program = program;
    this.#postgres = postgres;
    this.#profileTo = profileTo;
  }

  /** `program` is what starts Lockstep; `profileTo` a directory into which each writes a CPU profile as it ends. */
  static async set(program: string, profileTo: string | null): Promise<Stage> {
    const postgres = await KillablePostgres.start();
    const stage = new Stage(program, postgres, profileTo);
    stage.closesWith(() => postgres.close());
    return stage;
  }

  /** The URL of a new, empty database. */
  async newDatabase(): Promise<string> {
    this.#databases += 1;
    const name = `bench_${this.#databases}`;
    const client = new Client({ connectionString: this.#postgres.url });
    await client.connect();
    await client.query(`create database ${name} template template0`);
    await client.end();
    const url = new URL(this.#postgres.url);
    url.pathname = `/${name}`;
    return url.href;
  }

  /** On the database of this URL. */
  async serve(database: string, { publicUrl, settings = {} }: ServeOptions = {}): Promise<Service> {
    return this.serveWith({ DATABASE_URL: database, ...this.#secrets, ...settings }, publicUrl);
  }

  /** With these settings and no database but the one they name. */
  async serveWith(settings: Readonly<Record<string, string>>, publicUrl?: string): Promise<Service> {
    const port = String(await freePort());
    const url = `http://127.0.0.1:${port}`;
    const process = await NodeProcess.start({
      program: this.#program,
      args: ['serve'],
      env: {
        NODE_OPTIONS: String(NODE_OPTIONS),
        LOCKSTEP_HOST: '127.0.0.1',
        LOCKSTEP_PORT: port,
        LOCKSTEP_PUBLIC_URL: publicUrl ?? url,
        ...settings,
      },
      nodeFlags: this.#profileTo === null ? [] : ['--cpu-prof', `--cpu-prof-dir=${this.#profileTo}`],
      readyUrl: `${url}/readyz`,
    });
    this.closesWith(() => process.close());
    return { process, api: new ApiClient(url, this.#secrets.LOCKSTEP_ADMIN_KEY) };
  }

  /** What is let go of at the end, the last first. */
  closesWith(close: () => unknown): void {
    this.#closing.push(close);
  }

  async close(): Promise<void> {
    for (const close of this.#closing.splice(0).toReversed()) await close();
  }
}
