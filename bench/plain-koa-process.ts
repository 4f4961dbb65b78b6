import { createSecretKey, randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';

import jwt from 'jsonwebtoken';

import { openPostgres } from '../src/adapters/persistence/database/open-postgres.ts';
import { freePort } from '../test/support/e2e-process.ts';
import { FIRST_ISSUE } from './issue-events.ts';
import { NodeProcess } from './node-process.ts';
import type { Stage } from './stage.ts';

/** The rival, running on a database of its own. */
export interface PlainKoa {
  /** Keeps the body with one INSERT. */
  readonly insert: URL;
  /** Looks up the issue with one SELECT. */
  readonly select: URL;
  readonly process: NodeProcess;
}

/** With so many linked issues. */
export async function startPlainKoa(stage: Stage, links: number): Promise<PlainKoa> {
  const database = await stage.newDatabase();
  const secret = randomBytes(32).toString('hex');
  const port = String(await freePort());
  const origin = `http://127.0.0.1:${port}`;
  const process = await NodeProcess.start({
    program: fileURLToPath(new URL('./plain-koa.ts', import.meta.url)),
    env: { BENCH_DATABASE: database, BENCH_SECRET: secret, BENCH_PORT: port, NODE_ENV: 'production' },
    nodeFlags: ['--import', 'tsx'],
    readyUrl: `${origin}/ready`,
  });
  stage.closesWith(() => process.close());

  const opened = openPostgres(database, { poolSize: 1 });
  await opened.knex.raw('insert into plain.link select n::text from generate_series(?::int, ?::int) n', [
    FIRST_ISSUE,
    FIRST_ISSUE + links - 1,
  ]);
  await opened.knex.raw('analyze');
  await opened.close();

  const key = createSecretKey(Buffer.from(secret));
  const token = jwt.sign({ id: 'bench', aud: 'plain' }, key, { algorithm: 'HS256', noTimestamp: true });
  const at = (what: string) => new URL(`${origin}/${what}/${token}`);
  return { insert: at('insert'), select: at('select'), process };
}
