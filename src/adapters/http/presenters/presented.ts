import { z } from 'zod';

/** What a presenter gives for a schema. A time is a `Date` there, which the answer has as text. */
export type Presented<Schema extends z.ZodType> = z.input<Schema>;

/** A moment, in UTC. */
export const time = () => z.date();

/** The id of a thing of Lockstep's own. */
export const ownId = () => z.string().meta({ format: 'uuid' });

export const count = () => z.int().nonnegative();

export function list<Item extends z.ZodType>(item: Item) {
  return z.array(item).readonly();
}

/** A page of a list. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.strictObject({
    items: list(item),
    next: ownId().nullable().describe('What `after` has to be for the items that follow; null at the end.'),
  });
}

/** What there is to choose from, all of it. */
export function itemsOf<Item extends z.ZodType>(item: Item) {
  return z.strictObject({ items: list(item) });
}

export function presentItems<Thing, Item>(things: readonly Thing[], present: (thing: Thing) => Item) {
  return { items: things.map((thing) => present(thing)) };
}
