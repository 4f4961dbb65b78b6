import { expect } from 'chai';

import type { WorkSignal } from '../../src/application/ports/work-signal.ts';
import type { IntegrationId, JiraIssueId, JiraIssueRef } from '../../src/domain/ids.ts';

/** A signal and what works on it. `work` is called once at most; `close` waits until nothing is worked on. */
export interface OpenWorkSignal {
  readonly signal: WorkSignal;
  work(handler: (issue: JiraIssueRef) => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

/** What every WorkSignal promises. Run it on each adapter, the one in memory first. */
export function workSignalContract(adapter: string, open: () => Promise<OpenWorkSignal>): void {
  describe(`WorkSignal contract: ${adapter}`, () => {
    let opened: OpenWorkSignal;

    beforeEach(async () => {
      opened = await open();
    });

    afterEach(() => opened.close());

    it('has the work of an issue run after the call', async () => {
      const runs = new Runs();
      await opened.work((issue) => runs.run(issue));

      await opened.signal.wake(anIssue('1'));

      expect(await runs.next()).to.deep.equal(anIssue('1'));
    });

    it('has the work run that was asked for before anybody worked', async () => {
      const runs = new Runs();
      await opened.signal.wake(anIssue('1'));

      await opened.work((issue) => runs.run(issue));

      expect(await runs.next()).to.deep.equal(anIssue('1'));
    });

    it('makes one run of signals for one issue that wait together', async () => {
      const runs = new Runs();
      await Promise.all([1, 2, 3, 4].map(() => opened.signal.wake(anIssue('1'))));
      await opened.signal.wake(anIssue('1'));
      await opened.signal.wake(anIssue('2'));

      await opened.work((issue) => runs.run(issue));
      const seen = [await runs.next(), await runs.next()];
      await opened.signal.wake(anIssue('3'));
      seen.push(await runs.next());

      expect(seen.map(({ jiraIssueId }) => jiraIssueId).toSorted()).to.deep.equal(['1', '2', '3']);
    });

    it('has an issue worked on again that was signalled while it was worked on', async () => {
      const runs = new Runs();
      const release = runs.hold();
      await opened.work((issue) => runs.run(issue));
      await opened.signal.wake(anIssue('1'));
      await runs.next();

      await opened.signal.wake(anIssue('1'));
      release();

      expect(await runs.next()).to.deep.equal(anIssue('1'));
    });

    it('goes on with other issues, and with the same one when signalled again, after a run that failed', async () => {
      const runs = new Runs();
      let isFirst = true;
      await opened.work(async (issue) => {
        await runs.run(issue);
        if (isFirst) {
          isFirst = false;
          throw new Error('failed on purpose');
        }
      });

      await opened.signal.wake(anIssue('1'));
      await runs.next();
      await opened.signal.wake(anIssue('1'));
      await opened.signal.wake(anIssue('2'));

      const seen = [await runs.next(), await runs.next()];
      expect(seen.map(({ jiraIssueId }) => jiraIssueId).toSorted()).to.deep.equal(['1', '2']);
    });

    it('tells issues of different Integrations apart', async () => {
      const runs = new Runs();
      await opened.signal.wake(anIssue('1', 'one'));
      await opened.signal.wake(anIssue('1', 'other'));

      await opened.work((issue) => runs.run(issue));

      const seen = [await runs.next(), await runs.next()];
      expect(seen.map(({ integrationId }) => integrationId).toSorted()).to.deep.equal(['one', 'other']);
    });
  });
}

export function anIssue(jiraIssueId: string, integrationId = 'integration'): JiraIssueRef {
  return { integrationId: integrationId as IntegrationId, jiraIssueId: jiraIssueId as JiraIssueId };
}

/** Notes runs as they begin, lets a test wait for each, and holds them when told to. */
export class Runs {
  readonly #begun: JiraIssueRef[] = [];
  readonly #waiting: ((issue: JiraIssueRef) => void)[] = [];
  #held: Promise<void> = Promise.resolve();
  #count = 0;

  async run(issue: JiraIssueRef): Promise<void> {
    this.#count += 1;
    const wanted = this.#waiting.shift();
    if (wanted === undefined) this.#begun.push(issue);
    else wanted(issue);
    await this.#held;
  }

  /** How many runs have begun. */
  get count(): number {
    return this.#count;
  }

  /** The runs that nobody has asked for with `next`. */
  get unseen(): readonly JiraIssueRef[] {
    return this.#begun;
  }

  next(): Promise<JiraIssueRef> {
    const begun = this.#begun.shift();
    if (begun !== undefined) return Promise.resolve(begun);
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** Runs do not end until the function it answers is called. */
  hold(): () => void {
    const { promise, resolve } = withResolvers();
    this.#held = promise;
    return resolve;
  }
}

function withResolvers(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((settle) => (resolve = settle));
  return { promise, resolve };
}
