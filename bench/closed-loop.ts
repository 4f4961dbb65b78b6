import { setTimeout as wait } from 'node:timers/promises';

import { Pool } from 'undici';

import type { Event } from './issue-events.ts';

/** What came of a round. */
export interface Round {
  readonly perSecond: number;
  /** Of each request, from before it was sent to when its answer was here. */
  readonly times: readonly number[];
  /** How often each status came. */
  readonly statuses: ReadonlyMap<number, number>;
}

export interface RoundOptions {
  readonly connections: number;
  /** No request begins later; each that has begun is waited for. */
  readonly seconds?: number;
  /** No more are sent. */
  readonly count?: number;
  readonly next: () => Event;
}

/** Sends one event after the other over so many connections, each as soon as the one before is answered. */
export async function closedLoop(
  to: URL,
  { connections, seconds = Infinity, count = Infinity, next }: RoundOptions,
): Promise<Round> {
  const pool = new Pool(to.origin, { connections, pipelining: 1 });
  const times: number[] = [];
  const statuses = new Map<number, number>();
  const startedAt = performance.now();
  const endsAt = startedAt + seconds * 1000;
  let begun = 0;
  const lane = async (): Promise<void> => {
    while (begun < count && performance.now() < endsAt) {
      begun += 1;
      const { body, headers } = next();
      const sentAt = performance.now();
      const status = await send(pool, to, { body, headers });
      times.push(performance.now() - sentAt);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: connections }, lane));
  const perSecond = times.length / ((performance.now() - startedAt) / 1000);
  await pool.close();
  return { perSecond, times, statuses };
}

/** Sends events at a steady pace, whatever the answers take; answers when each was sent, by the clock, once all are answered. */
export async function steadily(
  to: URL,
  events: readonly Event[],
  perSecond: number,
): Promise<readonly { readonly sentAt: number; readonly status: number }[]> {
  const pool = new Pool(to.origin, { connections: 50, pipelining: 1 });
  const startedAt = performance.now();
  const answers = [];
  for (const [index, event] of events.entries()) {
    const early = startedAt + (index * 1000) / perSecond - performance.now();
    if (early > 0) await wait(early);
    const sentAt = performance.timeOrigin + performance.now();
    answers.push(send(pool, to, event).then((status) => ({ sentAt, status })));
  }
  const all = await Promise.all(answers);
  await pool.close();
  return all;
}

async function send(pool: Pool, to: URL, { body, headers }: Event): Promise<number> {
  const answer = await pool.request({ path: to.pathname + to.search, method: 'POST', headers, body });
  await answer.body.dump();
  return answer.statusCode;
}

/** @throws when any other status came. */
export function expectAll(status: number, { statuses }: Round): void {
  const others = [...statuses].filter(([other]) => other !== status);
  if (others.length > 0)
    throw new Error(`not ${status}: ${others.map(([s, n]) => `${n} × ${s}`).join(', ')}`);
}
