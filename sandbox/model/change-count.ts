/** How often something was changed: an issue, or what is kept at one. */
export class ChangeCount {
  #count = 0;

  get value(): number {
    return this.#count;
  }

  note(): void {
    this.#count += 1;
  }
}
