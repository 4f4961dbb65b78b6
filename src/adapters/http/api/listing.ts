import { z } from 'zod';
import type { Page } from '../../../application/ports/admin-reads.ts';
import type { ApiContext } from '../request-state.ts';
import { id, valuesIn } from './request-values.ts';

const DEFAULT_LIMIT = 50;
const LARGEST_LIMIT = 200;

/** What every list takes in its query. */
export const PAGE_QUERY = {
  limit: z
    .string()
    .refine(isLimit, `must be a number from 1 to ${LARGEST_LIMIT}`)
    .transform(Number)
    .optional()
    .meta({ type: 'integer', minimum: 1, maximum: LARGEST_LIMIT, default: DEFAULT_LIMIT }),
  after: id().optional().describe('The `next` of the page before.'),
};

function isLimit(text: string): boolean {
  return /^\d{1,3}$/.test(text) && Number(text) >= 1 && Number(text) <= LARGEST_LIMIT;
}

/** The query of a list that has no filter. */
export const PAGE_ONLY = z.strictObject(PAGE_QUERY);

export interface Listing<Thing> {
  readonly read: (page: Page) => Promise<readonly Thing[]>;
  readonly present: (thing: Thing) => unknown;
  readonly idOf: (thing: Thing) => string;
}

export interface ListAnswer {
  readonly items: readonly unknown[];
  /** What `after` has to be for the items that follow; null at the end. */
  readonly next: string | null;
}

/** One page of a list, of a request that asks for nothing but its page. */
export async function listed<Thing>(ctx: ApiContext, listing: Listing<Thing>): Promise<ListAnswer> {
  return listedFor(valuesIn(PAGE_ONLY, ctx.query), listing);
}

/** One page of a list; one more than asked for is read, to tell whether any follow. */
export async function listedFor<Thing>(
  {
    limit = DEFAULT_LIMIT,
    after,
  }: { readonly limit?: number | undefined; readonly after?: string | undefined },
  { read, present, idOf }: Listing<Thing>,
): Promise<ListAnswer> {
  const things = await read({ limit: limit + 1, after: after ?? null });
  const shown = things.slice(0, limit);
  const last = shown.at(-1);
  const next = things.length > limit && last !== undefined ? idOf(last) : null;
  return { items: shown.map(present), next };
}
