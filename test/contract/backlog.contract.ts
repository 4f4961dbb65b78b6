import { expect } from 'chai';

import type { EffectProps } from '../../src/domain/effect.ts';
import type { JiraIssueRef } from '../../src/domain/ids.ts';
import { aDelivery, afterNoon, anEffectOn, anId, anIssue, NOON } from '../support/builders.ts';
import { aStoredLink, aTeam, storageForEachTest, type OpenStorage, type Team } from './opened-storage.ts';

const LATER = afterNoon(3600);

/** What every Backlog promises. */
export function backlogContract(adapter: string, open: OpenStorage): void {
  describe(`Backlog contract: ${adapter}`, () => {
    const storage = storageForEachTest(open);
    let team: Team;

    beforeEach(async () => {
      team = await aTeam(storage());
    });

    async function anIssueWithEffect(props: Partial<EffectProps>): Promise<JiraIssueRef> {
      const link = await aStoredLink(storage(), team);
      await storage().stores.effects.add([anEffectOn(link, props)]);
      return link.issue;
    }

    async function anIssueWithDelivery(receivedAt: Date): Promise<JiraIssueRef> {
      const delivery = aDelivery({ integrationId: team.integration.id, receivedAt });
      await storage().inbox.accept(delivery);
      return { integrationId: delivery.integrationId, jiraIssueId: delivery.jiraIssueId };
    }

    it('tells which of some issues have anything unfinished, whenever it is due', async () => {
      const unfinished = [
        await anIssueWithDelivery(NOON),
        await anIssueWithEffect({}),
        await anIssueWithEffect({ state: 'waiting', nextAttemptAt: LATER }),
        await anIssueWithEffect({ state: 'waiting', nextAttemptAt: null }),
      ].map(({ jiraIssueId }) => jiraIssueId);
      const over = await anIssueWithEffect({ state: 'applied' });
      await anIssueWithEffect({});
      const asked = [...unfinished, over.jiraIssueId, anIssue().jiraIssueId];
      const { backlog } = storage();

      expect(await backlog.unfinished(team.integration.id, asked)).to.have.members(unfinished);
      expect(await backlog.unfinished(anId(), asked)).to.deep.equal([]);
      expect(await backlog.unfinished(team.integration.id, [])).to.deep.equal([]);
    });

    it('has work for an issue as long as nobody has processed its Delivery', async () => {
      const delivery = aDelivery();
      await storage().inbox.accept(delivery);
      expect(await storage().backlog.hasWork(delivery, NOON)).to.equal(true);

      await storage().stores.deliveries.settle(delivery.id, {
        ...{ state: 'ignored', reason: 'nothing_to_sync', at: NOON },
      });

      expect(await storage().backlog.hasWork(delivery, LATER)).to.equal(false);
      expect(await storage().backlog.issuesWithWork(LATER, 10)).to.deep.equal([]);
    });

    it('has work for an issue whose Delivery failed when its next try is due, and none once it is dead', async () => {
      const delivery = aDelivery({ receivedAt: afterNoon(-99) });
      await storage().inbox.accept(delivery);
      const setBack = { attempts: 1, problem: 'a bug', at: NOON };
      const { integrationId, jiraIssueId } = delivery;
      const issue = { integrationId, jiraIssueId };

      await storage().stores.deliveries.setBack(delivery.id, { ...setBack, nextAttemptAt: afterNoon(8) });
      expect(await storage().backlog.hasWork(issue, afterNoon(7))).to.equal(false);
      expect(await storage().backlog.issuesWithWork(afterNoon(7), 10)).to.deep.equal([]);
      expect(await storage().backlog.issuesWithWork(afterNoon(8), 10)).to.deep.equal([issue]);
      const depth = await storage().backlog.depth(integrationId);
      expect(depth).to.include({ pendingDeliveries: 1 });
      expect(depth.oldestDueAt).to.deep.equal(afterNoon(8));

      await storage().stores.deliveries.setBack(delivery.id, { ...setBack, nextAttemptAt: null });
      expect(await storage().backlog.hasWork(issue, LATER)).to.equal(false);
    });

    const cases: readonly (readonly [string, Partial<EffectProps>, boolean])[] = [
      ['is due', { state: 'due' }, true],
      ['waits for a moment that has come', { state: 'waiting', nextAttemptAt: NOON }, true],
      ['waits for a moment to come', { state: 'waiting', nextAttemptAt: afterNoon(0.001) }, false],
      ['waits for an authorization', { state: 'waiting', nextAttemptAt: null }, false],
      ['is applied', { state: 'applied' }, false],
      ['is skipped', { state: 'skipped' }, false],
      ['has failed', { state: 'failed' }, false],
      ['is dead', { state: 'dead' }, false],
    ];
    for (const [title, props, isWork] of cases) {
      it(`has ${isWork ? '' : 'no '}work for an issue with an Effect that ${title}`, async () => {
        const issue = await anIssueWithEffect(props);

        expect(await storage().backlog.hasWork(issue, NOON)).to.equal(isWork);
        expect(await storage().backlog.issuesWithWork(NOON, 10)).to.deep.equal(isWork ? [issue] : []);
      });
    }

    it('has no work for an issue of the same number in another Jira', async () => {
      const issue = await anIssueWithDelivery(NOON);

      const elsewhere = { ...issue, integrationId: anId<'Integration'>() };

      expect(await storage().backlog.hasWork(elsewhere, LATER)).to.equal(false);
      expect(await storage().backlog.hasWork(anIssue(), LATER)).to.equal(false);
    });

    it('gives the issues that wait longest first, whatever they wait for', async () => {
      const fourth = await anIssueWithDelivery(afterNoon(4));
      const second = await anIssueWithEffect({ state: 'due', createdAt: afterNoon(2) });
      const first = await anIssueWithDelivery(afterNoon(1));
      const third = await anIssueWithEffect({
        ...{ state: 'waiting', createdAt: afterNoon(-99), nextAttemptAt: afterNoon(3), attempts: 1 },
      });

      const issues = await storage().backlog.issuesWithWork(LATER, 10);

      expect(issues).to.deep.equal([first, second, third, fourth]);
    });

    it('gives an issue once, by what has waited longest, and at most so many', async () => {
      const [busy, other] = [
        await anIssueWithDelivery(afterNoon(1)),
        await anIssueWithDelivery(afterNoon(2)),
      ];
      for (const seconds of [3, 4, 5]) {
        await storage().inbox.accept(aDelivery({ ...busy, receivedAt: afterNoon(seconds) }));
      }

      expect(await storage().backlog.issuesWithWork(LATER, 10)).to.deep.equal([busy, other]);
      expect(await storage().backlog.issuesWithWork(LATER, 1)).to.deep.equal([busy]);
    });

    it('lets Integrations take turns, so that the backlog of one hides nobody else', async () => {
      const busy = [];
      for (const seconds of [1, 2, 3]) busy.push(await anIssueWithDelivery(afterNoon(seconds)));
      const elsewhere = anIssue();
      await storage().inbox.accept(aDelivery({ ...elsewhere, receivedAt: afterNoon(9) }));

      expect(await storage().backlog.issuesWithWork(LATER, 2)).to.deep.equal([busy[0], elsewhere]);
      expect(await storage().backlog.issuesWithWork(LATER, 9)).to.deep.equal([
        ...[busy[0], elsewhere],
        ...busy.slice(1),
      ]);
    });

    it('still has work for an issue that somebody works on', async () => {
      const issue = await anIssueWithDelivery(NOON);
      let hasWork = false;

      await storage().leases.runExclusively(issue, async () => {
        hasWork = await storage().backlog.hasWork(issue, LATER);
      });

      expect(hasWork).to.equal(true);
    });

    it('leaves out an issue while somebody works on it, and gives it again after', async () => {
      const [issue, other] = [await anIssueWithDelivery(NOON), await anIssueWithDelivery(afterNoon(1))];
      let meanwhile: readonly JiraIssueRef[] = [];

      await storage().leases.runExclusively(issue, async () => {
        meanwhile = await storage().backlog.issuesWithWork(LATER, 10);
      });

      expect(meanwhile).to.deep.equal([other]);
      expect(await storage().backlog.issuesWithWork(LATER, 10)).to.deep.equal([issue, other]);
    });

    it('counts what is to be done for one Jira and what was given up, and tells since when', async () => {
      const stranger = await aStoredLink(storage(), await aTeam(storage()));
      await storage().stores.effects.add([anEffectOn(stranger, { createdAt: afterNoon(-999) })]);
      await anIssueWithDelivery(afterNoon(3));
      await anIssueWithDelivery(afterNoon(2));
      await anIssueWithEffect({ state: 'due', createdAt: afterNoon(5) });
      const waits = { state: 'waiting', attempts: 1, createdAt: afterNoon(-99) } as const;
      await anIssueWithEffect({ ...waits, nextAttemptAt: afterNoon(1) });
      await anIssueWithEffect({ ...waits, nextAttemptAt: null });
      await anIssueWithEffect({ state: 'dead', createdAt: afterNoon(-99) });
      await anIssueWithEffect({ state: 'failed', createdAt: afterNoon(-99) });

      expect(await storage().backlog.depth(team.integration.id)).to.deep.equal({
        pendingDeliveries: 2,
        openEffects: 3,
        waitingEffects: 2,
        deadEffects: 1,
        oldestDueAt: afterNoon(1),
      });
    });

    it('tells no moment when nothing is to be done', async () => {
      await anIssueWithEffect({ state: 'dead' });
      await anIssueWithEffect({ state: 'waiting', nextAttemptAt: null });

      expect(await storage().backlog.depth(team.integration.id)).to.deep.equal({
        pendingDeliveries: 0,
        openEffects: 1,
        waitingEffects: 1,
        deadEffects: 1,
        oldestDueAt: null,
      });
    });
  });

  describe(`Backlog contract, once leases have run out: ${adapter}`, () => {
    const storage = storageForEachTest(open, { leaseMs: 0 });

    it('gives an issue again whose holder was killed', async () => {
      const delivery = aDelivery();
      await storage().inbox.accept(delivery);
      let meanwhile: readonly JiraIssueRef[] = [];

      await storage().leases.runExclusively(delivery, async () => {
        meanwhile = await storage().backlog.issuesWithWork(LATER, 10);
      });

      expect(meanwhile.map(({ jiraIssueId }) => jiraIssueId)).to.deep.equal([delivery.jiraIssueId]);
    });
  });
}
