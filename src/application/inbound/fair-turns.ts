type Turn = () => void;

/**
 * Has at most so many pieces of work run at once, and gives the turns to those they are for one after the other: who has
 * much to be done waits for itself, and nobody else waits longer for it than a turn takes. Those of one come in order.
 */
export class FairTurns {
  readonly #atOnce: number;
  /** Who waits, in the order in which they are next, each with what is to be done. */
  readonly #waiting = new Map<string, Turn[]>();
  #running = 0;

  constructor(atOnce: number) {
    this.#atOnce = atOnce;
  }

  /** Runs `work` when it is its turn, and answers what it does. */
  async run<Answer>(whose: string, work: () => Promise<Answer>): Promise<Answer> {
    if (this.#running >= this.#atOnce) await this.#queue(whose);
    else this.#running += 1;
    try {
      return await work();
    } finally {
      this.#handOn();
    }
  }

  #queue(whose: string): Promise<void> {
    return new Promise((turn) => {
      const theirs = this.#waiting.get(whose);
      if (theirs === undefined) this.#waiting.set(whose, [turn]);
      else theirs.push(turn);
    });
  }

  /** The next of who waits longest for a turn; who has more to be done goes to the end. */
  #handOn(): void {
    const [next] = this.#waiting;
    if (next === undefined) {
      this.#running -= 1;
      return;
    }
    const [whose, turns] = next;
    const turn = turns.shift();
    this.#waiting.delete(whose);
    if (turns.length > 0) this.#waiting.set(whose, turns);
    turn?.();
  }
}
