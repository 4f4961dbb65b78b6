import { expect } from 'chai';

import { JiraAccess } from '../../../../src/application/installation/jira-access.ts';
import { JiraFailure } from '../../../../src/application/ports/jira-failure.ts';
import type { IntegrationId } from '../../../../src/domain/ids.ts';
import { RememberingLog } from '../../../support/remembering-log.ts';
import { JIRA_URL, Scenario, type Connected } from '../../../support/scenario.ts';
import { expectRefusal, refusalOf } from '../../../support/scenario-refusals.ts';

describe('JiraAccess', () => {
  let scenario: Scenario;
  let connected: Connected;
  let access: JiraAccess;
  let log: RememberingLog;

  beforeEach(async () => {
    scenario = new Scenario();
    connected = await scenario.connect();
    const { storage, clock } = scenario.ports;
    const { stores, unitOfWork } = storage;
    log = new RememberingLog();
    access = new JiraAccess({ stores, unitOfWork, clock, log });
  });

  const myself = () =>
    access.call(connected.integrationId, (connection) => scenario.jira.accounts.myself(connection));
  const integration = () => scenario.integration(connected.integrationId);

  it('calls Jira with the credentials of the Integration', async () => {
    expect((await myself()).name).to.equal('lockstep');
  });

  it('pauses the Integration once, when Jira no longer takes its token', async () => {
    scenario.jira.revokeAccess();

    await Promise.allSettled([myself(), myself(), myself()]);
    const since = integration().problem?.since;
    scenario.clock.advance(1000);
    await expectRefusal(myself(), 'integration_not_active');

    expect(integration()).to.include({ state: 'needs_reauthorization' });
    expect(integration().problem).to.deep.include({ code: 'jira_needs_reauthorization', since });
    expect(log.events).to.deep.equal(['needs_reauthorization']);
    expect(log.lines[0]).to.deep.include({ level: 'error' });
    expect(log.lines[0]?.fields).to.include({ integrationId: connected.integrationId, jira: JIRA_URL });
  });

  for (const code of [
    'jira_unreachable',
    'jira_forbidden',
    'jira_rate_limited',
    'jira_misconfigured',
  ] as const) {
    it(`leaves the Integration active after ${code}`, async () => {
      scenario.jira.failOn('accounts.myself', new JiraFailure(code, 'Something is wrong.'));

      await expectRefusal(myself(), code);

      expect(integration()).to.include({ state: 'active', problem: null });
    });
  }

  describe('of a Jira that limits how often it may be called', () => {
    const busy = (retryAfterMs: number | null) =>
      new JiraFailure('jira_rate_limited', 'Too many requests.', { retryAfterMs });
    const count = async () => 'called';
    const again = () => access.call(connected.integrationId, count);

    it('sends nothing before the time that Jira asked for, and goes on then', async () => {
      scenario.jira.failOn('accounts.myself', busy(7_000), 1);
      await expectRefusal(myself(), 'jira_rate_limited');

      scenario.clock.advance(6_999);
      const refusal = await refusalOf(again(), 'jira_rate_limited');
      scenario.clock.advance(1);

      expect(refusal).to.include({ retryAfterMs: 1 });
      expect(await again()).to.equal('called');
    });

    it('waits a few seconds where Jira does not say how long, and never longer than an hour', async () => {
      scenario.jira.failOn('accounts.myself', busy(null), 1);
      await expectRefusal(myself(), 'jira_rate_limited');
      await expectRefusal(again(), 'jira_rate_limited');
      scenario.clock.advance(5_000);
      scenario.jira.failOn('accounts.myself', busy(1e12), 1);
      await expectRefusal(myself(), 'jira_rate_limited');

      scenario.clock.advance(60 * 60_000);
      expect(await again()).to.equal('called');
    });

    it('calls another Jira meanwhile', async () => {
      const other = await scenario.connect('https://other.example.com');
      scenario.jira.failOn('accounts.myself', busy(7_000), 1);
      await expectRefusal(myself(), 'jira_rate_limited');

      expect(await access.call(other.integrationId, count)).to.equal('called');
    });
  });

  it('does not hold the failure of an old token against the new one', async () => {
    const old = access.call(connected.integrationId, async (connection) => {
      await scenario.authorize(connected.integrationId);
      scenario.jira.failOn(
        'accounts.myself',
        new JiraFailure('jira_needs_reauthorization', 'token_rejected'),
        1,
      );
      return scenario.jira.accounts.myself(connection);
    });

    await expectRefusal(old, 'jira_needs_reauthorization');

    expect(integration().state).to.equal('active');
    expect(log.events).to.deep.equal([]);
  });

  it('refuses an Integration that is not there, and one that is not authorized', async () => {
    const waiting = await scenario.create('https://other.example.com');
    const nothing = async () => 'called';

    await expectRefusal(access.call('nowhere' as IntegrationId, nothing), 'not_found');
    await expectRefusal(access.call(waiting.integrationId, nothing), 'integration_not_active');
  });
});
