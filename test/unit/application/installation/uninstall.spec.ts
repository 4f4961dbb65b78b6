import { expect } from 'chai';

import { JiraFailure } from '../../../../src/application/ports/jira-failure.ts';
import { EVERYTHING, type Scope } from '../../../../src/domain/api-key.ts';
import type { OrganizationId } from '../../../../src/domain/ids.ts';
import { DONE } from '../../../support/payloads.ts';
import { LinkedIssue } from '../../../support/scenario-linked-issue.ts';
import { expectRefusal } from '../../../support/scenario-refusals.ts';
import { useCasesOn } from '../../../support/scenario-use-cases.ts';
import { jiraWith } from '../../../support/scenario-webhook.ts';
import { JIRA_URL, type Connected, type Scenario } from '../../../support/scenario.ts';

const AWAY = new JiraFailure('jira_unreachable', 'Jira cannot be reached.');
const DAY = 24 * 3_600_000;

describe('Uninstall', () => {
  let pair: LinkedIssue;
  let scenario: Scenario;
  let connected: Connected;

  beforeEach(async () => {
    pair = await LinkedIssue.open({}, { jira: { version: '10.3.0' } });
    ({ scenario, connected } = pair);
  });

  const uninstall = (scope: Scope = EVERYTHING) =>
    scenario.useCases.uninstall.execute({ scope, ...connected });
  const integration = () => scenario.integration(connected.integrationId);
  const ids = () => scenario.jira.hooks.all.map(({ id }) => id);

  it('takes our webhooks out of Jira, and no other', async () => {
    const [ours] = scenario.jira.hooks.all;
    if (ours === undefined) throw new TypeError('there is no webhook');
    scenario.jira.hooks.put({ ...ours, id: '8', isEnabled: false });
    scenario.jira.hooks.put({ ...ours, id: '9', url: 'https://ci.example.com/hook' });

    const { kind, leftInJira } = await uninstall();

    expect(ids()).to.deep.equal(['9']);
    expect(kind).to.equal('uninstalled');
    expect(leftInJira).to.have.lengthOf(1);
    expect(leftInJira[0]).to.include('application link').and.include(integration().consumerKey);
  });

  it('says that remote links stay on the Jira issues, and how to know them', async () => {
    scenario.trackers.pageOf = (id) => `https://tracker.example.com/issues/${id}`;
    const linkId = await scenario.link(connected);
    const shown = scenario.jira.elsewhere.of(pair.issue.id).map(({ globalId }) => globalId);

    const { kind, leftInJira } = await uninstall();

    const prefix = /globalId begins with "(.+)"/.exec(leftInJira[0] ?? '')?.[1];
    expect(shown).to.deep.equal([`${prefix}${linkId}`]);
    expect(leftInJira).to.have.lengthOf(2);
    expect(await uninstall()).to.deep.equal({ kind, leftInJira });
  });

  it('forgets every secret and every attempt, and ends as uninstalled', async () => {
    await scenario.useCases.authorizeIntegration.execute({ scope: EVERYTHING, ...connected });

    await uninstall();

    expect(scenario.tables.credentials.size).to.equal(0);
    expect(scenario.tables.attempts.size).to.equal(0);
    expect(integration()).to.deep.include({ state: 'uninstalled', account: null, problem: null });
    expect(integration().webhook).to.include({ mode: 'none', jiraWebhookId: null });
  });

  it('refuses events from then on, like those of an Integration that never was', async () => {
    const token = scenario.token(connected.integrationId);

    await uninstall();

    const call = scenario.useCases.receiveIssueEvent.execute({
      ...{ token, signature: null },
      readBody: () => Promise.reject(new Error('the body was read')),
    });
    await expectRefusal(call, 'webhook_token_refused', { reason: 'unknown_integration' });
  });

  it('keeps what happened, and goes on with nothing', async () => {
    await pair.happen(pair.issue.transition(DONE));
    const [deliveries, decisions] = [scenario.deliveries.length, scenario.decisionsOf(pair.linkId)];

    await uninstall();
    await scenario.settle();

    expect(scenario.deliveries).to.have.lengthOf(deliveries);
    expect(scenario.decisionsOf(pair.linkId)).to.deep.equal(decisions);
    expect(pair.link.state).to.equal('unlinked');
    expect(pair.trackerStatus).to.equal('resolved');
  });

  it('skips what was still to be carried out, whatever it waited for', async () => {
    scenario.trackers.plan(['fails_before']);
    await pair.happen(pair.issue.transition(DONE));
    expect(pair.lastEffect?.state).to.equal('waiting');

    await uninstall();
    await scenario.settle();

    expect(pair.reasons).to.deep.equal(['uninstalled']);
    expect(pair.lastEffect?.state).to.equal('skipped');
    expect(pair.trackerStatus).to.equal('unresolved');
    expect(await scenario.sweepAfter(DAY)).to.equal(0);
  });

  it('makes nothing of an event that was kept before, and processed after', async () => {
    await scenario.deliver(connected, pair.issue.transition(DONE));

    await uninstall();
    await scenario.settle();

    expect(scenario.deliveries.at(-1)?.state).to.equal('ignored');
    expect(pair.trackerStatus).to.equal('unresolved');
  });

  it('may be run again, with the same outcome', async () => {
    const first = await uninstall();
    const calls = scenario.jira.calls.length;

    expect(await uninstall()).to.deep.equal(first);
    expect(scenario.jira.calls).to.have.lengthOf(calls);
  });

  it('leaves an Integration that works when the process dies in between, and ends it the next time', async () => {
    const { unitOfWork, stores, reads, ...others } = scenario.ports.storage;
    let runs = 0;
    const dying: typeof unitOfWork = {
      run: (work) => {
        runs += 1;
        return runs === 2 ? Promise.reject(new Error('killed')) : unitOfWork.run(work);
      },
    };
    const storage = { ...others, stores, reads, unitOfWork: dying };
    const killed = useCasesOn({ ...scenario.ports, storage }).uninstall.execute({
      scope: EVERYTHING,
      ...connected,
    });
    expect(await killed.catch((error: unknown) => String(error))).to.equal('Error: killed');
    expect(integration().state).to.equal('active');

    await scenario.useCases.checkWebhook.execute(connected);
    expect(ids()).to.have.lengthOf(1);
    expect(await uninstall()).to.have.property('kind', 'uninstalled');
    expect(ids()).to.deep.equal([]);
  });

  it('lets the Jira be connected anew, apart from what was before', async () => {
    await uninstall();

    const anew = await scenario.createIntegration({
      organizationId: connected.organizationId,
      baseUrl: JIRA_URL,
    });
    await scenario.authorize(anew.integration.id);

    expect(anew.integration.id).to.not.equal(connected.integrationId);
    expect(scenario.integration(anew.integration.id)).to.include({ state: 'active' });
    expect(ids()).to.have.lengthOf(1);
    expect(integration().state).to.equal('uninstalled');
    expect(await uninstall()).to.have.property('kind', 'uninstalled');
    expect(ids()).to.have.lengthOf(1);
  });

  describe('when Jira does not let us', () => {
    const causes: readonly (readonly [string, () => unknown, RegExp])[] = [
      ['is away', () => scenario.jira.failOn('webhooks.list', AWAY), /Jira cannot be reached/],
      ['does not let us', () => scenario.jira.hooks.permit(false), /may not administer webhooks/],
      ['takes our token no more', () => scenario.jira.revokeAccess(), /System > WebHooks/],
    ];
    for (const [what, happens, words] of causes) {
      it(`goes on when Jira ${what}, and says what is left there and how to remove it`, async () => {
        happens();

        const { kind, leftInJira } = await uninstall();

        expect(kind).to.equal('uninstalled');
        expect(leftInJira[0])
          .to.match(words)
          .and.match(/called "Lockstep" whose URL begins with https:\/\/lockstep/);
        expect(leftInJira.join()).not.to.include('eyJ');
        expect(scenario.tables.credentials.size).to.equal(0);
        expect(integration().problem).to.include({ code: 'webhook_left_in_jira', message: leftInJira[0] });
        expect(await uninstall()).to.deep.equal({ kind, leftInJira });
      });
    }

    it('says so, too, where the authorization was over before', async () => {
      scenario.jira.revokeAccess();
      await scenario.useCases.checkWebhook.execute(connected);

      const { leftInJira } = await uninstall();

      expect(leftInJira[0]).to.include('Lockstep is not authorized there any more.');
    });

    it('says nothing of a webhook that was never made', async () => {
      const waiting = await scenario.create('https://waiting.example.com');

      const { leftInJira } = await scenario.useCases.uninstall.execute({ scope: EVERYTHING, ...waiting });

      expect(leftInJira.join()).not.to.include('webhook');
      expect(scenario.integration(waiting.integrationId)).to.deep.include({
        state: 'uninstalled',
        problem: null,
      });
    });
  });

  describe('while a check is under way', () => {
    it('takes the webhook out again that a check made in between', async () => {
      const { webhooks } = scenario.jira;
      let isChecked = false;
      const remove: typeof webhooks.delete = async (...call) => {
        await webhooks.delete(...call);
        scenario.clock.advance(1000);
        if (!isChecked) await scenario.useCases.checkWebhook.execute(connected);
        isChecked = true;
      };
      const jira = jiraWith(scenario.jira, { webhooks: { ...webhooks, delete: remove } });

      await useCasesOn({ ...scenario.ports, jira }).uninstall.execute({ scope: EVERYTHING, ...connected });

      expect(ids()).to.deep.equal([]);
    });

    it('has a check that ends after it take down what it made', async () => {
      const { webhooks } = scenario.jira;
      scenario.jira.hooks.remove(ids()[0] ?? '');
      const create: typeof webhooks.create = async (...call) => {
        await uninstall();
        return webhooks.create(...call);
      };
      const jira = jiraWith(scenario.jira, { webhooks: { ...webhooks, create } });

      const check = useCasesOn({ ...scenario.ports, jira }).checkWebhook.execute(connected);

      await expectRefusal(check, 'integration_not_active');
      expect(ids()).to.deep.equal([]);
      expect(integration().state).to.equal('uninstalled');
    });
  });

  it('finds nothing of another Organization’s', async () => {
    await expectRefusal(uninstall({ organizationId: 'another' as OrganizationId }), 'not_found');
    expect(integration().state).to.equal('active');
  });
});
