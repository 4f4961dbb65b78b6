import { expect } from 'chai';

import { composeInstallation } from '../../../../src/application/installation/compose-installation.ts';
import { EVERYTHING } from '../../../../src/domain/api-key.ts';
import { RememberingLog } from '../../../support/remembering-log.ts';
import { JIRA_URL, Scenario, type Connected } from '../../../support/scenario.ts';
import { PUBLIC_URL } from '../../../support/scenario-use-cases.ts';

const DAY = 86_400_000;

describe('WarnOfExpiry', () => {
  let scenario: Scenario;
  let connected: Connected;
  let log: RememberingLog;

  beforeEach(async () => {
    scenario = new Scenario();
    connected = await scenario.create();
    log = new RememberingLog();
  });

  const warn = () => composeInstallation({ ...scenario.ports, log }, PUBLIC_URL).warnOfExpiry.execute();
  const authorizeFor = (days: number) =>
    scenario.useCases.authorizeWithToken.execute({
      scope: EVERYTHING,
      integrationId: connected.integrationId,
      token: scenario.jira.createPersonalAccessToken(),
      expiresAt: new Date(scenario.clock.now().getTime() + days * DAY),
    });

  it('is silent until 30 days before the end, and warns from then on at each run', async () => {
    await authorizeFor(365);
    scenario.clock.advance(334 * DAY);
    expect(await warn()).to.equal(0);

    scenario.clock.advance(DAY);
    expect(await warn()).to.equal(1);
    scenario.clock.advance(DAY);
    expect(await warn()).to.equal(1);

    expect(log.lines.map(({ level, event }) => [level, event])).to.deep.equal(
      Array(2).fill(['warn', 'authorization_expires']),
    );
    expect(log.lines[0]?.fields).to.include({ integrationId: connected.integrationId, jira: JIRA_URL });
    expect(log.text).to.include('30 days from now').and.include('/personal-access-token');
    expect(scenario.meter.of('expiry_warnings')).to.deep.equal([{ end: 'ahead' }, { end: 'ahead' }]);
  });

  it('warns of an authorization by OAuth, which lasts as long as Jira said', async () => {
    await scenario.authorize(connected.integrationId);
    scenario.clock.advance(5 * 365 * DAY - 20 * DAY);

    expect(await warn()).to.equal(1);
    expect(log.text).to.include(`/api/v1/integrations/${connected.integrationId}/authorize`);
  });

  it('tells one that should have ended from one that will', async () => {
    await authorizeFor(1);
    scenario.clock.advance(DAY);

    expect(await warn()).to.equal(1);
    expect(scenario.meter.of('expiry_warnings')).to.deep.equal([{ end: 'past' }]);
  });

  it('says nothing more once authorized again, nor while nobody is let in anyway', async () => {
    await authorizeFor(10);
    expect(await warn()).to.equal(1);

    await authorizeFor(365);
    expect(await warn()).to.equal(0);

    await authorizeFor(10);
    scenario.jira.revokeAccess();
    await scenario.useCases.createWebhook.execute(connected);
    expect(await warn()).to.equal(0);
  });
});
