/** Remembers nonces for as long as their timestamps could still be accepted. */
export class Nonces {
  readonly #seen = new Map<string, number>();

  /** Takes a consumer's nonce: false when it was taken before. Times in milliseconds. */
  take(consumerKey: string, nonce: string, times: { readonly now: number; readonly until: number }): boolean {
    for (const [old, until] of this.#seen) if (until < times.now) this.#seen.delete(old);

    const key = JSON.stringify([consumerKey, nonce]);
    if (this.#seen.has(key)) return false;
    this.#seen.set(key, times.until);
    return true;
  }
}
