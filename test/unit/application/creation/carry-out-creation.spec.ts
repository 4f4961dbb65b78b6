import { expect } from 'chai';

import { JiraFailure } from '../../../../src/application/ports/jira-failure.ts';
import { EVERYTHING } from '../../../../src/domain/api-key.ts';
import { Conflict } from '../../../../src/domain/domain-error.ts';
import { IssueCreation } from '../../../../src/domain/creation/issue-creation.ts';
import { errorOf } from '../../../contract/unit-of-work.contract.ts';
import { USUAL_FIELDS } from '../../../support/create-meta.ts';
import { UnlinkedIssue, VALUES } from '../../../support/scenario-creation.ts';

const MINUTE = 60_000;

describe('a creation whose end nobody knows', () => {
  let issue: UnlinkedIssue;

  beforeEach(async () => {
    issue = await UnlinkedIssue.arrange();
  });

  const made = () => issue.scenario.jira.creating.made;
  const away = (message = 'Jira is away.') => new JiraFailure('jira_unreachable', message);

  it('finds the issue by its marker when only the answer was lost: one issue, one link', async () => {
    issue.scenario.jira.creating.loseAnswers(1);

    const creation = await issue.create();
    expect(creation.state).to.equal('waiting');
    expect(issue.links).to.be.empty;
    await issue.sweepAfter(1_000);

    expect(issue.creations.map(({ state }) => state)).to.deep.equal(['created']);
    expect(made()).to.have.lengthOf(1);
    expect(issue.links.map(({ jiraIssueId }) => jiraIssueId)).to.deep.equal([made()[0]?.id]);
  });

  it('looks again while the index may be behind, and never makes a second one', async () => {
    issue.scenario.jira.creating.loseAnswers(1);
    issue.scenario.jira.creating.letIndexLag();
    await issue.create();
    for (let second = 0; second < 40; second += 10) await issue.sweepAfter(10_000);
    expect(made()).to.have.lengthOf(1);
    expect(issue.links).to.be.empty;

    issue.scenario.jira.creating.letIndexLag(false);
    await issue.sweepAfter(10_000);

    expect(made()).to.have.lengthOf(1);
    expect(issue.links).to.have.lengthOf(1);
  });

  it('finds it by a word in its text where the screen has no labels', async () => {
    issue = await UnlinkedIssue.arrange(
      undefined,
      USUAL_FIELDS.filter(({ id }) => id !== 'labels'),
    );
    issue.scenario.jira.creating.loseAnswers(1);

    await issue.create({ values: { ...VALUES, labels: '' } });
    await issue.sweepAfter(1_000);

    expect(made()).to.have.lengthOf(1);
    expect(issue.links).to.have.lengthOf(1);
  });

  it('asks anew when a search a minute later finds nothing, as Jira was never reached', async () => {
    issue.scenario.jira.failOn('creation.create', away(), 1);
    await issue.create();

    await issue.sweepAfter(50_000);
    expect(made()).to.be.empty;
    await issue.sweepAfter(MINUTE);

    expect(made()).to.have.lengthOf(1);
    expect(issue.creations[0]).to.include({ state: 'created', attempts: 2 });
  });

  it('is taken up by another process when its own is killed between Jira’s answer and our commit', async () => {
    const { scenario } = issue;
    // What is committed before Jira is asked, and nothing of what came after.
    const { unitOfWork, stores } = scenario.ports.storage;
    scenario.jira.failOn('creation.create', away(), 1);
    const { id } = await issue.create();
    const creation = await stores.creations.find(id);
    if (creation === null) return expect.fail('it is not kept');
    const { fields, ...props } = creation.toProps();
    const problem = 'The process ended while Jira was asked to make the issue.';
    const nextAttemptAt = new Date(scenario.clock.now().getTime() + 5_000);
    const killed = IssueCreation.restore({ ...props, fields, problem, nextAttemptAt });
    await unitOfWork.run((all) => all.creations.save(killed));
    const connection = scenario.jira.grantAccess({
      baseUrl: 'https://jira.example.com',
      tls: { isVerified: true, caCertificate: null },
      consumerKey: 'k',
      privateKey: scenario.ports.randomness.secret(),
    });
    await scenario.jira.creation.create(connection, fields ?? {});

    await issue.sweepAfter(6_000);

    expect(made()).to.have.lengthOf(1);
    expect(issue.creations[0]?.state).to.equal('created');
    expect(issue.links).to.have.lengthOf(1);
  });

  it('is carried out once, by however many processes', async () => {
    issue.scenario.jira.creating.loseAnswers(1);
    await issue.create();
    issue.scenario.clock.advance(1_000);
    const { createDue } = issue.scenario.useCases;

    await Promise.all([1, 2, 3].map(() => createDue.execute(new AbortController().signal)));
    await createDue.settled();

    expect(made()).to.have.lengthOf(1);
    expect(issue.links).to.have.lengthOf(1);
  });

  it('waits as long as Jira asks for, and spends no try on it', async () => {
    issue.scenario.jira.failOn(
      'creation.create',
      new JiraFailure('jira_rate_limited', 'Too often.', { retryAfterMs: 7_000 }),
      1,
    );
    await issue.create();
    expect(issue.creations[0]).to.include({ attempts: 0, askedAt: null });

    await issue.sweepAfter(6_999);
    expect(made()).to.be.empty;
    await issue.sweepAfter(1);

    expect(made()).to.have.lengthOf(1);
    expect(issue.scenario.jira.calls).not.to.include('creation.findByLabel');
  });

  it('waits for a new authorization, and goes on with it', async () => {
    const denied = new JiraFailure('jira_needs_reauthorization', 'Revoked.');
    issue.scenario.jira.failOn('creation.create', denied, 1);
    await issue.create();
    await issue.sweepAfter(60 * MINUTE);
    expect(made()).to.be.empty;
    expect(issue.creations[0]).to.include({ state: 'waiting', attempts: 0, nextAttemptAt: null });

    await issue.scenario.authorize(issue.connected.integrationId);
    await issue.sweepAfter(0);

    expect(issue.creations[0]?.state).to.equal('created');
  });

  it('is dead after twelve tries, seen, and carried out once it is replayed', async () => {
    issue.scenario.jira.failOn('creation.create', away('Nothing answers.'));
    const { id } = await issue.create();
    for (let sweep = 0; sweep < 40; sweep += 1) await issue.sweepAfter(4 * 60 * MINUTE);
    expect(issue.creations[0]).to.include({ state: 'dead', attempts: 12, problem: 'Nothing answers.' });
    const { replayCreation } = issue.scenario.useCases;

    issue.scenario.jira.heal();
    expect(await replayCreation.execute({ scope: EVERYTHING, creationId: id })).to.equal('replayed');
    expect(await replayCreation.execute({ scope: EVERYTHING, creationId: id })).to.equal('open');
    await issue.sweepAfter(0);
    await issue.sweepAfter(MINUTE);

    expect(made()).to.have.lengthOf(1);
    expect(issue.links).to.have.lengthOf(1);
    expect(await errorOf(replayCreation.execute({ scope: EVERYTHING, creationId: id }))).to.be.instanceOf(
      Conflict,
    );
  });

  it('tells what was made when the tracker issue was linked to something else after all', async () => {
    const { scenario, connected, trackerIssueId } = issue;
    scenario.jira.creating.loseAnswers(1);
    await issue.create();
    const { unitOfWork } = scenario.ports.storage;
    const link = await scenario.startLink(connected, (await putIssue()).key ?? '');
    await unitOfWork.run(async ({ links }) => {
      await links.save(link.unlinked({ at: scenario.clock.now(), by: 'test' }));
    });
    const stranger = { ...link.toProps(), id: link.id, trackerIssueId };
    const { ExternalIssueLink } = await import('../../../../src/domain/external-issue-link.ts');
    await unitOfWork.run(async ({ links }) => {
      await links.save(ExternalIssueLink.restore(stranger));
    });

    await issue.sweepAfter(1_000);

    expect(issue.creations[0]).to.include({ state: 'failed', jiraIssueKey: made()[0]?.key });
    expect(issue.creations[0]?.problem).to.match(/was made in Jira, but could not be linked/);

    async function putIssue() {
      return scenario.jira.putIssue({
        id: '4',
        key: 'ABC-4',
        status: { id: '1', name: 'To Do', category: 'new' },
      });
    }
  });
});
