import { createHash } from 'node:crypto';
import { HttpRefusal } from '../http-refusal.ts';
import type { ApiContext } from '../request-state.ts';

const TAG = /(?:W\/)?"[\x21\x23-\x7e\x80-\xff]*"/g;

/** The strong entity tag of what is presented (RFC 9110, section 8.8.3): the same for the same, and for nothing else. */
export function entityTagOf(presented: unknown): string {
  const digest = createHash('sha256').update(JSON.stringify(presented)).digest('base64url');
  return `"${digest.slice(0, 27)}"`;
}

/** Answers with `presented` and its tag; with 304 and nothing to who has it already (`If-None-Match`). */
export function answerTagged(ctx: ApiContext, presented: unknown): void {
  const tag = entityTagOf(presented);
  ctx.set('ETag', tag);
  const known = tagsIn(ctx.get('If-None-Match'));
  const isKnown = known.includes('*') || known.map((one) => one.replace(/^W\//, '')).includes(tag);
  if (ctx.method === 'GET' && isKnown) ctx.status = 304;
  else ctx.body = presented;
}

/**
 * Does nothing where the request names no state that it is for (`If-Match`, RFC 9110, section 13.1.1), or the present one.
 * @throws {HttpRefusal} when what it is for was changed meanwhile.
 */
export function assertUnchanged(ctx: ApiContext, presented: unknown): void {
  const given = ctx.get('If-Match');
  if (given === '') return;
  const wanted = tagsIn(given);
  if (wanted.includes('*') || wanted.includes(entityTagOf(presented))) return;
  throw new HttpRefusal(
    'precondition_failed',
    'This was changed since you read it: read it again, and change what you find then.',
    { headers: { ETag: entityTagOf(presented) } },
  );
}

function tagsIn(header: string): readonly string[] {
  return header.trim() === '*' ? ['*'] : (header.match(TAG) ?? []);
}
