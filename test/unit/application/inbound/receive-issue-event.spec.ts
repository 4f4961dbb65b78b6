import { expect } from 'chai';

import { DONE, type Payload } from '../../../support/payloads.ts';
import type { Scenario, Connected } from '../../../support/scenario.ts';
import { IssueInJira } from '../../../support/scenario-issue.ts';
import { LinkedIssue } from '../../../support/scenario-linked-issue.ts';
import { expectRefusal } from '../../../support/scenario-refusals.ts';

const ABOUT_A_WORKLOG: Payload = { webhookEvent: 'worklog_created', worklog: { id: '1', issueId: '10300' } };
const ABOUT_A_LINK: Payload = { webhookEvent: 'issuelink_created', issueLink: { sourceIssueId: 10300 } };

describe('ReceiveIssueEvent', () => {
  let scenario: Scenario;
  let connected: Connected;
  let issue: IssueInJira;

  beforeEach(async () => {
    ({ scenario, connected, issue } = await LinkedIssue.open({}, { jira: { version: '10.3.0' } }));
  });

  const outcomes = () => scenario.meter.of('webhook_requests').map((labels) => Object.values(labels).join());
  const integration = () => scenario.integration(connected.integrationId);

  it('keeps the very bytes of an event about a linked issue, and wakes its issue', async () => {
    const text = `${JSON.stringify(issue.transition(DONE))}  \n`;

    expect(await scenario.deliver(connected, text)).to.equal('accepted');

    const [delivery, ...others] = scenario.deliveries;
    expect(others).to.be.empty;
    expect(Buffer.from(delivery?.body ?? []).toString()).to.equal(text);
    expect(delivery).to.deep.include({
      integrationId: connected.integrationId,
      jiraIssueId: issue.id,
      state: 'pending',
      receivedAt: scenario.clock.now(),
    });
    expect(scenario.signal.woken).to.deep.equal([
      { integrationId: connected.integrationId, jiraIssueId: issue.id },
    ]);
  });

  it('does nothing yet about what the event asks for', async () => {
    await scenario.deliver(connected, issue.transition(DONE));

    expect([...scenario.tables.effects.values()].filter(({ isOpen }) => isOpen)).to.be.empty;
    expect(scenario.trackers.asked).to.be.empty;
  });

  it('counts what became of each request', async () => {
    const event = issue.transition(DONE);
    await scenario.deliver(connected, event);
    await scenario.deliver(connected, event);
    await scenario.deliver(connected, ABOUT_A_WORKLOG);
    await scenario.deliver(connected, { issue: { id: '999' } });

    expect(outcomes()).to.deep.equal(['accepted', 'duplicate', 'about_no_issue', 'not_linked']);
  });

  describe('refuses, and keeps nothing of,', () => {
    for (const [what, text] of [
      ['what is not JSON', '{"issue":'],
      ['an empty body', ''],
      ['an array', '[{"issue":{"id":"10300"}}]'],
      ['a text', '"issue"'],
      ['a number', '7'],
      ['null', 'null'],
      ['true', 'true'],
    ] as const) {
      it(what, async () => {
        await expectRefusal(scenario.deliver(connected, text), 'payload_not_an_object');

        expect(scenario.deliveries).to.be.empty;
        expect(integration().lastEventAt).to.equal(null);
      });
    }
  });

  it('passes on why the body could not be read', async () => {
    const tooLong = new Error('the body is too long');

    const outcome: unknown = await scenario.useCases.receiveIssueEvent
      .execute({
        token: scenario.token(connected.integrationId),
        signature: null,
        readBody: () => Promise.reject(tooLong),
      })
      .catch((error: unknown) => error);

    expect(outcome).to.equal(tooLong);
  });

  it('keeps nothing of an event about an issue that is not linked', async () => {
    const other = new IssueInJira(scenario.jira, { id: '10301', key: 'ABC-5' });

    expect(await scenario.deliver(connected, other.transition(DONE))).to.equal('not_linked');

    expect(scenario.deliveries).to.be.empty;
    expect(scenario.signal.woken).to.be.empty;
  });

  it('keeps the next event once the issue is linked', async () => {
    const other = new IssueInJira(scenario.jira, { id: '10301', key: 'ABC-5' });
    await scenario.deliver(connected, other.edit());
    await scenario.startLink(connected, 'ABC-5');

    expect(await scenario.deliver(connected, other.edit())).to.equal('accepted');
  });

  for (const [what, payload] of [
    ['a worklog', ABOUT_A_WORKLOG],
    ['an issue link', ABOUT_A_LINK],
    ['nothing at all', {}],
    ['an issue without a numeric id', { issue: { id: 'ABC-4', key: 'ABC-4' } }],
  ] as const) {
    it(`takes note of an event about ${what}, and keeps nothing`, async () => {
      expect(await scenario.deliver(connected, payload)).to.equal('about_no_issue');

      expect(scenario.deliveries).to.be.empty;
      expect(integration().lastEventAt).to.deep.equal(scenario.clock.now());
    });
  }

  it('finds the issue of a comment whose event names no issue', async () => {
    expect(await scenario.deliver(connected, issue.comment())).to.equal('accepted');

    expect(scenario.deliveries.map(({ jiraIssueId }) => jiraIssueId)).to.deep.equal([issue.id]);
  });

  it('takes a body that begins with a byte order mark', async () => {
    expect(await scenario.deliver(connected, `\uFEFF${JSON.stringify(issue.transition(DONE))}`)).to.equal(
      'accepted',
    );
    await scenario.settle();

    expect(scenario.deliveries[0]?.state).to.equal('processed');
  });

  it('keeps the same bytes once, also when they come at once, and wakes once', async () => {
    const event = issue.transition(DONE);

    const all = await Promise.all([1, 2, 3].map(() => scenario.deliver(connected, event)));

    expect(all.toSorted()).to.deep.equal(['accepted', 'duplicate', 'duplicate']);
    expect(scenario.deliveries).to.have.lengthOf(1);
    expect(scenario.signal.woken).to.have.lengthOf(1);
  });

  it('keeps the same bytes of two Jiras for each', async () => {
    const other = await scenario.connect('https://other.example.com');
    await scenario.link(other);
    const event = issue.transition(DONE);

    expect(await scenario.deliver(connected, event)).to.equal('accepted');
    expect(await scenario.deliver(other, event)).to.equal('accepted');
  });

  it('notes when the last event came, at most every 30 seconds', async () => {
    const first = scenario.clock.now();
    await scenario.deliver(connected, issue.edit());
    scenario.clock.advance(29_999);
    await scenario.deliver(connected, issue.edit());
    expect(integration().lastEventAt).to.deep.equal(first);

    scenario.clock.advance(1);
    await scenario.deliver(connected, issue.edit());

    expect(integration().lastEventAt).to.deep.equal(scenario.clock.now());
  });
});
