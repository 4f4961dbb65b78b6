import { expect } from 'chai';

import { runLockstep } from '../support/e2e-process.ts';

/** What every run tells, in this order; times, keys and addresses differ. */
const TOLD = [
  'Starting Lockstep',
  'The operator creates an Integration',
  'The Jira admin pastes these three values',
  'The Jira admin allows Lockstep',
  'The webhook "Lockstep" stands in Jira',
  'is linked to ABC-1.',
  'A person moves ABC-1 to Done',
  'The tracker issue is resolved,',
  'A person moves ABC-1 to To Do',
  'The tracker issue is unresolved,',
  'Lockstep is killed with SIGKILL',
  'Lockstep is started again.',
  'The tracker issue is resolved:',
  'Lockstep is stopped.',
  'a person reopens ABC-1, and another finishes ABC-2.',
  '2 issues compared, 2 had drifted. Everything agrees again.',
  'The operator has ABC follow the tracker',
  'A person resolves the tracker issue.',
  'ABC-1 is Done in Jira,',
  'no loop:',
  'A person comments on the tracker issue.',
  'wrote it on ABC-1,',
  'A person assigns the tracker issue to dev1.',
  'ABC-1 is assigned to dev1;',
  'A person makes a Jira issue',
  'ABC-3 is made and linked. Asked for again by a double click: ABC-3, and there is one in Jira.',
  'What Lockstep did, and why:',
  'so the tracker issue was resolved.',
];

describe('the demo', () => {
  it('tells the whole story and ends with 0', async function () {
    this.timeout(120_000);

    const { code, stdout, stderr } = await runLockstep(['demo', '--exit']);

    expect(code, stdout + stderr).to.equal(0);
    expect(stderr).to.equal('');
    const lines = stdout.split('\n');
    let from = 0;
    for (const words of TOLD) {
      const found = lines.findIndex((line, index) => index >= from && line.includes(words));
      expect(found, `${words}\n${stdout}`).not.to.equal(-1);
      from = found;
    }
  });
});
