import type { Issue } from './issue.ts';

interface Waiting {
  readonly fits: (issue: Issue) => boolean;
  readonly act: () => void;
}

/** What others do between a program's look at an issue's transitions and what it does next. */
export class Meanwhile {
  #waiting: readonly Waiting[] = [];

  /** `act` comes once, after the transitions of an issue that fits have been listed. */
  afterTransitionsListed(fits: Waiting['fits'], act: () => void): void {
    this.#waiting = [...this.#waiting, { fits, act }];
  }

  transitionsListed(issue: Issue): void {
    const due = this.#waiting.filter(({ fits }) => fits(issue));
    this.#waiting = this.#waiting.filter((each) => !due.includes(each));
    for (const { act } of due) act();
  }
}
