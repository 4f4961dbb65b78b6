import { expect } from 'chai';

import { PgBossWorkSignal } from '../../../src/adapters/queue/pg-boss-work-signal.ts';
import type { JiraIssueRef } from '../../../src/domain/ids.ts';
import { anIssue } from '../../contract/work-signal.contract.ts';
import { RememberingLog } from '../../support/remembering-log.ts';

describe('signals that are sent together', () => {
  it('are written as few statements, each issue once, in the order of their keys', async () => {
    const queue = new ScriptedQueue();
    const signal = new PgBossWorkSignal(queue, new RememberingLog());

    await Promise.all(['3', '1', '2', '1', '3'].map((id) => signal.wake(anIssue(id))));

    expect(queue.sent).to.deep.equal([['1', '2', '3']]);
  });

  it('are gathered while others are being written, and are written afterwards', async () => {
    const queue = new ScriptedQueue();
    const signal = new PgBossWorkSignal(queue, new RememberingLog());
    const written = queue.hold();

    const first = signal.wake(anIssue('1'));
    await queue.sending;
    const others = ['1', '2'].map((id) => signal.wake(anIssue(id)));
    written();
    await Promise.all([first, ...others]);

    expect(queue.sent).to.deep.equal([['1'], ['1', '2']]);
  });

  it('says when all signals that were given are written, for whom nobody waits', async () => {
    const queue = new ScriptedQueue();
    const signal = new PgBossWorkSignal(queue, new RememberingLog());
    const written = queue.hold();
    void signal.wake(anIssue('1'));
    await queue.sending;
    void signal.wake(anIssue('2'));

    written();
    await signal.settled();

    expect(queue.sent).to.deep.equal([['1'], ['2']]);
  });
});

describe('a signal that cannot be written', () => {
  it('is lost without an error, and said once until one is written again', async () => {
    const queue = new ScriptedQueue();
    const log = new RememberingLog();
    const signal = new PgBossWorkSignal(queue, log);

    queue.isAway = true;
    for (const id of ['1', '2', '3']) await signal.wake(anIssue(id));
    queue.isAway = false;
    for (const id of ['4', '5']) await signal.wake(anIssue(id));
    queue.isAway = true;
    await signal.wake(anIssue('6'));

    expect(log.events).to.deep.equal([
      'work_signal_failing',
      'work_signal_works_again',
      'work_signal_failing',
    ]);
    expect(queue.sent).to.deep.equal([['4'], ['5']]);
  });
});

/** Notes what is sent; away or slow when told to be. */
class ScriptedQueue {
  readonly sent: string[][] = [];
  isAway = false;
  #begun: () => void = () => undefined;
  readonly sending = new Promise<void>((resolve) => (this.#begun = resolve));
  #held: Promise<void> = Promise.resolve();

  hold(): () => void {
    let release: () => void = () => undefined;
    this.#held = new Promise((resolve) => (release = resolve));
    return () => release();
  }

  async send(issues: readonly JiraIssueRef[]): Promise<void> {
    this.#begun();
    await this.#held;
    if (this.isAway) throw new Error('away');
    this.sent.push(issues.map(({ jiraIssueId }) => jiraIssueId));
  }
}
