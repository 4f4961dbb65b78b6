import { setTimeout as rest } from 'node:timers/promises';

const FIRST_REST_MS = 10;
const LONGEST_REST_MS = 150;

/**
 * What `ask` answers once that is not null, asked ever more seldom; a rejection counts as not yet.
 * @throws after `withinMs`, saying what was waited for and how the last question went.
 */
export async function until<Answer>(
  what: string,
  ask: () => Answer | null | Promise<Answer | null>,
  withinMs = 15_000,
): Promise<Answer> {
  const end = performance.now() + withinMs;
  for (let restMs = FIRST_REST_MS; ; restMs = Math.min(restMs * 1.5, LONGEST_REST_MS)) {
    const { answer, cause } = await outcomeOf(ask);
    if (answer !== null) return answer;
    if (performance.now() >= end) throw new Error(`waited ${withinMs} ms in vain for ${what}`, { cause });
    await rest(restMs);
  }
}

async function outcomeOf<Answer>(
  ask: () => Answer | null | Promise<Answer | null>,
): Promise<{ readonly answer: Answer | null; readonly cause: unknown }> {
  try {
    return { answer: await ask(), cause: null };
  } catch (cause) {
    return { answer: null, cause };
  }
}
