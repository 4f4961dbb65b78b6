import { isStorageUnavailable } from './database/storage-unavailable.ts';

export interface GatheredOptions<Item, Answer> {
  /** One statement for all of them; answers them in their order. All of them have failed when it rejects. */
  readonly ask: (items: readonly Item[]) => Promise<readonly Answer[]>;
  /** How much an item weighs against `BYTES_TOGETHER`; nothing when left out. */
  readonly bytesOf?: (item: Item) => number;
}

export const ITEMS_TOGETHER = 32;
export const BYTES_TOGETHER = 4 * 1024 * 1024;

/** While one is answered another can be on its way; more would take connections from the work. */
const AT_ONCE = 2;

interface Asked<Item, Answer> {
  readonly item: Item;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Asks the database for many callers by one statement: for those that are there at once, up to 32 and 4 MB, two
 * statements at a time. Nobody waits for others to come. Each is answered by a statement that began after it was asked.
 * When a statement fails, its items are asked one by one, so that who made it fail fails alone.
 */
export class Gathered<Item, Answer> {
  readonly #options: GatheredOptions<Item, Answer>;
  #waiting: Asked<Item, Answer>[] = [];
  #underWay = 0;
  #isScheduled = false;

  constructor(options: GatheredOptions<Item, Answer>) {
    this.#options = options;
  }

  ask(item: Item): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject });
      this.#schedule();
    });
  }

  /** Once all that has arrived by now has been seen to: so what came together is asked together. */
  #schedule(): void {
    if (this.#isScheduled || this.#underWay >= AT_ONCE) return;
    this.#isScheduled = true;
    setImmediate(() => {
      this.#isScheduled = false;
      while (this.#waiting.length > 0 && this.#underWay < AT_ONCE) void this.#run(this.#next());
    });
  }

  async #run(together: readonly Asked<Item, Answer>[]): Promise<void> {
    this.#underWay += 1;
    try {
      await this.#settle(together);
    } finally {
      this.#underWay -= 1;
      if (this.#waiting.length > 0) this.#schedule();
    }
  }

  async #settle(together: readonly Asked<Item, Answer>[]): Promise<void> {
    try {
      const answers = await this.#options.ask(together.map(({ item }) => item));
      for (const [index, { resolve }] of together.entries()) resolve(answers[index] as Answer);
    } catch (error) {
      // A database that is away is asked no more: each of them would only wait for it.
      if (together.length === 1 || isStorageUnavailable(error)) {
        for (const { reject } of together) reject(error);
        return;
      }
      for (const one of together) await this.#settle([one]);
    }
  }

  /** The first that wait, as many as go together; the first of all goes whatever it weighs. */
  #next(): readonly Asked<Item, Answer>[] {
    const { bytesOf = () => 0 } = this.#options;
    let [count, bytes] = [0, 0];
    for (const { item } of this.#waiting.slice(0, ITEMS_TOGETHER)) {
      bytes += bytesOf(item);
      if (count > 0 && bytes > BYTES_TOGETHER) break;
      count += 1;
    }
    return this.#waiting.splice(0, count);
  }
}
