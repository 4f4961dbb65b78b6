import { expect } from 'chai';

import { aTrackerUser, anId } from '../support/builders.ts';
import { LinkedIssue } from '../support/scenario-linked-issue.ts';
import { withMoments } from '../support/scenario-moments.ts';
import { TrackerSide } from '../support/scenario-tracker-side.ts';
import { useCasesOn } from '../support/scenario-use-cases.ts';

/** Has the process that carries out what `ask` asks killed at each moment in turn, and others go on; `check` looks after each. */
async function killedAtEveryMoment(
  ask: (tracker: TrackerSide, linked: LinkedIssue) => Promise<void>,
  check: (linked: LinkedIssue, when: string) => void,
): Promise<number> {
  let last = Infinity;
  for (let moment = 1; moment <= last; moment += 1) {
    const linked = await LinkedIssue.open({}, { leaseMs: 10_000 });
    await linked.changeSettings({ outboundComments: true, outboundAssignee: true });
    await ask(new TrackerSide(linked), linked);
    if ((await killedAt(moment, linked)) < moment) last = moment;
    for (let minute = 0; minute < 3; minute += 1) await linked.scenario.sweepAfter(60_000);
    check(linked, `killed at moment ${moment}`);
  }
  return last;
}

/** How many moments there were until the kill, or altogether. */
async function killedAt(moment: number, { scenario, linkId }: LinkedIssue): Promise<number> {
  let moments = 0;
  const issue = scenario.tables.links.get(linkId)?.issue ?? expect.fail('there is no link');
  await new Promise<void>((resolve) => {
    const ports = withMoments(scenario.ports, async () => {
      moments += 1;
      if (moments < moment) return;
      resolve();
      await new Promise(() => undefined);
    });
    void useCasesOn(ports)
      .processIssue.execute(issue)
      .then(() => {
        resolve();
      });
  });
  return moments;
}

describe('carrying people and comments to Jira, killed at any moment', () => {
  it('writes a comment once', async () => {
    const moments = await killedAtEveryMoment(
      (tracker) => tracker.write('c-1', 'Once'),
      ({ scenario, issue, reasons }, when) => {
        const bodies = scenario.jira.commented.of(issue.id).map(({ body }) => body.split('\n')[2]);
        expect(bodies, when).to.deep.equal(['Once']);
        expect(reasons, when).to.deep.equal(['jira_comment_written']);
      },
    );
    expect(moments).to.be.greaterThan(10);
  });

  it('edits one and deletes another', () =>
    killedAtEveryMoment(
      async (tracker, { scenario }) => {
        await tracker.write('c-1', 'First');
        await tracker.write('c-2', 'Second');
        await scenario.settle();
        await tracker.edit('c-1', 'Last');
        await tracker.delete('c-2');
      },
      ({ scenario, issue }, when) => {
        const bodies = scenario.jira.commented.of(issue.id).map(({ body }) => body.split('\n')[2]);
        expect(bodies, when).to.deep.equal(['Last']);
      },
    ));

  it('assigns the issue once, and knows it for its own doing', () =>
    killedAtEveryMoment(
      async (tracker, { scenario }) => {
        scenario.jira.people.put({ name: 'grace', key: 'KEY-grace' });
        await tracker.assign(aTrackerUser({ organizationId: anId(), name: 'grace' }));
      },
      ({ scenario, issue, link, reasons }, when) => {
        expect(scenario.jira.people.assignment(issue.id).assignee?.name, when).to.equal('grace');
        expect(reasons, when).to.deep.equal(['jira_assigned']);
        expect(link.ledger.jiraAssignee?.value, when).to.deep.equal({ key: 'KEY-grace', name: 'grace' });
        const calls = scenario.jira.calls.filter((call) => call === 'assignments.assign');
        expect(calls, when).to.have.lengthOf(1);
      },
    ));
});
