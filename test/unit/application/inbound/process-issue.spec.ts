import { expect } from 'chai';

import type { ScenarioPorts } from '../../../support/scenario-use-cases.ts';
import { useCasesOn } from '../../../support/scenario-use-cases.ts';
import { CLOSED, DONE, TO_DO, type Payload } from '../../../support/payloads.ts';
import { Scenario, type Connected, type ScenarioOptions } from '../../../support/scenario.ts';
import { IssueInJira } from '../../../support/scenario-issue.ts';
import { expectRefusal } from '../../../support/scenario-refusals.ts';
import type { JiraIssueRef, LinkId } from '../../../../src/domain/ids.ts';

describe('ProcessIssue', () => {
  let scenario: Scenario;
  let connected: Connected;
  let issue: IssueInJira;
  let linkId: LinkId;

  async function open(options?: ScenarioOptions): Promise<void> {
    scenario = new Scenario(options);
    connected = await scenario.connect();
    issue = new IssueInJira(scenario.jira);
    linkId = await scenario.link(connected);
  }

  beforeEach(() => open());

  const deliver = (payload: Payload) => scenario.deliver(connected, payload);
  const ref = (): JiraIssueRef => scenario.effectsOf(linkId)[0] ?? expect.fail('there is no Effect');
  const process = (ports: ScenarioPorts = scenario.ports) => useCasesOn(ports).processIssue.execute(ref());
  const reasons = () => scenario.reasonsOf(linkId).slice(1);
  const appliedAtTracker = () => [...scenario.tables.trackerAnswers.values()];

  function expectDecidedOnce(): void {
    const decided = [...scenario.tables.decisions.values()].map(({ effectId }) => effectId);
    expect(new Set(decided).size).to.equal(decided.length);
  }

  it('drains the Deliveries in the order they came', async () => {
    for (const status of [DONE, TO_DO, CLOSED]) await deliver(issue.transition(status));

    expect(await process()).to.equal('done');

    expect(reasons()).to.deep.equal(['resolved', 'unresolved', 'resolved']);
    expect(scenario.deliveries.map(({ state }) => state)).to.deep.equal([
      'processed',
      'processed',
      'processed',
    ]);
  });

  it('drains as many as there are', async () => {
    for (let made = 0; made < 120; made += 1) await deliver(issue.transition(made % 2 === 0 ? DONE : TO_DO));

    await process();

    expect(scenario.deliveries.filter(({ state }) => state !== 'processed')).to.be.empty;
    expect(reasons()).to.have.lengthOf(120);
  });

  it('does nothing when there is nothing to do, and nothing again', async () => {
    await deliver(issue.transition(DONE));
    await process();
    const before = scenario.tables;

    expect(await process()).to.equal('done');

    expect(scenario.tables.decisions.size).to.equal(before.decisions.size);
    expect(scenario.trackers.asked).to.have.lengthOf(1);
  });

  it('leaves the Deliveries of another issue to their own run', async () => {
    const other = new IssueInJira(scenario.jira, { id: '10301', key: 'ABC-5' });
    const otherLink = await scenario.link(connected, 'ABC-5');
    await deliver(other.transition(DONE));

    await process();
    expect(scenario.trackerStatusOf(otherLink)).to.equal('unresolved');

    await scenario.settle();
    expect(scenario.trackerStatusOf(otherLink)).to.equal('resolved');
  });

  describe('in several processes', () => {
    it('is busy where another works on the issue, which does what came meanwhile', async () => {
      await deliver(issue.transition(DONE));
      const seen: string[] = [];
      scenario.trackers.whileAsked = async () => {
        if (seen.length > 0) return;
        await deliver(issue.transition(TO_DO));
        seen.push(await process());
      };

      expect(await process()).to.equal('done');

      expect(seen).to.deep.equal(['busy']);
      expect(reasons()).to.deep.equal(['resolved', 'unresolved']);
    });

    it('does what came after the last look and found the issue busy', async () => {
      await deliver(issue.transition(DONE));
      const { leases } = scenario.ports.storage;
      let isFirst = true;
      const storage: ScenarioPorts['storage'] = {
        ...scenario.ports.storage,
        leases: {
          runExclusively: (of, work) =>
            leases.runExclusively(of, async (lease) => {
              await work(lease);
              if (!isFirst) return;
              isFirst = false;
              await deliver(issue.transition(TO_DO));
              expect(await process()).to.equal('busy');
            }),
        },
      };

      await process({ ...scenario.ports, storage });

      expect(reasons()).to.deep.equal(['resolved', 'unresolved']);
    });

    it('does each thing once when it runs at once', async () => {
      for (const status of [DONE, TO_DO, CLOSED]) await deliver(issue.transition(status));

      await Promise.all([process(), process(), process()]);
      await scenario.settle();

      expect(reasons()).to.deep.equal(['resolved', 'unresolved', 'resolved']);
      expectDecidedOnce();
    });

    it('commits nothing more once it has lost the issue, and the other commits it once', async () => {
      await open({ leaseMs: 10_000 });
      await deliver(issue.transition(DONE));
      let outcomeOfOther = '';
      scenario.trackers.whileAsked = async () => {
        if (outcomeOfOther !== '') return;
        outcomeOfOther = 'begun';
        scenario.clock.advance(10_001);
        outcomeOfOther = await process();
      };

      await expectRefusal(process(), 'lease_lost');

      expect(outcomeOfOther).to.equal('done');
      expect(reasons()).to.deep.equal(['resolved']);
      expect(appliedAtTracker()).to.deep.equal(['changed']);
      expectDecidedOnce();
    });

    it('neither makes Effects nor puts off one, once it has lost the issue', async () => {
      await open({ leaseMs: 10_000 });
      scenario.trackers.plan(['fails_before']);
      let isFirst = true;
      scenario.trackers.whileAsked = async () => {
        if (!isFirst) return;
        isFirst = false;
        scenario.clock.advance(10_001);
        await process();
      };
      await deliver(issue.transition(DONE));
      await deliver(issue.transition(TO_DO));

      await expectRefusal(process(), 'lease_lost');

      expect(scenario.deliveries.map(({ state }) => state)).to.deep.equal(['processed', 'processed']);
      expectDecidedOnce();
    });
  });

  describe('killed', () => {
    /** Ports whose `nth` commit from now on fails, and every one after it: the process is gone. */
    function dyingAtCommit(nth: number): ScenarioPorts {
      const { unitOfWork } = scenario.ports.storage;
      let commits = 0;
      const storage: ScenarioPorts['storage'] = {
        ...scenario.ports.storage,
        unitOfWork: {
          run: (work) => {
            commits += 1;
            if (commits >= nth) return Promise.reject(new Error('killed'));
            return unitOfWork.run(work);
          },
        },
      };
      return { ...scenario.ports, storage };
    }

    it('after the tracker did it and before that was written down, does it once all the same', async () => {
      await deliver(issue.transition(DONE));
      const commitOfConclusion = 2;
      await process(dyingAtCommit(commitOfConclusion)).catch(() => undefined);
      expect(appliedAtTracker()).to.deep.equal(['changed']);
      expect(reasons()).to.be.empty;

      await scenario.sweepAfter(0);

      expect(scenario.trackers.asked).to.have.lengthOf(2);
      expect(appliedAtTracker()).to.deep.equal(['changed']);
      expect(reasons()).to.deep.equal(['resolved']);
      expectDecidedOnce();
    });

    it('at any commit, ends right after the next start', async () => {
      for (let nth = 1; nth <= 8; nth += 1) {
        await open();
        const joined = await scenario.link(connected);
        for (const status of [DONE, TO_DO, CLOSED]) await deliver(issue.transition(status));

        await process(dyingAtCommit(nth)).catch(() => undefined);
        await scenario.sweepAfter(0);

        expect([linkId, joined].map((id) => scenario.trackerStatusOf(id))).to.deep.equal([
          'resolved',
          'resolved',
        ]);
        expect(reasons(), `killed at commit ${nth}`).to.deep.equal(['resolved', 'unresolved', 'resolved']);
        expectDecidedOnce();
      }
    });

    it('after the tracker did what linking asks for, and then overtaken by a newer status, ends in the newest', async () => {
      issue.transition(DONE);
      const { id } = await scenario.startLink(connected);
      const commitOfConclusion = 2;
      await process(dyingAtCommit(commitOfConclusion)).catch(() => undefined);
      expect(scenario.trackerStatusOf(id)).to.equal('resolved');
      await deliver(issue.transition(TO_DO));

      await scenario.sweepAfter(0);

      expect(scenario.trackerStatusOf(id)).to.equal('unresolved');
      expect(scenario.linkOf(id).lastDone).to.equal(false);
      expectDecidedOnce();
    });

    it('between the tracker and the commit, and then overtaken by a newer status, ends in the newest', async () => {
      await deliver(issue.transition(DONE));
      await process(dyingAtCommit(2)).catch(() => undefined);
      await deliver(issue.transition(TO_DO));

      await scenario.sweepAfter(0);

      expect(scenario.trackerStatusOf(linkId)).to.equal('unresolved');
      expectDecidedOnce();
    });
  });
});
