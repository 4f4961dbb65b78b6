import { setTimeout as wait } from 'node:timers/promises';

import type { Sandbox } from '../../sandbox/start-sandbox.ts';
import type { Chance } from './chance.ts';

/** Where an issue of the sandbox's open workflow can go from each status. */
const NEXT: Readonly<Record<string, readonly string[]>> = {
  'To Do': ['In Progress', 'Done', "Won't Do"],
  'In Progress': ['In Review', 'To Do', 'Done', 'Done'],
  'In Review': ['Done', "Won't Do", 'In Progress'],
  Done: ['To Do'],
  "Won't Do": ['To Do'],
};

/** People who change issues in Jira, one thing after the other: mostly the status, and else a word or a comment. */
export class BusyPeople {
  readonly #sandbox: Sandbox;
  readonly #issues: string[];
  readonly #chance: Chance;
  #changes = 0;

  /** `issues` by their ids, all of a project with the open workflow. */
  constructor(sandbox: Sandbox, issues: readonly string[], chance: Chance) {
    this.#sandbox = sandbox;
    this.#issues = [...issues];
    this.#chance = chance;
  }

  /** How much they have changed so far. */
  get changes(): number {
    return this.#changes;
  }

  /** Changes about so many things a second, until told to stop. */
  async work(perSecond: number, stop: AbortSignal): Promise<void> {
    const pauseMs = 1000 / perSecond;
    while (!stop.aborted) {
      // Now and then several at once, and within one second of Jira's clock.
      const burst = this.#chance.next() < 0.1 ? 8 : 1;
      for (let changed = 0; changed < burst; changed += 1) this.change();
      await wait(burst * this.#chance.between(0, 2 * pauseMs), null, { signal: stop }).catch(() => undefined);
    }
  }

  /** One change of one issue. */
  change(): void {
    const { issues } = this.#sandbox.jira;
    const id = this.#chance.of(this.#issues);
    const { status } = issues.get(id);
    const choice = this.#chance.next();
    this.#changes += 1;
    if (choice < 0.75) {
      issues.transition(id, { to: this.#chance.of(NEXT[status.name] ?? ['To Do']) });
    } else if (choice < 0.9) {
      issues.edit(id, { summary: `It breaks ${this.#changes}` });
    } else {
      issues.comment(id, { body: `Seen again ${this.#changes}` });
    }
  }

  /** One in ten goes to the other project, and is left in peace from then on, as its workflow is another. */
  moveSome(): void {
    for (const id of this.#issues.splice(0, Math.ceil(this.#issues.length / 10))) {
      this.#sandbox.jira.issues.move(id, { project: 'OPS' });
      this.#changes += 1;
    }
  }

  /** One in ten. */
  deleteSome(): void {
    for (const id of this.#issues.splice(0, Math.ceil(this.#issues.length / 10))) {
      this.#sandbox.jira.issues.delete(id);
      this.#changes += 1;
    }
  }
}
