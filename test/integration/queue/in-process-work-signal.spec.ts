import { expect } from 'chai';

import {
  InProcessWorkSignal,
  type InProcessWorkSignalOptions,
} from '../../../src/adapters/memory/in-process-work-signal.ts';
import type { IntegrationId } from '../../../src/domain/ids.ts';
import { anIssue, Runs } from '../../contract/work-signal.contract.ts';
import { RememberingLog } from '../../support/remembering-log.ts';

describe('work in this process', () => {
  it('is done for so many issues at once and no more, each in its turn', async () => {
    const { signal, runs } = aSignal({ concurrency: 2 });
    const release = runs.hold();

    for (const id of ['1', '2', '3', '4']) await signal.wake(anIssue(id));
    const atOnce = runs.unseen.map(({ jiraIssueId }) => jiraIssueId);
    release();
    await signal.idle();

    expect(atOnce).to.deep.equal(['1', '2']);
    expect(runs.unseen.map(({ jiraIssueId }) => jiraIssueId)).to.deep.equal(['1', '2', '3', '4']);
  });

  it('is never done twice at a time for one issue, and once more for all signals that came meanwhile', async () => {
    const { signal, runs } = aSignal({ concurrency: 4 });
    const release = runs.hold();

    for (let count = 0; count < 5; count += 1) await signal.wake(anIssue('1'));
    const atOnce = runs.unseen.length;
    release();
    await signal.idle();

    expect(atOnce).to.equal(1);
    expect(runs.unseen).to.have.lengthOf(2);
  });

  it('is taken once it has begun, which waits for its turn', async () => {
    const { signal, runs } = aSignal({ concurrency: 1 });
    const release = runs.hold();
    const taken: string[] = [];

    await signal.take(anIssue('1'));
    await signal.take(anIssue('1'));
    const second = signal.take(anIssue('2')).then(() => taken.push('2'));
    await signal.wake(anIssue('3'));
    const before = [...taken];
    release();
    await second;
    await signal.idle();

    expect(before).to.deep.equal([]);
    expect(runs.unseen.map(({ jiraIssueId }) => jiraIssueId)).to.include.members(['1', '2', '3']);
  });

  it('is done for so many issues of one Integration, and for others meanwhile', async () => {
    const { signal, runs } = aSignal({ concurrency: 4, perIntegration: 2 });
    const elsewhere = { ...anIssue('9'), integrationId: 'another' as IntegrationId };
    const release = runs.hold();

    for (const id of ['1', '2', '3', '4']) await signal.take(anIssue(id));
    await signal.take(elsewhere);
    const atOnce = [...runs.unseen];
    release();
    await signal.idle();

    expect(atOnce).to.deep.equal([anIssue('1'), anIssue('2'), elsewhere]);
    expect(runs.unseen.slice(3)).to.deep.equal([anIssue('3'), anIssue('4')]);
  });

  it('that fails is logged and stops nothing', async () => {
    const log = new RememberingLog();
    const signal = new InProcessWorkSignal({ concurrency: 1, log });
    signal.work(() => Promise.reject(new Error('failed on purpose')));

    await signal.wake(anIssue('1'));
    await signal.wake(anIssue('2'));
    await signal.idle();

    expect(log.events).to.deep.equal(['work_failed', 'work_failed']);
  });

  it('that throws before it waits for anything is logged as well', async () => {
    const log = new RememberingLog();
    const signal = new InProcessWorkSignal({ concurrency: 1, log });
    signal.work(() => {
      throw new Error('failed on purpose');
    });

    await signal.wake(anIssue('1'));
    await signal.idle();

    expect(log.events).to.deep.equal(['work_failed']);
  });

  it('ends with what runs, once stopped', async () => {
    const { signal, runs } = aSignal({ concurrency: 1 });
    const release = runs.hold();
    await signal.wake(anIssue('1'));
    await signal.wake(anIssue('2'));

    const stopped = signal.stop();
    await signal.wake(anIssue('3'));
    release();
    await stopped;

    expect(runs.unseen).to.deep.equal([anIssue('1')]);
  });

  it('lets nobody wait for an issue that was forgotten when it stopped', async () => {
    const { signal, runs } = aSignal({ concurrency: 1 });
    const release = runs.hold();
    await signal.wake(anIssue('1'));
    const waiting = signal.take(anIssue('2'));

    const stopped = signal.stop();
    await waiting;
    release();
    await stopped;

    expect(runs.unseen).to.deep.equal([anIssue('1')]);
  });
});

function aSignal(options: Omit<InProcessWorkSignalOptions, 'log'>): {
  signal: InProcessWorkSignal;
  runs: Runs;
} {
  const signal = new InProcessWorkSignal({ ...options, log: new RememberingLog() });
  const runs = new Runs();
  signal.work((issue) => runs.run(issue));
  return { signal, runs };
}
