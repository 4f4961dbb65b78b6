import { expect } from 'chai';

import { JiraFailure } from '../../../../src/application/ports/jira-failure.ts';
import { TrackerUnavailable } from '../../../../src/application/ports/tracker.ts';
import { EVERYTHING } from '../../../../src/domain/api-key.ts';
import type { InstallationId, OrganizationId, TrackerIssueId } from '../../../../src/domain/ids.ts';
import { DONE } from '../../../support/payloads.ts';
import { Scenario, type Connected } from '../../../support/scenario.ts';
import { IssueInJira } from '../../../support/scenario-issue.ts';
import { expectRefusal } from '../../../support/scenario-refusals.ts';
import { useCasesOn } from '../../../support/scenario-use-cases.ts';

describe('LinkIssue', () => {
  let scenario: Scenario;
  let connected: Connected;
  let issue: IssueInJira;
  let trackerIssueId: TrackerIssueId;

  beforeEach(async () => {
    scenario = new Scenario();
    connected = await scenario.connect('https://jira.example.com/jira');
    issue = new IssueInJira(scenario.jira);
    trackerIssueId = await aTrackerIssue();
  });

  async function aTrackerIssue({ installationId } = connected): Promise<TrackerIssueId> {
    const added = await scenario.useCases.addLocalTrackerIssue.execute({
      scope: EVERYTHING,
      installationId,
      title: 'A crash',
    });
    return added.id;
  }

  const link = (
    jiraIssue: string,
    given: { scope?: typeof EVERYTHING; installationId?: InstallationId } = {},
  ) =>
    scenario.useCases.linkIssue.execute({
      scope: EVERYTHING,
      installationId: connected.installationId,
      trackerIssueId,
      jiraIssue,
      ...given,
    });

  function expectNoLink(): void {
    expect(scenario.tables.links.size).to.equal(0);
    expect(scenario.tables.effects.size).to.equal(0);
    expect(scenario.signal.woken).to.be.empty;
  }

  it('keeps the events of the issue from now on, and is linking until Jira is read again', async () => {
    const { id } = await link('ABC-4');

    expect(scenario.linkOf(id)).to.deep.include({
      state: 'linking',
      trackerIssueId,
      installationId: connected.installationId,
      integrationId: connected.integrationId,
      jiraIssueId: issue.id,
      jiraIssueKey: 'ABC-4',
      jiraProjectId: '10100',
    });
    expect(await scenario.deliver(connected, issue.edit())).to.equal('accepted');

    await scenario.settle();
    expect(scenario.linkOf(id).state).to.equal('linked');
  });

  for (const [what, text] of [
    ['its key', 'ABC-4'],
    ['its key in small letters', ' abc-4 '],
    ['its numeric id', '10300'],
    ['its address', 'https://jira.example.com/jira/browse/ABC-4'],
    ['its address with a query', 'https://jira.example.com/jira/browse/ABC-4?focusedId=1#c'],
    ['its address in capitals', 'HTTPS://JIRA.example.com/jira/browse/abc-4/'],
  ] as const) {
    it(`takes the issue by ${what}`, async () => {
      expect((await link(text)).toProps().jiraIssueId).to.equal('10300');
    });
  }

  it('takes the issue by a key it had before it was moved', async () => {
    issue.move('NUM-9');

    expect((await link('ABC-4')).toProps()).to.include({ jiraIssueId: issue.id, jiraIssueKey: 'NUM-9' });
  });

  it("applies Jira's present state: an issue that is done resolves the tracker issue", async () => {
    issue.transition(DONE);

    const { id } = await link('ABC-4');
    await scenario.settle();

    expect(scenario.trackerStatusOf(id)).to.equal('resolved');
    expect(scenario.linkOf(id)).to.include({ lastDone: true, jiraStatusId: DONE.id });
    expect(scenario.decisionsOf(id)).to.have.lengthOf(1);
    expect(scenario.decisionsOf(id)[0]).to.include({ source: 'linking', reason: 'resolved' });
  });

  it('leaves a tracker issue as a person left it when the issue is not done', async () => {
    await scenario.useCases.setLocalTrackerIssueStatus.execute({
      scope: EVERYTHING,
      by: 'Bob',
      trackerIssueId,
      status: 'resolved',
    });

    const { id } = await link('ABC-4');
    await scenario.settle();

    expect(scenario.trackerStatusOf(id)).to.equal('resolved');
    expect(scenario.reasonsOf(id)).to.deep.equal(['nothing_changed']);
  });

  it('ties several tracker issues to one Jira issue', async () => {
    const one = await scenario.link(connected);
    const other = await scenario.link(connected);

    expect([one, other].map((id) => scenario.linkOf(id).state)).to.deep.equal(['linked', 'linked']);
  });

  it('refuses a tracker issue that has a link, and leaves that one as it is', async () => {
    new IssueInJira(scenario.jira, { id: '10301', key: 'ABC-5' });
    const first = await link('ABC-4');

    await expectRefusal(link('ABC-5'), 'already_linked');
    await expectRefusal(link('ABC-4'), 'already_linked');

    expect([...scenario.tables.links.keys()]).to.deep.equal([first.id]);
    expect(scenario.tables.effects.size).to.equal(1);
  });

  it('finds out that the tracker issue has a link before it asks Jira anything', async () => {
    const first = await link('ABC-4');
    const before = scenario.jira.calls.length;

    await expectRefusal(link('ABC-4'), 'already_linked');

    expect(scenario.jira.calls).to.have.lengthOf(before);
    expect(scenario.linkOf(first.id).state).to.equal('linking');
  });

  it('links once when it is asked twice at once', async () => {
    const outcomes = await Promise.allSettled([link('ABC-4'), link('ABC-4')]);

    expect(outcomes.map(({ status }) => status).toSorted()).to.deep.equal(['fulfilled', 'rejected']);
    expect(scenario.tables.links.size).to.equal(1);
    expect(scenario.tables.effects.size).to.equal(1);
  });

  describe('refuses, and makes no link,', () => {
    afterEach(() => expectNoLink());

    it("another Organization's Installation, and one that is not there", async () => {
      const scope = { organizationId: 'another' as OrganizationId };
      await expectRefusal(link('ABC-4', { scope }), 'not_found');
      await expectRefusal(link('ABC-4', { installationId: 'nowhere' as InstallationId }), 'not_found');
    });

    it('a tracker issue that is not there, without asking Jira', async () => {
      trackerIssueId = 'nowhere' as TrackerIssueId;
      const before = scenario.jira.calls.length;

      await expectRefusal(link('ABC-4'), 'invalid_value', { field: 'trackerIssueId' });

      expect(scenario.jira.calls).to.have.lengthOf(before);
    });

    it("another Installation's tracker issue", async () => {
      trackerIssueId = await aTrackerIssue(await scenario.connect('https://jira.example.com/jira'));

      await expectRefusal(link('ABC-4'), 'invalid_value', { field: 'trackerIssueId' });
    });

    for (const text of [
      '',
      'ABC',
      'ABC-',
      '4-ABC',
      '../../myself',
      'https://other.example.com/browse/ABC-4',
    ]) {
      it(`"${text}", which names no issue here, without asking Jira`, async () => {
        const before = scenario.jira.calls.length;

        await expectRefusal(link(text), 'invalid_value', { field: 'jiraIssue' });

        expect(scenario.jira.calls).to.have.lengthOf(before);
      });
    }

    it('an issue that Jira does not show', async () => {
      await expectRefusal(link('ABC-404'), 'invalid_value', { field: 'jiraIssue' });
    });

    it('an Integration that is not authorized', async () => {
      const waiting = await scenario.create('https://waiting.example.com');
      trackerIssueId = await aTrackerIssue(waiting);

      await expectRefusal(
        link('ABC-4', { installationId: waiting.installationId }),
        'integration_not_active',
      );
    });

    for (const code of ['jira_unreachable', 'jira_forbidden', 'jira_rate_limited'] as const) {
      it(`when Jira cannot be asked: ${code}`, async () => {
        scenario.jira.failOn('issues.read', new JiraFailure(code, 'Something is wrong.'));

        await expectRefusal(link('ABC-4'), code);
      });
    }

    it('when Jira no longer takes the authorization, which pauses the Integration', async () => {
      scenario.jira.revokeAccess();

      await expectRefusal(link('ABC-4'), 'jira_needs_reauthorization');

      expect(scenario.integration(connected.integrationId).state).to.equal('needs_reauthorization');
    });

    it('when the tracker cannot be asked', async () => {
      const away = async () => Promise.reject(new TrackerUnavailable('the tracker is away'));
      const trackers = { of: () => ({ find: away, apply: away, assignable: away, assign: away }) };
      const { linkIssue } = useCasesOn({ ...scenario.ports, trackers });

      await expectRefusal(
        linkIssue.execute({
          scope: EVERYTHING,
          installationId: connected.installationId,
          trackerIssueId,
          jiraIssue: 'ABC-4',
        }),
        'tracker_unavailable',
      );
    });
  });
});
