import { expect } from 'chai';

import type { JiraIssues } from '../../../../src/application/ports/jira-server.ts';
import type { JiraIssueRef } from '../../../../src/domain/ids.ts';
import { DONE } from '../../../support/payloads.ts';
import { Scenario, type Connected } from '../../../support/scenario.ts';
import { IssueInJira } from '../../../support/scenario-issue.ts';
import { jiraWith } from '../../../support/scenario-webhook.ts';
import { useCasesOn } from '../../../support/scenario-use-cases.ts';

describe('an Effect that is stopped by the authorization', () => {
  let scenario: Scenario;
  let connected: Connected;

  beforeEach(async () => {
    scenario = new Scenario();
    connected = await scenario.connect();
    new IssueInJira(scenario.jira).transition(DONE);
  });

  /** Does the work of one signal while Jira takes so long over the first read that `meanwhile` comes before its answer. */
  async function processSlowly(issue: JiraIssueRef, meanwhile: () => Promise<unknown>): Promise<void> {
    const late: (() => Promise<unknown>)[] = [meanwhile];
    const issues: JiraIssues = {
      ...scenario.jira.issues,
      read: async (connection, idOrKey) => {
        const [answer] = await Promise.allSettled([scenario.jira.issues.read(connection, idOrKey)]);
        await late.pop()?.();
        if (answer.status === 'rejected') throw answer.reason;
        return answer.value;
      },
    };
    const jira = jiraWith(scenario.jira, { issues });
    await useCasesOn({ ...scenario.ports, jira }).processIssue.execute(issue);
  }

  it('is carried out when a person authorized again before that was known, and spends no try on it', async () => {
    const link = await scenario.startLink(connected);
    scenario.jira.revokeAccess();

    await processSlowly(link.issue, () => scenario.authorize(connected.integrationId));
    await scenario.settle();

    expect(scenario.integration(connected.integrationId).state).to.equal('active');
    expect(scenario.linkOf(link.id).state).to.equal('linked');
    expect(scenario.trackerStatusOf(link.id)).to.equal('resolved');
    expect(scenario.effectsOf(link.id)[0]).to.include({ state: 'applied', attempts: 1 });
  });

  it('waits when nobody has authorized yet', async () => {
    const link = await scenario.startLink(connected);
    scenario.jira.revokeAccess();

    await processSlowly(link.issue, () => Promise.resolve());

    expect(scenario.effectsOf(link.id)[0]).to.include({ state: 'waiting', nextAttemptAt: null });
  });
});
