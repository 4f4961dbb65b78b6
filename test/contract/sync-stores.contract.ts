import { expect } from 'chai';

import type { NewDelivery } from '../../src/domain/delivery.ts';
import type { EffectContent } from '../../src/domain/effect-content.ts';
import type { EffectProps } from '../../src/domain/effect.ts';
import type { ExternalIssueLink } from '../../src/domain/external-issue-link.ts';
import type { JiraIssueRef } from '../../src/domain/ids.ts';
import { EVERYTHING } from '../../src/domain/api-key.ts';
import { aDecisionOn, aDelivery, afterNoon, anEffectOn, anId, anIssue, NOON } from '../support/builders.ts';
import {
  aStoredLink,
  aTeam,
  FIRST_PAGE,
  propsOf,
  storageForEachTest,
  type OpenStorage,
} from './opened-storage.ts';

/** What every adapter of the stores that events fill promises. */
export function syncStoresContract(adapter: string, open: OpenStorage): void {
  describe(`Stores of what happens, contract: ${adapter}`, () => {
    const storage = storageForEachTest(open);
    const stores = () => storage().stores;
    const aKeptLink = async (): Promise<ExternalIssueLink> => aStoredLink(storage(), await aTeam(storage()));

    describe('Deliveries', () => {
      const accept = async (...deliveries: readonly NewDelivery[]): Promise<void> => {
        for (const delivery of deliveries) await storage().inbox.accept(delivery);
      };
      const pendingIds = async (issue: JiraIssueRef, limit = 100): Promise<readonly string[]> =>
        (await stores().deliveries.pending(issue, { now: NOON, limit })).map(({ id }) => id);

      it('gives what nobody has processed by ascending sequence, at most so many', async () => {
        const issue = anIssue();
        const deliveries = [1, 2, 3].map(() => aDelivery(issue)).toReversed();
        await accept(...deliveries, aDelivery(), aDelivery({ ...issue, integrationId: anId() }));

        expect(await pendingIds(issue)).to.deep.equal(deliveries.map(({ id }) => id));
        expect(await pendingIds(issue, 2)).to.deep.equal(deliveries.slice(0, 2).map(({ id }) => id));
      });

      it('gives one that is settled no more', async () => {
        const issue = anIssue();
        const deliveries = [aDelivery(issue), aDelivery(issue), aDelivery(issue)] as const;
        await accept(...deliveries);

        await stores().deliveries.settle(deliveries[0].id, {
          ...{ state: 'processed', reason: null, at: afterNoon(1) },
        });
        await stores().deliveries.settle(deliveries[1].id, {
          ...{ state: 'ignored', reason: 'nothing_to_sync', at: afterNoon(2) },
        });

        expect(await pendingIds(issue)).to.deep.equal([deliveries[2].id]);
        const processed = await storage().reads.delivery(EVERYTHING, deliveries[0].id);
        const ignored = await storage().reads.delivery(EVERYTHING, deliveries[1].id);
        expect(processed).to.include({ state: 'processed', reason: null });
        expect(processed?.processedAt).to.deep.equal(afterNoon(1));
        expect(ignored).to.include({ state: 'ignored', reason: 'nothing_to_sync' });
        expect(ignored?.processedAt).to.deep.equal(afterNoon(2));
      });

      it('gives one whose try failed when its next is due, and no more once it is dead', async () => {
        const delivery = aDelivery();
        await accept(delivery);
        const setBack = { attempts: 3, problem: 'a bug', nextAttemptAt: afterNoon(60), at: afterNoon(1) };

        await stores().deliveries.setBack(delivery.id, setBack);

        expect(await stores().deliveries.pending(delivery, { now: afterNoon(59), limit: 9 })).to.be.empty;
        const [again] = await stores().deliveries.pending(delivery, { now: afterNoon(60), limit: 9 });
        expect(again).to.include({ state: 'pending', attempts: 3, lastProblem: 'a bug', processedAt: null });
        expect(again?.nextAttemptAt).to.deep.equal(afterNoon(60));

        const last = { attempts: 12, problem: 'a bug still', nextAttemptAt: null, at: afterNoon(61) };
        await stores().deliveries.setBack(delivery.id, last);

        expect(await stores().deliveries.pending(delivery, { now: afterNoon(9999), limit: 9 })).to.be.empty;
        const dead = await storage().reads.delivery(EVERYTHING, delivery.id);
        expect(dead).to.include({ state: 'dead', attempts: 12, lastProblem: 'a bug still', reason: null });
        expect(dead?.processedAt).to.deep.equal(afterNoon(61));
        expect(dead?.body).to.deep.equal(delivery.body);
      });
    });

    describe('Deliveries that are replayed', () => {
      const replay = { at: afterNoon(99), by: 'deploy' };

      it('are pending again with no try spent, those that were done with or given up, and only those', async () => {
        const [dead, ignored, pending] = [aDelivery(), aDelivery(), aDelivery()];
        for (const delivery of [dead, ignored, pending]) await storage().inbox.accept(delivery);
        const setBack = { attempts: 12, problem: 'a bug', nextAttemptAt: null, at: afterNoon(1) };
        await stores().deliveries.setBack(dead.id, setBack);
        const outcome = { state: 'ignored', reason: 'nothing_to_sync', at: NOON } as const;
        await stores().deliveries.settle(ignored.id, outcome);

        const issues = await stores().deliveries.replay([dead.id, ignored.id, pending.id, anId()], replay);

        const issueOf = ({ integrationId, jiraIssueId }: JiraIssueRef) => ({ integrationId, jiraIssueId });
        expect(issues).to.have.deep.members([issueOf(dead), issueOf(ignored)]);
        for (const { id } of [dead, ignored]) {
          const again = await storage().reads.delivery(EVERYTHING, id);
          expect(again).to.include({ state: 'pending', attempts: 0, processedAt: null, reason: null });
          expect(again?.replay).to.deep.equal(replay);
        }
        expect((await storage().reads.delivery(EVERYTHING, pending.id))?.replay).to.equal(null);
        expect(await stores().deliveries.replay([dead.id, ignored.id], replay)).to.deep.equal([]);
      });
    });

    describe('Effects', () => {
      it('makes due again, with no try spent, what was dead or failed, and only that', async () => {
        const link = await aKeptLink();
        const states = ['dead', 'failed', 'applied', 'skipped', 'waiting', 'due'] as const;
        const effects = states.map((state) => anEffectOn(link, { state, attempts: 12, lastProblem: 'away' }));
        await stores().effects.add(effects);
        const replay = { at: afterNoon(9), by: 'Zoë ✓' };
        const ids = [...effects.map(({ id }) => id), anId<'Effect'>()];

        expect(await stores().effects.replay(ids, replay)).to.deep.equal([link.issue, link.issue]);
        expect(await stores().effects.replay(ids, replay)).to.deep.equal([]);

        const open = await stores().effects.open(link.issue);
        expect(propsOf(open)).to.deep.equal(
          propsOf(effects.map((effect) => effect.replayed(replay)).filter(({ isOpen }) => isOpen)),
        );
        expect(open.filter(({ isToTakeItsPlace }) => isToTakeItsPlace)).to.have.lengthOf(2);
      });

      it('makes due again what was given up without what was found out on the way', async () => {
        const link = await aKeptLink();
        const contents: readonly EffectContent[] = [
          { kind: 'assignee', seen: null, chosen: { id: anId(), name: 'Zoë', foundBy: 'name' } },
          { kind: 'status', seen: null, standing: { wasUnresolved: true, heldBackBy: 'Error' } },
          { kind: 'status', seen: null },
          { kind: 'deletion' },
          {
            kind: 'outbound_status',
            status: 'resolved',
            isRegression: false,
            target: { statusId: '10001', passedIds: ['3'] },
          },
          {
            kind: 'outbound_assignee',
            user: null,
            chosen: { name: 'zoe', key: 'JIRAUSER1', displayName: 'Zoë', foundBy: 'name' },
          },
          { kind: 'remote_link', action: 'show' },
        ];
        const effects = contents.map((content) => anEffectOn(link, { state: 'dead', attempts: 12, content }));
        await stores().effects.add(effects);
        const replay = { at: afterNoon(9), by: 'deploy' };

        await stores().effects.replay(
          effects.map(({ id }) => id),
          replay,
        );

        const open = propsOf(await stores().effects.open(link.issue));
        expect(open).to.deep.equal(propsOf(effects.map((effect) => effect.replayed(replay))));
      });

      it('gives those that are due or waiting, in the order they were added', async () => {
        const link = await aKeptLink();
        const states: readonly Partial<EffectProps>[] = [
          { state: 'waiting', attempts: 1, nextAttemptAt: afterNoon(99), lastProblem: 'time-out' },
          { state: 'applied', attempts: 1 },
          { state: 'due' },
          { state: 'dead', attempts: 12 },
          { state: 'waiting' },
          { state: 'skipped' },
          { state: 'failed', attempts: 1 },
        ];
        const effects = states.map((props) => anEffectOn(link, props)).toReversed();
        const elsewhere = anEffectOn(await aKeptLink());

        await stores().effects.add(effects.slice(0, 3));
        await stores().effects.add([elsewhere, ...effects.slice(3)]);

        const open = effects.filter(({ isOpen }) => isOpen);
        expect(open).to.have.lengthOf(3);
        expect(propsOf(await stores().effects.open(link.issue))).to.deep.equal(propsOf(open));
      });

      it('gives back every part of an Effect, and what it has become', async () => {
        const link = await aKeptLink();
        const effect = anEffectOn(link, {
          deliveryId: anId(),
          source: 'reconciliation',
          content: {
            kind: 'status',
            seen: {
              ...{ statusId: '3', statusName: 'Fertig ✓', category: 'done' },
              ...{ projectId: '10000', fromName: null, isRead: false },
            },
          },
          actor: 'Zoë',
          observedAt: afterNoon(-1.5),
        });
        await stores().effects.add([effect]);
        expect(propsOf(await stores().effects.open(link.issue))).to.deep.equal([effect.toProps()]);

        const postponed = effect.postponed('Jira does not answer', afterNoon(60));
        await stores().effects.save(postponed);

        expect(propsOf(await stores().effects.open(link.issue))).to.deep.equal([postponed.toProps()]);
      });

      it('are added by the thousand, in their order', async () => {
        const link = await aStoredLink(storage(), await aTeam(storage()));
        const effects = Array.from({ length: 4_000 }, () => anEffectOn(link));
        await stores().effects.add(effects);

        const open = await stores().effects.open(link.issue);

        expect(open.map(({ id }) => id)).to.deep.equal(effects.map(({ id }) => id));
      });

      it('adds nothing when there is nothing to add', async () => {
        await stores().effects.add([]);

        expect(await stores().effects.open(anIssue())).to.deep.equal([]);
      });

      it('makes due what waits for an authorization, and says whose issues those are, each once', async () => {
        const team = await aTeam(storage());
        const link = await aStoredLink(storage(), team);
        const other = await aStoredLink(storage(), team);
        const stranger = await aKeptLink();
        const awaiting = { state: 'waiting', nextAttemptAt: null, lastProblem: 'token_rejected' } as const;
        const waiting = [anEffectOn(link, awaiting), anEffectOn(link, awaiting), anEffectOn(other, awaiting)];
        const later = anEffectOn(link, { state: 'waiting', nextAttemptAt: afterNoon(5), attempts: 1 });
        const theirs = anEffectOn(stranger, awaiting);
        await stores().effects.add([...waiting, later, theirs]);

        const issues = await stores().effects.resumeAuthorized(team.integration.id);

        expect(issues).to.have.deep.members([link.issue, other.issue]);
        const open = await stores().effects.open(link.issue);
        expect(propsOf(open)).to.deep.equal(
          propsOf([...waiting.slice(0, 2).map((effect) => effect.resumed()), later]),
        );
        expect(propsOf(await stores().effects.open(stranger.issue))).to.deep.equal([theirs.toProps()]);
        expect(await stores().effects.resumeAuthorized(team.integration.id)).to.deep.equal([]);
      });
    });

    describe('SyncDecisions', () => {
      it('keeps a decision with the values it was made on', async () => {
        const link = await aKeptLink();
        const effect = anEffectOn(link, { deliveryId: anId() }).finished('failed');
        const values = { from: 'To "Do"', to: null, attempts: 3, isDone: false };
        const decision = aDecisionOn(effect, { outcome: 'failed', reason: 'jira_gave_up', values });
        await stores().effects.add([effect]);

        await stores().decisions.add(decision);

        const [entry] = await storage().reads.timeline(EVERYTHING, link.id, FIRST_PAGE);
        expect(entry?.decision).to.deep.equal(decision);
      });
    });

    it('takes a text with NUL and half a surrogate pair, and loses nothing else of it', async () => {
      const link = await aKeptLink();
      const effect = anEffectOn(link, { actor: 'a\0b\ud83dc', lastProblem: '\0', createdAt: NOON });

      await stores().effects.add([effect]);

      const [kept] = await stores().effects.open(link.issue);
      expect(kept?.toProps().actor).to.match(/^a.b.c$/su);
    });
  });
}
