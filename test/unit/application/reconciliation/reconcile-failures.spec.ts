import { expect } from 'chai';
import { JiraFailure } from '../../../../src/application/ports/jira-failure.ts';
import { EVERYTHING } from '../../../../src/domain/api-key.ts';
import type { DomainErrorCode } from '../../../../src/domain/domain-error.ts';
import { DONE } from '../../../support/payloads.ts';
import { refusalOf } from '../../../support/scenario-refusals.ts';
import { LinkedIssue } from '../../../support/scenario-linked-issue.ts';
import { useCasesOn } from '../../../support/scenario-use-cases.ts';
import { Reconciling } from '../../../support/scenario-reconciliation.ts';
import { anId } from '../../../support/builders.ts';

const SECOND = 1_000;

describe('Reconcile, when something is in its way', () => {
  let linked: LinkedIssue;
  let reconciling: Reconciling;

  beforeEach(async () => {
    linked = await LinkedIssue.open();
    reconciling = new Reconciling(linked.scenario, linked.connected);
  });

  const failNext = (code: JiraFailure['code'], details = {}, times = 1) =>
    linked.scenario.jira.failOn('issues.search', new JiraFailure(code, 'Jira said no.', details), times);
  const searches = () => linked.scenario.jira.calls.filter((call) => call === 'issues.search').length;
  const tick = (milliseconds: number) => reconciling.after(milliseconds, 'full');

  it('rests as long as Jira asks for, then goes on where it was', async () => {
    await reconciling.fill(250);
    linked.issue.transition(DONE);
    const { id } = await reconciling.request();
    failNext('jira_rate_limited', { retryAfterMs: 7 * SECOND });
    await reconciling.goOn(id);
    expect(reconciling.run(id)).to.include({ state: 'paused', problem: 'Jira said no.' });

    await tick(6 * SECOND);
    expect(searches()).to.equal(1);
    await tick(SECOND);

    expect(reconciling.run(id)).to.include({ state: 'done', problem: null });
    expect(reconciling.run(id).counts).to.include({ compared: 251, healed: 1, requests: 2 });
  });

  it('leaves Jira alone altogether while it asks for a rest', async () => {
    const { id } = await reconciling.request();
    failNext('jira_rate_limited', { retryAfterMs: 60 * SECOND });
    await reconciling.goOn(id);
    const link = await reconciling.request({ kind: 'link', linkId: linked.linkId });

    await reconciling.goOn(link.id);
    await tick(59 * SECOND);

    expect(searches()).to.equal(1);
    expect(reconciling.run(link.id).state).to.equal('queued');
  });

  it('tries again at growing intervals, five minutes at most, while Jira is away', async () => {
    const { id } = await reconciling.request();
    failNext('jira_unreachable', { status: 503 }, 40);
    await reconciling.goOn(id);
    for (let tries = 1; tries < 40; tries += 1) await tick(300 * SECOND);
    expect(searches()).to.equal(40);

    await tick(300 * SECOND);

    expect(reconciling.run(id)).to.include({ state: 'done', attempts: 0 });
  });

  it('gives up what Jira does not take, after three tries, and says why', async () => {
    const { id } = await reconciling.request();
    failNext('jira_misconfigured', {}, 9);
    for (let tries = 0; tries < 3; tries += 1) {
      await reconciling.goOn(id);
      linked.scenario.clock.advance(300 * SECOND);
    }

    expect(reconciling.run(id)).to.include({ state: 'failed', problem: 'Jira said no.' });
    expect(searches()).to.equal(3);
  });

  it('waits for a new authorization, and goes on then', async () => {
    const { integrationId } = linked.connected;
    linked.issue.transition(DONE);
    linked.scenario.jira.revokeAccess();
    const { id } = await reconciling.request();
    await reconciling.goOn(id);
    expect(reconciling.run(id)).to.include({ state: 'paused', resumeAt: null });
    await tick(300 * SECOND);
    expect(searches()).to.equal(1);

    await linked.scenario.authorize(integrationId);
    await tick(SECOND);

    expect(reconciling.run(id).state).to.equal('done');
    expect(linked.trackerStatus).to.equal('resolved');
  });

  it('goes on where it was after a process was killed in the middle', async () => {
    await reconciling.fill(450);
    const { id } = await reconciling.request();
    const stopping = new AbortController();
    reconciling.around((_, search) => {
      stopping.abort();
      return search();
    });
    const { reconcile } = linked.scenario.useCases;
    const { integrationId } = linked.connected;
    await reconcile.execute({ integrationId, only: id, stopping: stopping.signal });
    expect(reconciling.run(id)).to.deep.include({ state: 'running', total: 451 });
    expect(reconciling.run(id).counts.compared).to.equal(200);

    await useCasesOn(linked.scenario.ports).reconcile.execute({ integrationId });

    expect(reconciling.run(id).state).to.equal('done');
    expect(reconciling.run(id).counts).to.include({ compared: 451, requests: 3 });
  });

  it('is done by one process at a time, one request after the other', async () => {
    await reconciling.fill(250);
    await reconciling.request();
    const { integrationId } = linked.connected;
    const others = Array.from({ length: 3 }, () => useCasesOn(linked.scenario.ports).reconcile);

    const outcomes = await Promise.all(others.map((reconcile) => reconcile.execute({ integrationId })));

    expect(outcomes.toSorted()).to.deep.equal(['busy', 'busy', 'done']);
    expect(searches()).to.equal(2);
  });

  it('logs a fault and goes on with the next run', async () => {
    const { id } = await reconciling.request();
    const mend = reconciling.around(() => Promise.reject(new RangeError('a bug')));
    await tick(SECOND);
    expect(reconciling.run(id).state).to.equal('running');

    mend();
    await tick(SECOND);

    expect(reconciling.run(id).state).to.equal('done');
  });
});

describe('RequestReconciliation', () => {
  let linked: LinkedIssue;
  let reconciling: Reconciling;

  beforeEach(async () => {
    linked = await LinkedIssue.open();
    reconciling = new Reconciling(linked.scenario, linked.connected);
  });

  it('answers the run under way when the very same is asked for again', async () => {
    const first = await reconciling.request();

    expect((await reconciling.request()).id).to.equal(first.id);
    expect((await reconciling.request({ kind: 'project', project: 'ABC' })).id).not.to.equal(first.id);
  });

  it('compares the links of the Organization that asks, and no other’s', async () => {
    const other = await linked.scenario.connect();
    const theirs = await linked.scenario.link(other);
    linked.issue.transition(DONE);
    const { requestReconciliation } = linked.scenario.useCases;
    const { organizationId, integrationId } = linked.connected;
    const range = { kind: 'integration' } as const;
    const run = await requestReconciliation.execute({ scope: { organizationId }, integrationId, range });

    await reconciling.goOn(run.id);

    expect(linked.trackerStatus).to.equal('resolved');
    expect(linked.scenario.trackerStatusOf(theirs)).to.equal('unresolved');
  });

  it('is refused for what is not there, or not for this Organization', async () => {
    const { requestReconciliation } = linked.scenario.useCases;
    const { integrationId } = linked.connected;
    const whole = { scope: EVERYTHING, integrationId, range: { kind: 'integration' } as const };
    const refused = async (
      command: Partial<Parameters<typeof requestReconciliation.execute>[0]>,
      code: DomainErrorCode,
    ) => refusalOf(requestReconciliation.execute({ ...whole, ...command }), code);

    await refused({ integrationId: anId() }, 'not_found');
    await refused({ scope: { organizationId: anId() } }, 'not_found');
    await refused({ range: { kind: 'project', project: 'NOPE' } }, 'invalid_value');
    await refused({ range: { kind: 'link', linkId: anId() } }, 'invalid_value');
    linked.scenario.jira.revokeAccess();
    await reconciling.full();
    await refused({}, 'integration_not_active');
  });
});
