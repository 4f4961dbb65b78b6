import { expect } from 'chai';

import { JiraFailure } from '../../src/application/ports/jira-failure.ts';
import { TrackerUnavailable } from '../../src/application/ports/tracker.ts';
import { EVERYTHING } from '../../src/domain/api-key.ts';
import { browsing, expectAccessible, expectToFit, picture, SCHEMES, signInOn } from '../support/browser.ts';
import { DONE } from '../support/payloads.ts';
import { IssueInJira } from '../support/scenario-issue.ts';
import { Scenario, type Connected } from '../support/scenario.ts';
import { portsOf, serving } from '../support/test-server.ts';

const SCRIPT = '<script>alert(1)</script>';

/** The pages that the wizard's own test does not come by, and those with trouble on them. */
describe('Integrations and trackers in the console, in a browser', function () {
  this.timeout(180_000);
  const serve = serving();
  const browser = browsing();

  /** One that fails in every way at once: its webhook is a person's, its tracker is away, something is tried again. */
  async function troubled(): Promise<{ scenario: Scenario; connected: Connected }> {
    const scenario = new Scenario({ jira: { baseUrl: 'http://jira:8080', version: '10.3.2' } });
    scenario.clock.advance(Date.now() - scenario.clock.now().getTime());
    scenario.jira.hooks.permit(false);
    const issue = new IssueInJira(scenario.jira);
    const connected = await scenario.connect();
    await scenario.link(connected);
    await scenario.deliver(connected, issue.transition(DONE));
    scenario.trackers.plan(['fails_before'], () => new TrackerUnavailable(`It says ${SCRIPT}, and is away.`));
    await scenario.settle();
    const { integrationId, installationId } = await scenario.connect('https://other.example.com');
    await scenario.useCases.connectTracker.execute({
      ...{ scope: EVERYTHING, installationId },
      tracker: {
        ...{ kind: 'http', name: 'Bugz', url: 'https://bugs.example.com/lockstep' },
        tls: { isVerified: true, caCertificate: null },
      },
      secrets: { call: null, event: null },
    });
    await scenario.useCases.changeIntegration.execute({
      ...{ scope: EVERYTHING, integrationId },
      change: (present) => ({ ...present, isEnabled: false }),
    });
    return { scenario, connected };
  }

  const pagesOf = (scenario: Scenario, { integrationId, installationId }: Connected) => {
    const other = [...scenario.tables.installations.values()].find(({ tracker }) => tracker.kind === 'http');
    return [
      ['integrations-troubled', '/integrations'],
      ['integration-troubled', `/integrations/${integrationId}`],
      ['connect-by-hand', `/integrations/${integrationId}/connect`],
      ['integration-diagnosis', `/integrations/${integrationId}/diagnosis`],
      ['integration-address', `/integrations/${integrationId}/address`],
      ['integration-switch-off', `/integrations/${integrationId}/switch-off`],
      ['integration-switched-off', `/integrations/${other?.toProps().integrationId ?? ''}`],
      ['integration-switch-on', `/integrations/${other?.toProps().integrationId ?? ''}/switch-on`],
      ['tracker-local', `/installations/${installationId}/tracker`],
      ['tracker-sentry', `/installations/${installationId}/tracker?kind=sentry`],
      ['tracker-http', `/installations/${other?.id ?? ''}/tracker`],
    ] as const;
  };

  for (const scheme of SCHEMES) {
    it(`are shown with what is wrong with them, ${scheme}`, async () => {
      const { scenario, connected } = await troubled();
      const { url } = await serve(portsOf(scenario));
      const { page, trouble } = await browser.open(url, { scheme });
      await signInOn(page, url);

      for (const [name, address] of pagesOf(scenario, connected)) {
        await page.goto(`${url}/console${address}`);
        await page.locator('h1').waitFor();
        await expectAccessible(page);
        await picture(page, `${name}-${scheme}`);
      }
      expect(trouble).to.deep.equal([]);
    });
  }

  it('fit on a phone, without script', async () => {
    const { scenario, connected } = await troubled();
    const { url } = await serve(portsOf(scenario));
    const { page, trouble } = await browser.open(url, { width: 375, isScriptOff: true });
    await signInOn(page, url);

    for (const [, address] of pagesOf(scenario, connected)) {
      await page.goto(`${url}/console${address}`);
      await page.locator('h1').waitFor();
      await expectToFit(page);
    }
    await page.goto(`${url}/console/integrations/${connected.integrationId}/uninstall`);
    await expectToFit(page);
    expect(trouble).to.deep.equal([]);
  });

  it('say while one types why an address is no Jira’s', async () => {
    const scenario = new Scenario();
    const message =
      'Could not read the version of jira.example.com: its certificate is signed by no authority.';
    scenario.jira.failOn('serverInfo.read', new JiraFailure('jira_misconfigured', message));
    const { url } = await serve(portsOf(scenario));
    const { page, trouble } = await browser.open(url);
    await signInOn(page, url);
    await page.goto(`${url}/console/integrations/new`);

    await page.getByLabel('Address of the Jira').pressSequentially('https://jira.example.com');

    await page.getByText('signed by no authority').waitFor();
    await expectAccessible(page);
    await picture(page, 'connect-no-jira-light');
    expect(trouble).to.deep.equal([]);
  });
});
