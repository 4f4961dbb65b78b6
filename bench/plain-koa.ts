import { createSecretKey } from 'node:crypto';

import jwt from 'jsonwebtoken';
import Koa from 'koa';
import { Pool } from 'pg';

// The rival: all that a webhook door can hardly do without, and nothing else. `/insert/<token>` keeps the body,
// `/select/<token>` looks up whether its issue is linked. Its settings come by the environment, from plain-koa-process.ts.

const { BENCH_DATABASE: connectionString, BENCH_SECRET: secret = '', BENCH_PORT: port } = process.env;
const key = createSecretKey(Buffer.from(secret));
// As many as Lockstep has when nobody says otherwise.
const pool = new Pool({ connectionString, max: 10 });
await pool.query('create schema if not exists plain');
await pool.query(
  'create table if not exists plain.event (id bigint generated always as identity primary key, body bytea not null)',
);
await pool.query('create table if not exists plain.link (issue_id text primary key)');

const app = new Koa();
app.use(async (ctx) => {
  const [, what, token = ''] = ctx.path.split('/');
  if (what === 'ready') {
    ctx.status = 204;
    return;
  }
  try {
    jwt.verify(token, key, { algorithms: ['HS256'], audience: 'plain' });
  } catch {
    ctx.status = 404;
    return;
  }
  const chunks: Buffer[] = [];
  for await (const chunk of ctx.req) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  if (what === 'insert') {
    await pool.query('insert into plain.event (body) values ($1)', [body]);
    ctx.status = 202;
  } else {
    const { issue } = JSON.parse(body.toString()) as { readonly issue: { readonly id: string } };
    const { rows } = await pool.query('select 1 from plain.link where issue_id = $1', [issue.id]);
    ctx.status = rows.length === 0 ? 200 : 202;
  }
});
app.listen(Number(port), '127.0.0.1');

process.once('SIGTERM', () => process.exit(0));
process.once('disconnect', () => process.exit(0));
