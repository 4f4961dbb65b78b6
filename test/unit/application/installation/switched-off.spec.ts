import { expect } from 'chai';

import { EVERYTHING } from '../../../../src/domain/api-key.ts';
import { DONE as DONE_IN_JIRA, TO_DO as TO_DO_IN_JIRA } from '../../../support/payloads.ts';
import { DONE, MappedIssue } from '../../../support/scenario-outbound-status.ts';
import { refusalOf } from '../../../support/scenario-refusals.ts';
import type { LinkedIssue } from '../../../support/scenario-linked-issue.ts';
import type { Connected, Scenario } from '../../../support/scenario.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

describe('an Integration that a person has switched off', () => {
  let mapped: MappedIssue;
  let pair: LinkedIssue;
  let scenario: Scenario;
  let connected: Connected;
  let callsBefore: number;

  const setEnabled = (isEnabled: boolean) =>
    scenario.useCases.changeIntegration.execute({
      ...{ scope: EVERYTHING, integrationId: connected.integrationId },
      change: (present) => ({ ...present, isEnabled }),
    });
  const integration = () => scenario.integration(connected.integrationId);
  const callsSince = () => scenario.jira.calls.slice(callsBefore);

  /** What is due by itself within that time: sweeps of the backlog, Reconciliation, and the checks of webhooks. */
  async function timePasses(milliseconds: number): Promise<void> {
    const stopping = new AbortController().signal;
    await scenario.sweepAfter(milliseconds);
    await scenario.useCases.reconcileDue.execute(stopping);
    await scenario.useCases.reconcileDue.settled();
    await scenario.useCases.checkWebhooks.execute({ stopping });
    await scenario.useCases.warnOfExpiry.execute();
    await scenario.settle();
  }

  beforeEach(async () => {
    mapped = await MappedIssue.open();
    pair = mapped.linked;
    ({ scenario, connected } = pair);
    await setEnabled(false);
    callsBefore = scenario.jira.calls.length;
  });

  it('is in lockstep again once it is switched on, with all that happened in Jira meanwhile', async () => {
    expect(await scenario.deliver(connected, pair.issue.transition(DONE_IN_JIRA))).to.equal('switched_off');
    await timePasses(MINUTE_MS);
    expect(pair.trackerStatus).to.equal('unresolved');
    expect(callsSince()).to.deep.equal([]);

    await setEnabled(true);
    await timePasses(0);

    expect(pair.trackerStatus).to.equal('resolved');
    expect(pair.reasons).to.include('resolved');
    expect(integration()).to.deep.include({ state: 'active', problem: null });
    expect(await scenario.deliver(connected, pair.issue.transition(TO_DO_IN_JIRA))).to.equal('accepted');
    await scenario.settle();
    expect(pair.trackerStatus).to.equal('unresolved');
  });

  it('keeps what happens in the tracker waiting, without a try spent, and goes on with it', async () => {
    await mapped.becomes('resolved');
    await timePasses(30 * DAY_MS);

    expect(callsSince()).to.deep.equal([]);
    expect(pair.lastEffect).to.include({ state: 'waiting', attempts: 0, nextAttemptAt: null });
    expect(pair.lastEffect?.lastProblem).to.contain('switched off');
    expect(await scenario.ports.storage.attention.attention(EVERYTHING)).to.include({
      awaitingAuthorization: 0,
    });

    await setEnabled(true);
    await scenario.settle();

    expect(pair.lastEffect?.state).to.equal('applied');
    expect(await mapped.statusInJira()).to.equal(DONE.name);
  });

  it('has what was compared with Jira when it was switched off compared to its end', async () => {
    await setEnabled(true);
    await setEnabled(false);
    await timePasses(DAY_MS);
    expect([...scenario.tables.reconciliations.values()].map((run) => run.isOver)).to.deep.equal([false]);

    await setEnabled(true);
    await timePasses(0);

    expect([...scenario.tables.reconciliations.values()].every((run) => run.isOver)).to.equal(true);
  });

  it('is looked at by nobody, and tells how it is switched on again', async () => {
    const scope = EVERYTHING;
    const { findings } = await scenario.useCases.diagnoseIntegration.execute({ scope, ...connected });

    expect(findings.map(({ check, verdict }) => [check, verdict])).to.deep.equal([
      ['authorization', 'warning'],
    ]);
    const asked = scenario.useCases.requestReconciliation.execute({
      ...{ scope, range: { kind: 'integration' }, integrationId: connected.integrationId },
    });
    expect((await refusalOf(asked, 'integration_not_active')).message).to.contain('{"isEnabled": true}');
    await refusalOf(scenario.useCases.checkWebhook.execute(connected), 'integration_not_active');
    await refusalOf(scenario.allow(connected.integrationId), 'integration_not_active');
    expect(callsSince()).to.deep.equal([]);
  });

  it('is tried where it is to be called once it is moved, and stays switched off', async () => {
    const baseUrl = 'https://issues.example.com';
    await scenario.useCases.changeIntegration.execute({
      ...{ scope: EVERYTHING, integrationId: connected.integrationId },
      change: (present) => ({ ...present, baseUrl }),
    });

    expect(callsSince()).to.deep.equal(['serverInfo.read', 'accounts.myself']);
    expect(integration()).to.include({ state: 'disabled', baseUrl });
  });

  it('needs an authorization again when it needed one before, and what waits tells so', async () => {
    await setEnabled(true);
    scenario.jira.revokeAccess();
    await scenario.useCases.createWebhook.execute(connected);
    await setEnabled(false);
    await mapped.becomes('resolved');

    await setEnabled(true);
    await scenario.settle();

    expect(integration().state).to.equal('needs_reauthorization');
    expect(pair.lastEffect?.lastProblem).to.contain('Authorize again');
    await scenario.authorize(connected.integrationId);
    await scenario.settle();
    expect(await mapped.statusInJira()).to.equal(DONE.name);
  });

  it('tells in Jira what is left there when it is uninstalled, for Jira is not called', async () => {
    const { leftInJira } = await scenario.useCases.uninstall.execute({ scope: EVERYTHING, ...connected });

    expect(leftInJira.join())
      .to.contain('The Integration was switched off')
      .and.contain('removes it by hand');
    expect(callsSince()).to.deep.equal([]);
  });
});
