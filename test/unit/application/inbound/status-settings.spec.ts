import { expect } from 'chai';

import { CLOSED, DONE, IN_PROGRESS, TO_DO, type Payload } from '../../../support/payloads.ts';
import type { Scenario } from '../../../support/scenario.ts';
import type { IssueInJira } from '../../../support/scenario-issue.ts';
import { LinkedIssue } from '../../../support/scenario-linked-issue.ts';
import { putNamed } from '../../../support/named-in-jira.ts';

describe('a status of Jira', () => {
  let linked: LinkedIssue;
  let scenario: Scenario;
  let issue: IssueInJira;

  beforeEach(async () => {
    linked = await LinkedIssue.open();
    ({ scenario, issue } = linked);
  });

  describe('is done by', () => {
    const withoutCategory = { id: '20000', name: 'Shipped' };

    /** The event of a transition to a status whose category it does not tell. */
    function shipped(): Payload {
      const payload = JSON.stringify(issue.transition(DONE));
      return JSON.parse(payload, (name, value: unknown) => {
        if (name === 'status') return withoutCategory;
        return name === 'to' ? withoutCategory.id : value;
      }) as Payload;
    }

    const putShipped = (category: 'done' | 'new') =>
      scenario.jira.putStatus({ ...withoutCategory, category });
    const timesRead = () => scenario.jira.calls.filter((call) => call === 'statuses.list').length;

    it('its category in the event, without asking Jira', async () => {
      const before = scenario.jira.calls.length;

      await linked.happen(issue.transition(DONE));

      expect(linked.trackerStatus).to.equal('resolved');
      expect(scenario.jira.calls).to.have.lengthOf(before);
    });

    it('the category Jira tells of it, asked once', async () => {
      putShipped('done');

      await linked.happen(shipped());
      await linked.happen(issue.transition(TO_DO), shipped());

      expect(linked.trackerStatus).to.equal('resolved');
      expect(linked.reasons).to.deep.equal(['resolved', 'unresolved', 'resolved']);
      expect(timesRead()).to.equal(1);
    });

    it('the category of the status it came to, not of one the issue has had since', async () => {
      putShipped('new');
      const payload = JSON.parse(JSON.stringify(issue.transition(DONE)), (name, value: unknown) =>
        name === 'to' ? withoutCategory.id : value,
      ) as Payload;

      await linked.happen(payload);

      expect(linked.trackerStatus).to.equal('unresolved');
    });

    it('nothing, when not even Jira knows the category: it says so and goes on', async () => {
      await linked.happen(shipped());
      expect(linked.lastEffect?.state).to.equal('failed');

      await linked.happen(issue.transition(CLOSED));

      expect(linked.reasons).to.deep.equal(['status_unknown', 'resolved']);
    });

    it("the project's own set where there is one, whatever the category", async () => {
      const settings = { doneStatusIds: { '10100': [IN_PROGRESS.id] } };
      putNamed(scenario.jira, settings);
      await linked.changeSettings(settings);

      await linked.happen(issue.transition(IN_PROGRESS));
      expect(linked.trackerStatus).to.equal('resolved');

      await linked.happen(issue.transition(DONE));
      expect(linked.trackerStatus).to.equal('unresolved');
    });

    it("its category in a project that another project's set says nothing of", async () => {
      const settings = { doneStatusIds: { '10200': [IN_PROGRESS.id] } };
      putNamed(scenario.jira, settings);
      await linked.changeSettings(settings);

      await linked.happen(issue.transition(IN_PROGRESS));
      expect(linked.trackerStatus).to.equal('unresolved');
      await linked.happen(issue.transition(DONE));
      expect(linked.trackerStatus).to.equal('resolved');
    });
  });

  describe('while its sync is off', () => {
    beforeEach(() => linked.changeSettings({ inboundStatus: false }));

    it('is noted and left alone', async () => {
      await linked.happen(issue.transition(DONE));

      expect(linked.trackerStatus).to.equal('unresolved');
      expect(linked.reasons).to.deep.equal(['status_sync_off']);
      expect(linked.link).to.include({ lastDone: false, jiraStatusId: DONE.id });
    });

    it('is carried out from the next one on when it is switched on again', async () => {
      await linked.happen(issue.transition(DONE));
      await linked.changeSettings({ inboundStatus: true });

      await linked.happen(issue.transition(CLOSED));

      expect(linked.trackerStatus).to.equal('resolved');
    });
  });
});
