import { expect } from 'chai';
import { FIXED, MappedIssue, STRICT_WORKFLOW } from '../support/scenario-outbound-status.ts';
import { withMoments } from '../support/scenario-moments.ts';
import { useCasesOn } from '../support/scenario-use-cases.ts';

const THREE_HOPS = { mostHops: 3, resolutionId: FIXED.id };

/** Has the process that carries a status over three transitions killed at this moment, and another go on. */
async function killedAt(moment: number) {
  const issue = await MappedIssue.open(THREE_HOPS, { options: { leaseMs: 10_000 } });
  issue.jira.workflow.put(...STRICT_WORKFLOW);
  const effect = await issue.ask('resolved');
  const { scenario } = issue;
  let moments = 0;
  const dead = new Promise<'killed'>((resolve) => {
    const ports = withMoments(scenario.ports, async () => {
      moments += 1;
      if (moments < moment) return;
      resolve('killed');
      await new Promise(() => undefined);
    });
    void useCasesOn(ports)
      .processIssue.execute(effect.issue)
      .then(() => resolve('killed'));
  });
  await dead;
  const statusThen = await issue.statusInJira();
  for (let minute = 0; minute < 3; minute += 1) await scenario.sweepAfter(60_000);
  return { issue, statusThen, moments };
}

describe('carrying a status to Jira over three transitions, killed at any moment', () => {
  it('ends at the status, with every transition done once and one decision that is true', async () => {
    const statusesThen = new Set<string | null>();
    let last = Infinity;
    for (let moment = 1; moment <= last; moment += 1) {
      const { issue, statusThen, moments } = await killedAt(moment);
      if (moments < moment) last = moments;
      const when = `killed at moment ${moment}`;
      statusesThen.add(statusThen);

      expect(await issue.statusInJira(), when).to.equal('Done');
      expect(issue.jira.workflow.performed, when).to.deep.equal(['111', '121', '131']);
      expect(issue.linked.reasons, when).to.deep.equal(['jira_status_changed']);
      expect(issue.lastDecision?.values, when).to.include({ from: 'To Do', status: 'Done', hops: 3 });
      expect(issue.linked.link, when).to.include({ lastDone: true, jiraStatusName: 'Done' });
    }
    expect([...statusesThen]).to.deep.equal(['To Do', 'In Progress', 'In Review', 'Done']);
  });
});
