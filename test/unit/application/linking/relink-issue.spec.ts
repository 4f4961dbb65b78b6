import { expect } from 'chai';

import { EVERYTHING } from '../../../../src/domain/api-key.ts';
import type { LinkId, OrganizationId } from '../../../../src/domain/ids.ts';
import { DONE } from '../../../support/payloads.ts';
import { IssueInJira } from '../../../support/scenario-issue.ts';
import { expectRefusal } from '../../../support/scenario-refusals.ts';
import { Scenario, type Connected } from '../../../support/scenario.ts';

describe('RelinkIssue', () => {
  let scenario: Scenario;
  let connected: Connected;
  let issue: IssueInJira;
  let other: IssueInJira;
  let linkId: LinkId;

  beforeEach(async () => {
    scenario = new Scenario();
    connected = await scenario.connect();
    issue = new IssueInJira(scenario.jira);
    other = new IssueInJira(scenario.jira, { id: '10301', key: 'ABC-5' });
    linkId = await scenario.link(connected);
  });

  const relink = (jiraIssue = 'ABC-5', scope = EVERYTHING) =>
    scenario.useCases.relinkIssue.execute({ scope, linkId, jiraIssue, by: 'deploy' });

  it('ties the tracker issue to the other Jira issue, and applies its present state', async () => {
    other.transition(DONE);

    const link = await relink();
    await scenario.settle();

    expect(scenario.linkOf(link.id)).to.include({
      state: 'linked',
      jiraIssueKey: 'ABC-5',
      trackerIssueId: scenario.linkOf(linkId).trackerIssueId,
    });
    expect(scenario.trackerStatusOf(link.id)).to.equal('resolved');
  });

  it('ends the link of before, and keeps what happened to it', async () => {
    await relink();

    expect(scenario.linkOf(linkId)).to.deep.include({
      state: 'unlinked',
      unlinking: { at: scenario.clock.now(), by: 'deploy' },
    });
    expect(scenario.reasonsOf(linkId)).to.deep.equal(['nothing_changed']);
    expect(await scenario.deliver(connected, issue.transition(DONE))).to.equal('not_linked');
  });

  it('makes one link when it is asked twice at once', async () => {
    const outcomes = await Promise.allSettled([relink(), relink()]);

    expect(outcomes.map(({ status }) => status).toSorted()).to.deep.equal(['fulfilled', 'rejected']);
    expect(scenario.tables.links.size).to.equal(2);
  });

  describe('leaves the link as it is', () => {
    afterEach(() => {
      expect(scenario.linkOf(linkId).state).to.equal('linked');
      expect(scenario.tables.links.size).to.equal(1);
    });

    it('when the other Jira issue is not to be seen', async () => {
      await expectRefusal(relink('ABC-99'), 'invalid_value');
    });

    it('when it is linked to that one already', async () => {
      await expectRefusal(relink('ABC-4'), 'invalid_value');
    });

    it('when it is another Organization’s', async () => {
      await expectRefusal(relink('ABC-5', { organizationId: 'another' as OrganizationId }), 'not_found');
    });
  });

  it('refuses a link that is over', async () => {
    await scenario.useCases.unlinkIssue.execute({ scope: EVERYTHING, linkId, by: 'deploy' });

    await expectRefusal(relink(), 'conflict');
  });
});
