import { expect } from 'chai';

import { InProcessWorkSignal } from '../../../src/adapters/memory/in-process-work-signal.ts';
import { NearestWorkSignal } from '../../../src/adapters/queue/nearest-work-signal.ts';
import type { JiraIssueRef } from '../../../src/domain/ids.ts';
import { anIssue, Runs } from '../../contract/work-signal.contract.ts';
import { RememberingLog } from '../../support/remembering-log.ts';

describe('a signal to the nearest', () => {
  it('is followed in this process as long as that has room, and else wherever there is some', async () => {
    const { signal, runs, sentOn } = aSignal({ concurrency: 2 });
    const release = runs.hold();

    for (const id of ['1', '2', '3']) await signal.wake(anIssue(id));
    const begun = [...runs.unseen];
    release();

    expect(begun).to.deep.equal([anIssue('1'), anIssue('2')]);
    expect(sentOn).to.deep.equal([anIssue('3')]);
  });

  it('for one Jira goes elsewhere once as many of its issues as may are worked on here', async () => {
    const { signal, runs, sentOn } = aSignal({ concurrency: 4, perIntegration: 1 });
    const release = runs.hold();

    for (const jira of ['one', 'one', 'other']) await signal.wake(anIssue(String(runs.count), jira));
    const begun = [...runs.unseen];
    release();

    expect(begun).to.deep.equal([anIssue('0', 'one'), anIssue('1', 'other')]);
    expect(sentOn).to.deep.equal([anIssue('1', 'one')]);
  });

  it('about an issue that is worked on here has it worked on here once more', async () => {
    const { here, signal, runs, sentOn } = aSignal({ concurrency: 1 });
    const release = runs.hold();

    await signal.wake(anIssue('1'));
    await signal.wake(anIssue('1'));
    release();
    await here.idle();

    expect(runs.count).to.equal(2);
    expect(sentOn).to.deep.equal([]);
  });

  it('goes elsewhere while nobody works here: before the start, and once the end has begun', async () => {
    const { here, signal, sentOn } = aSignal({ concurrency: 1, isAtWork: false });

    await signal.wake(anIssue('1'));
    here.work(() => Promise.resolve());
    await here.stop();
    await signal.wake(anIssue('2'));

    expect(sentOn).to.deep.equal([anIssue('1'), anIssue('2')]);
  });
});

function aSignal({
  isAtWork = true,
  ...limits
}: {
  concurrency: number;
  perIntegration?: number;
  isAtWork?: boolean;
}) {
  const [runs, sentOn] = [new Runs(), new Array<JiraIssueRef>()];
  const here = new InProcessWorkSignal({ ...limits, log: new RememberingLog() });
  if (isAtWork) here.work((issue) => runs.run(issue));
  const anywhere = {
    wake: (issue: JiraIssueRef) => {
      sentOn.push(issue);
      return Promise.resolve();
    },
  };
  return { here, runs, sentOn, signal: new NearestWorkSignal(here, anywhere) };
}
