import { expect } from 'chai';

import { JiraFailure } from '../../../../src/application/ports/jira-failure.ts';
import { EVERYTHING } from '../../../../src/domain/api-key.ts';
import { MOST_ATTEMPTS } from '../../../../src/domain/effect.ts';
import type { CheckName, Verdict } from '../../../../src/domain/finding.ts';
import type { OrganizationId } from '../../../../src/domain/ids.ts';
import { DONE } from '../../../support/payloads.ts';
import { IssueInJira } from '../../../support/scenario-issue.ts';
import { expectRefusal } from '../../../support/scenario-refusals.ts';
import { Scenario, type ScenarioOptions } from '../../../support/scenario.ts';
import { useCasesOn } from '../../../support/scenario-use-cases.ts';
import { jiraWith } from '../../../support/scenario-webhook.ts';

describe('DiagnoseIntegration', () => {
  const connected = async (options: ScenarioOptions = {}) => {
    const scenario = new Scenario(options);
    return { scenario, ...(await scenario.connect()) };
  };
  type Connected = Awaited<ReturnType<typeof connected>>;

  const verdicts = async ({ scenario, integrationId }: Connected) => {
    const { findings } = await scenario.useCases.diagnoseIntegration.execute({
      scope: EVERYTHING,
      integrationId,
    });
    return Object.fromEntries(findings.map(({ check, verdict }) => [check, verdict])) as Partial<
      Record<CheckName, Verdict>
    >;
  };

  it('finds all well where it is, in the order to mend things in', async () => {
    const stage = await connected();
    const issue = new IssueInJira(stage.scenario.jira);
    await stage.scenario.link(stage);
    await stage.scenario.deliver(stage, issue.transition(DONE));
    await stage.scenario.settle();

    const found = await verdicts(stage);

    expect(Object.keys(found)).to.deep.equal([
      ...['public_url', 'jira', 'base_url', 'clock', 'authorization'],
      ...['permissions', 'webhook', 'last_event', 'queue'],
    ]);
    expect(new Set(Object.values(found))).to.deep.equal(new Set(['ok']));
  });

  it('tells that nothing answers at the public URL, and what was found there', async () => {
    const stage = await connected({ doorProblem: 'it was answered 502' });

    const { findings } = await stage.scenario.useCases.diagnoseIntegration.execute({
      scope: EVERYTHING,
      integrationId: stage.integrationId,
    });

    expect(findings[0]).to.include({ check: 'public_url', verdict: 'problem' });
    expect(findings[0]?.message).to.contain('it was answered 502');
  });

  it('tells what there is to tell where it is switched off meanwhile', async () => {
    const { scenario, integrationId } = await connected();
    const { serverInfo } = scenario.jira;
    const read: typeof serverInfo.read = async (place) => {
      await scenario.useCases.changeIntegration.execute({
        ...{ scope: EVERYTHING, integrationId },
        change: (present) => ({ ...present, isEnabled: false }),
      });
      return serverInfo.read(place);
    };
    const jira = jiraWith(scenario.jira, { serverInfo: { ...serverInfo, read } });
    const { diagnoseIntegration } = useCasesOn({ ...scenario.ports, jira });

    const { findings } = await diagnoseIntegration.execute({ scope: EVERYTHING, integrationId });

    const authorization = findings.find(({ check }) => check === 'authorization');
    expect(authorization?.message).to.contain('switched off');
    expect(findings.map(({ check }) => check)).not.to.include('permissions');
  });

  it('goes on where Jira does not answer', async () => {
    const stage = await connected();
    const down = new JiraFailure('jira_unreachable', 'Nothing answers at jira.example.com.');
    for (const call of ['serverInfo.read', 'accounts.myself'] as const)
      stage.scenario.jira.failOn(call, down);

    const found = await verdicts(stage);

    expect(found).to.include({ jira: 'problem', permissions: 'problem', authorization: 'ok', queue: 'ok' });
    expect(found).not.to.have.any.keys('clock', 'base_url');
  });

  it('brings to light that Jira does not take our authorization any more', async () => {
    const stage = await connected();
    stage.scenario.jira.revokeAccess();

    const found = await verdicts(stage);

    expect(found).to.include({ authorization: 'problem' });
    expect(found).not.to.have.property('permissions');
    expect(stage.scenario.integration(stage.integrationId).state).to.equal('needs_reauthorization');
  });

  it('asks Jira nothing in the name of an account while nobody has authorized', async () => {
    const scenario = new Scenario();
    const created = await scenario.create();

    const found = await verdicts({ scenario, ...created });

    expect(found).to.include({ jira: 'ok', authorization: 'problem', webhook: 'problem' });
    expect(scenario.jira.calls).not.to.include('accounts.permissions');
  });

  it('sees a clock that is off, a right that is missing and a webhook that fails', async () => {
    const stage = await connected();
    stage.scenario.jira.runAhead(-600);
    stage.scenario.jira.hooks.permit(false);

    expect(await verdicts(stage)).to.include({ clock: 'warning', permissions: 'warning' });
  });

  it('looks at nothing of an Integration that is over', async () => {
    const stage = await connected();
    await stage.scenario.useCases.uninstall.execute({
      scope: EVERYTHING,
      integrationId: stage.integrationId,
    });
    const callsBefore = stage.scenario.jira.calls.length;

    const found = await verdicts(stage);

    expect(found).to.deep.equal({ authorization: 'ok' });
    expect(stage.scenario.jira.calls).to.have.lengthOf(callsBefore);
  });

  it('counts what was given up', async () => {
    const stage = await connected();
    const issue = new IssueInJira(stage.scenario.jira);
    await stage.scenario.link(stage);
    stage.scenario.trackers.plan(Array(MOST_ATTEMPTS).fill('fails_before'));
    await stage.scenario.deliver(stage, issue.transition(DONE));
    await stage.scenario.settle();
    for (let attempt = 1; attempt < MOST_ATTEMPTS; attempt += 1) await stage.scenario.sweepAfter(86_400_000);

    expect(await verdicts(stage)).to.include({ queue: 'problem' });
  });

  it('knows no Integration of another Organization', async () => {
    const { scenario, integrationId } = await connected();
    const stranger = { organizationId: 'another' as OrganizationId };

    await expectRefusal(
      scenario.useCases.diagnoseIntegration.execute({ scope: stranger, integrationId }),
      'not_found',
    );
  });
});
