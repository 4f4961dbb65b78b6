import { inspect } from 'node:util';

import { expect } from 'chai';

import type { PreviewedEvent } from '../../../../src/application/inbound/preview-event.ts';
import { EVERYTHING } from '../../../../src/domain/api-key.ts';
import { NotFound } from '../../../../src/domain/domain-error.ts';
import { aUser, DONE, IN_PROGRESS, TO_DO, transitionTriggeredWebhook } from '../../../support/payloads.ts';
import type { Payload } from '../../../support/payloads.ts';
import { LinkedIssue } from '../../../support/scenario-linked-issue.ts';

describe('an event that is tried', () => {
  let linked: LinkedIssue;

  beforeEach(async () => {
    linked = await LinkedIssue.open();
  });

  const preview = (body: unknown, scope = EVERYTHING): Promise<PreviewedEvent> =>
    linked.scenario.useCases.previewEvent.execute({
      ...{ scope, integrationId: linked.connected.integrationId, body },
    });
  const foretold = ({ links }: PreviewedEvent) =>
    links.flatMap(({ effects }) =>
      effects.map(({ foretold: one }) =>
        one.kind === 'over' ? one.reason : one.kind === 'asks' ? `asks ${one.whom}` : one.kind,
      ),
    );
  /** What is foretold of the event, and what comes of it then. */
  const compared = async (body: Payload) => {
    const told = foretold(await preview(body));
    const before = linked.reasons.length;
    await linked.happen(body);
    return [told, linked.reasons.slice(before)];
  };

  it('is told what then comes of it', async () => {
    const { issue } = linked;
    await linked.changeSettings({ inboundComments: true });
    for (const [body, reasons] of [
      [issue.transition(IN_PROGRESS), ['nothing_changed']],
      [issue.transition(DONE), ['resolved']],
      [issue.transition(TO_DO), ['unresolved']],
      [issue.move('XYZ-9'), ['key_changed']],
      [issue.comment(), ['comment_written']],
      [issue.assign(null), ['already_unassigned']],
    ] as const) {
      const [told, came] = await compared(body);
      const isAssignee = reasons[0] === 'already_unassigned';
      // Whether the tracker has it so already is for the tracker to say.
      expect(told).to.deep.equal(isAssignee ? ['unassigned'] : reasons);
      expect(came).to.deep.equal(reasons);
    }
    const [told, came] = await compared(issue.delete());
    expect([told, came]).to.deep.equal([['jira_issue_deleted'], ['jira_issue_deleted']]);
  });

  it('is judged by the settings', async () => {
    await linked.changeSettings({ inboundStatus: false, inboundComments: false });

    for (const body of [linked.issue.transition(DONE), linked.issue.comment()]) {
      const [told, came] = await compared(body);
      expect(told).to.deep.equal(came);
    }
    expect(linked.reasons).to.deep.equal(['status_sync_off', 'comment_sync_off']);
  });

  it('is stale when it is older than what was decided on', async () => {
    const old = linked.issue.transition(DONE);
    await linked.happen(linked.issue.transition(TO_DO));

    expect(foretold(await preview(old))).to.deep.equal(['stale']);
  });

  it('hangs on whom it would have to ask', async () => {
    const assigned = linked.issue.assign(aUser('grace'));
    const triggered = { ...transitionTriggeredWebhook(), issue: { id: linked.issue.id, fields: {} } };

    expect(foretold(await preview(assigned))).to.deep.equal(['asks tracker']);
    expect(foretold(await preview(triggered))).to.deep.equal(['asks jira']);
  });

  it('would wait while Jira may not be asked', async () => {
    const { checkWebhook } = linked.scenario.useCases;
    linked.scenario.jira.revokeAccess();
    await checkWebhook.execute({ integrationId: linked.connected.integrationId }).catch(() => null);
    const triggered = { ...transitionTriggeredWebhook(), issue: { id: linked.issue.id, fields: {} } };

    expect(foretold(await preview(triggered))).to.deep.equal(['waits']);
  });

  it('changes nothing, and calls nobody', async () => {
    const { scenario, issue } = linked;
    const bodies = [issue.transition(DONE), issue.comment(), issue.move('XYZ-9'), issue.delete()];
    const kept = () => inspect(scenario.tables, { depth: 12, maxArrayLength: null });
    const before = kept();
    const calls = scenario.jira.calls.length;

    for (const body of bodies) expect(foretold(await preview(body))).not.to.deep.equal([]);

    expect(kept()).to.equal(before);
    expect(scenario.jira.calls).to.have.lengthOf(calls);
    expect(scenario.trackers.asked).to.deep.equal([]);
  });

  for (const [what, body, ignored] of [
    ['is no object', [1], 'not_an_object'],
    ['is about no issue', { webhookEvent: 'user_created' }, 'about_no_issue'],
    ['is about an issue that is not linked', { issue: { id: '999' } }, 'not_linked'],
    ['asks for nothing', { webhookEvent: 'jira:issue_updated', issue: { id: '10300' } }, 'no_changelog'],
  ] as const) {
    it(`is ignored, and says why, when it ${what}`, async () => {
      expect((await preview(body)).ignored).to.equal(ignored);
    });
  }

  it('is about no link of another Organization’s', async () => {
    const { scenario } = linked;
    const theirs = await scenario.connect();
    const scope = { organizationId: theirs.organizationId };

    const told = await preview(linked.issue.transition(DONE), scope);

    expect([told.ignored, told.links]).to.deep.equal(['not_linked', []]);
    const stranger = await scenario.useCases.createOrganization.execute({ name: 'Strangers' });
    const elsewhere = preview({}, { organizationId: stranger.toProps().id });
    expect(await elsewhere.catch((error: unknown) => error)).to.be.instanceOf(NotFound);
  });
});
