import { expect } from 'chai';

import { timelineSentence } from '../../../../src/adapters/http/timeline-sentence.ts';
import { JiraFailure } from '../../../../src/application/ports/jira-failure.ts';
import { EVERYTHING } from '../../../../src/domain/api-key.ts';
import type { ExternalIssueLink } from '../../../../src/domain/external-issue-link.ts';
import { Scenario } from '../../../support/scenario.ts';
import { IssueInJira } from '../../../support/scenario-issue.ts';

const DAY = 24 * 3_600_000;

describe('a comment given on linking', () => {
  let scenario: Scenario;
  let issue: IssueInJira;

  beforeEach(() => {
    scenario = new Scenario();
    issue = new IssueInJira(scenario.jira);
  });

  async function link(body: string | null): Promise<ExternalIssueLink> {
    const { installationId } = await scenario.connect();
    const { linkIssue, addLocalTrackerIssue } = scenario.useCases;
    const scope = EVERYTHING;
    const { id } = await addLocalTrackerIssue.execute({ scope, installationId, title: 'A crash' });
    return linkIssue.execute({
      ...{ scope, installationId, trackerIssueId: id, jiraIssue: 'ABC-4' },
      comment: body === null ? null : { body, by: 'deploy' },
    });
  }

  const bodies = () => scenario.jira.commented.of(issue.id).map(({ body }) => body);

  it('is written to Jira in the name of who linked, though no comments are carried there', async () => {
    const { id } = await link('Ten customers saw it');
    await scenario.settle();
    await scenario.settle();

    expect(bodies()).to.have.lengthOf(1);
    expect(bodies()[0]).to.match(
      /^deploy linked this issue, and wrote:.*\n\{quote\}\nTen customers saw it\n/,
    );
    expect(scenario.reasonsOf(id)).to.deep.equal(['nothing_changed', 'jira_comment_written']);
  });

  it('has its line on the timeline', async () => {
    const { id } = await link('Ten customers saw it');
    await scenario.settle();

    const page = { after: null, limit: 10 };
    const entries = await scenario.ports.storage.reads.timeline(EVERYTHING, id, page);
    expect(entries.map(timelineSentence)).to.include(
      'deploy linked the issues, with a comment for Jira. It was written to the Jira issue.',
    );
  });

  it('waits for a Jira that is away, and keeps nobody from linking', async () => {
    scenario.jira.failOn('comments.create', new JiraFailure('jira_unreachable', 'Jira is away.'));
    const { id } = await link('Ten customers saw it');
    await scenario.settle();
    expect(scenario.linkOf(id).state).to.equal('linked');

    scenario.jira.heal();
    await scenario.sweepAfter(DAY);

    expect(bodies()).to.have.lengthOf(1);
  });

  it('is none when it is blank, or left out', async () => {
    for (const [at, body] of [' \n', null].entries()) {
      const { id } = await link(body);
      await scenario.settle();
      expect(scenario.reasonsOf(id), String(at)).to.deep.equal(['nothing_changed']);
    }
    expect(bodies()).to.deep.equal([]);
  });
});
