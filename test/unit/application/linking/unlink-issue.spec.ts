import { expect } from 'chai';

import { EVERYTHING } from '../../../../src/domain/api-key.ts';
import type { LinkId, OrganizationId } from '../../../../src/domain/ids.ts';
import { DONE } from '../../../support/payloads.ts';
import { IssueInJira } from '../../../support/scenario-issue.ts';
import { expectRefusal } from '../../../support/scenario-refusals.ts';
import { Scenario, type Connected } from '../../../support/scenario.ts';

describe('UnlinkIssue', () => {
  let scenario: Scenario;
  let connected: Connected;
  let issue: IssueInJira;
  let linkId: LinkId;

  beforeEach(async () => {
    scenario = new Scenario();
    connected = await scenario.connect();
    issue = new IssueInJira(scenario.jira);
    linkId = await scenario.link(connected);
  });

  const unlink = (scope = EVERYTHING, by = 'deploy') =>
    scenario.useCases.unlinkIssue.execute({ scope, linkId, by });

  it('ends the link, and says by whom and when', async () => {
    const link = await unlink();

    const unlinking = { at: scenario.clock.now(), by: 'deploy' };
    expect(link.toProps()).to.deep.include({ state: 'unlinked', unlinking });
    expect(scenario.linkOf(linkId)).to.deep.equal(link.toProps());
  });

  it('has neither issue follow the other any more', async () => {
    await unlink();

    expect(await scenario.deliver(connected, issue.transition(DONE))).to.equal('not_linked');
    expect(scenario.trackerStatusOf(linkId)).to.equal('unresolved');
  });

  it('changes nothing when the link was over before', async () => {
    const first = await unlink();
    scenario.clock.advance(1000);

    expect((await unlink(EVERYTHING, 'somebody else')).toProps()).to.deep.equal(first.toProps());
  });

  it('skips what is still open for the link at once, whatever it waited for, and says why', async () => {
    scenario.trackers.plan(['fails_before']);
    await scenario.deliver(connected, issue.transition(DONE));
    await scenario.settle();
    expect(scenario.effectsOf(linkId).at(-1)?.state).to.equal('waiting');

    await unlink();
    await scenario.settle();

    expect(scenario.decisionsOf(linkId).at(-1)).to.deep.include({
      outcome: 'skipped',
      reason: 'unlinked',
      values: { unlinkedBy: 'deploy' },
    });
    expect(scenario.trackerStatusOf(linkId)).to.equal('unresolved');
  });

  it('lets what is being carried out meanwhile come to its end, and be decided on once', async () => {
    await scenario.deliver(connected, issue.transition(DONE));
    scenario.trackers.whileAsked = async () => {
      await unlink();
    };
    await scenario.settle();

    expect(scenario.linkOf(linkId).state).to.equal('unlinked');
    expect(scenario.reasonsOf(linkId)).to.deep.equal(['nothing_changed', 'resolved']);
  });

  it('leaves other links to the Jira issue as they are', async () => {
    const other = await scenario.link(connected);
    await unlink();

    await scenario.deliver(connected, issue.transition(DONE));
    await scenario.settle();

    expect(scenario.trackerStatusOf(other)).to.equal('resolved');
    expect(scenario.trackerStatusOf(linkId)).to.equal('unresolved');
    expect(scenario.effectsOf(linkId)).to.have.lengthOf(1);
  });

  it('lets the tracker issue be linked anew, to the same Jira issue too, with the history of before kept', async () => {
    const { trackerIssueId } = (await unlink()).toProps();

    const again = await scenario.useCases.linkIssue.execute({
      scope: EVERYTHING,
      installationId: connected.installationId,
      trackerIssueId,
      jiraIssue: 'ABC-4',
    });
    await scenario.settle();
    await scenario.deliver(connected, issue.transition(DONE));
    await scenario.settle();

    expect(scenario.linkOf(again.id)).to.include({ state: 'linked', lastDone: true });
    expect(scenario.trackerStatusOf(again.id)).to.equal('resolved');
    expect(scenario.reasonsOf(linkId)).to.deep.equal(['nothing_changed']);
    expect(scenario.linkOf(linkId).state).to.equal('unlinked');
  });

  it('leaves a link whose Jira issue is deleted as it is', async () => {
    await scenario.deliver(connected, issue.delete());
    await scenario.settle();

    expect((await unlink()).toProps()).to.deep.include({ state: 'deleted', unlinking: null });
  });

  it('finds no link of another Organization, and none that is not there', async () => {
    await expectRefusal(unlink({ organizationId: 'another' as OrganizationId }), 'not_found');
    linkId = 'nothing' as LinkId;
    await expectRefusal(unlink(), 'not_found');
  });
});
