import { expect } from 'chai';

import { EVERYTHING, type Scope } from '../../src/domain/api-key.ts';
import type { NewDelivery } from '../../src/domain/delivery.ts';
import type { Effect } from '../../src/domain/effect.ts';
import type { ExternalIssueLink } from '../../src/domain/external-issue-link.ts';
import { UNTRIED } from '../../src/domain/link-health.ts';
import type { DecisionReason } from '../../src/domain/sync-decision.ts';
import type { Id } from '../../src/domain/ids.ts';
import type {
  AdminReads,
  DeliveryFilter,
  EffectFilter,
  InstallationFilter,
  IntegrationFilter,
  LinkFilter,
  Page,
} from '../../src/application/ports/admin-reads.ts';
import { aDecisionOn, aDelivery, afterNoon, anEffectOn, anId } from '../support/builders.ts';
import {
  aStoredLink,
  aTeam,
  FIRST_PAGE,
  propsOf,
  storageForEachTest,
  type OpenStorage,
  type Team,
} from './opened-storage.ts';

const ANY_INTEGRATION: IntegrationFilter = { state: null, baseUrl: null };
const ANY_INSTALLATION: InstallationFilter = { organizationId: null, integrationId: null };
const ANY_LINK: LinkFilter = {
  ...{ installationId: null, state: null, jiraIssueKey: null },
  ...{ trackerIssueId: null, jiraProject: null, condition: null },
};
const ANY_EFFECT: EffectFilter = {
  ...{ integrationId: null, installationId: null, linkId: null, deliveryId: null },
  ...{ kind: null, state: null, reason: null, since: null },
};
const ANY_DELIVERY: DeliveryFilter = { integrationId: null, state: null, since: null };

/** What one Organization has, and what each read answers of it when it may be seen. */
interface Having {
  readonly team: Team;
  readonly link: ExternalIssueLink;
  readonly effect: Effect;
  readonly delivery: NewDelivery;
}

/** What every AdminReads promises. */
export function adminReadsContract(adapter: string, open: OpenStorage): void {
  describe(`AdminReads contract: ${adapter}`, () => {
    const storage = storageForEachTest(open);
    const reads = (): AdminReads => storage().reads;
    let ours: Having;
    let theirs: Having;

    async function having(team: Team): Promise<Having> {
      const link = await aStoredLink(storage(), team);
      const effect = anEffectOn(link);
      await storage().stores.effects.add([effect]);
      const delivery = aDelivery(link.issue);
      await storage().inbox.accept(delivery);
      return { team, link, effect, delivery };
    }

    beforeEach(async () => {
      ours = await having(await aTeam(storage()));
      theirs = await having(await aTeam(storage()));
    });

    const single: Readonly<Record<string, (scope: Scope, what: Having) => Promise<unknown>>> = {
      organization: (scope, { team }) => reads().organization(scope, team.organization.toProps().id),
      integration: (scope, { team }) => reads().integration(scope, team.integration.id),
      installation: (scope, { team }) => reads().installation(scope, team.installation.id),
      link: (scope, { link }) => reads().link(scope, link.id),
      effect: (scope, { effect }) => reads().effect(scope, effect.id),
      delivery: (scope, { delivery }) => reads().delivery(scope, delivery.id),
    };
    for (const [name, read] of Object.entries(single)) {
      it(`shows one's own ${name}, not a stranger's, and any to who may see everything`, async () => {
        expect(await read(ours.team.scope, ours)).not.to.equal(null);
        expect(await read(ours.team.scope, theirs)).to.equal(null);
        expect(await read(EVERYTHING, theirs)).not.to.equal(null);
      });
    }

    const lists: Readonly<Record<string, (scope: Scope, page: Page) => Promise<readonly string[]>>> = {
      organizations: async (scope, page) =>
        propsOf(await reads().organizations(scope, page)).map(({ id }) => id),
      integrations: async (scope, page) =>
        (await reads().integrations(scope, ANY_INTEGRATION, page)).map(({ id }) => id),
      installations: async (scope, page) =>
        (await reads().installations(scope, ANY_INSTALLATION, page)).map(({ id }) => id),
      links: async (scope, page) => (await reads().links(scope, ANY_LINK, page)).map(({ id }) => id),
      effects: async (scope, page) =>
        (await reads().effects(scope, ANY_EFFECT, page)).map(({ effect }) => effect.id),
      deliveries: async (scope, page) =>
        (await reads().deliveries(scope, ANY_DELIVERY, page)).map(({ id }) => id),
    };
    for (const [name, list] of Object.entries(lists)) {
      it(`lists one's own ${name} alone, and all of them to who may see everything`, async () => {
        const [mine, strangers] = [
          await list(ours.team.scope, FIRST_PAGE),
          await list(theirs.team.scope, FIRST_PAGE),
        ];

        expect(mine).to.have.lengthOf(1);
        expect(strangers).to.have.lengthOf(1);
        expect(await list(EVERYTHING, FIRST_PAGE)).to.have.members([...mine, ...strangers]);
      });

      it(`gives ${name} page by page, each once, and nothing after the last`, async () => {
        await having(await aTeam(storage()));
        const all = await list(EVERYTHING, FIRST_PAGE);
        const isNewestFirst = name === 'deliveries' || name === 'effects';
        const inOrder = isNewestFirst ? all.toSorted().toReversed() : all.toSorted();

        const pages: string[][] = [];
        for (let after: string | null = null; pages.length < 5;) {
          const page = await list(EVERYTHING, { limit: 2, after });
          pages.push([...page]);
          after = page.at(-1) ?? after;
          if (page.length === 0) break;
        }

        expect(all).to.deep.equal(inOrder);
        expect(pages).to.deep.equal([inOrder.slice(0, 2), inOrder.slice(2), []]);
      });

      it(`answers to a place among the ${name} that is none, odd as it may be, with a list`, async () => {
        expect(await list(EVERYTHING, { limit: 2, after: 'nobody\0\ud800' })).to.be.an('array');
      });
    }

    it('lists the Integrations that have what is asked for', async () => {
      const listed = async (filter: Partial<IntegrationFilter>) =>
        (await reads().integrations(EVERYTHING, { ...ANY_INTEGRATION, ...filter }, FIRST_PAGE)).map(
          ({ id }) => id,
        );
      const { id, baseUrl, state } = ours.team.integration.toProps();

      expect(await listed({ baseUrl })).to.deep.equal([id]);
      expect(await listed({ state })).to.include(id);
      expect(await listed({ state: 'needs_reauthorization' })).to.deep.equal([]);
      expect(await listed({ state, baseUrl: 'https://nobody.example.com\0' })).to.deep.equal([]);
    });

    it('lists the Installations that have what is asked for', async () => {
      const listed = async (scope: Scope, filter: Partial<InstallationFilter>) =>
        (await reads().installations(scope, { ...ANY_INSTALLATION, ...filter }, FIRST_PAGE)).map(
          ({ id }) => id,
        );
      const { id, organizationId, integrationId } = ours.team.installation.toProps();

      expect(await listed(EVERYTHING, { organizationId })).to.deep.equal([id]);
      expect(await listed(EVERYTHING, { integrationId })).to.deep.equal([id]);
      expect(await listed(theirs.team.scope, { organizationId })).to.deep.equal([]);
      expect(await listed(EVERYTHING, { organizationId, integrationId: anId() })).to.deep.equal([]);
    });

    it('finds nothing by an id that is none, odd as it may be', async () => {
      for (const odd of ['', 'nobody', "'; drop table link; --", '%', 'a\0b', '\ud800', '9'.repeat(5000)]) {
        const id = odd as Id<never>;
        expect(await reads().organization(EVERYTHING, id)).to.equal(null);
        expect(await reads().integration(EVERYTHING, id)).to.equal(null);
        expect(await reads().installation(EVERYTHING, id)).to.equal(null);
        expect(await reads().link(EVERYTHING, id)).to.equal(null);
        expect(await reads().delivery(EVERYTHING, id)).to.equal(null);
        expect(await reads().effect(EVERYTHING, id)).to.equal(null);
        expect(await reads().effects(EVERYTHING, { ...ANY_EFFECT, linkId: id }, FIRST_PAGE)).to.deep.equal(
          [],
        );
        expect(await reads().timeline(EVERYTHING, id, FIRST_PAGE)).to.deep.equal([]);
        expect(await reads().organizations({ organizationId: id }, FIRST_PAGE)).to.deep.equal([]);
      }
    });

    it('shows nothing at all to an Organization that has nothing', async () => {
      const nobody = { organizationId: anId<'Organization'>() };

      for (const list of Object.values(lists)) expect(await list(nobody, FIRST_PAGE)).to.deep.equal([]);
      for (const read of Object.values(single)) expect(await read(nobody, ours)).to.equal(null);
      expect(await reads().timeline(nobody, ours.link.id, FIRST_PAGE)).to.deep.equal([]);
    });

    it('shows an Integration to every Organization that has an Installation on it, and nothing else of the other', async () => {
      const neighbour = await aTeam(storage(), ours.team.integration);

      expect(await reads().integration(neighbour.scope, ours.team.integration.id)).not.to.equal(null);
      expect(await reads().installation(neighbour.scope, ours.team.installation.id)).to.equal(null);
      expect(await reads().link(neighbour.scope, ours.link.id)).to.equal(null);
      expect(await reads().delivery(neighbour.scope, ours.delivery.id)).to.equal(null);
      expect(await reads().deliveries(neighbour.scope, ANY_DELIVERY, FIRST_PAGE)).to.deep.equal([]);
    });

    it('shows a Delivery to each Organization with a link to that issue, once however many links it has', async () => {
      const neighbour = await aTeam(storage(), ours.team.integration);
      await aStoredLink(storage(), neighbour, ours.link.issue);
      await aStoredLink(storage(), neighbour, ours.link.issue);

      const seen = await reads().deliveries(neighbour.scope, ANY_DELIVERY, FIRST_PAGE);

      expect(seen.map(({ id }) => id)).to.deep.equal([ours.delivery.id]);
      expect(await reads().delivery(neighbour.scope, ours.delivery.id)).not.to.equal(null);
    });

    it('filters links by Installation, state and key, and by all of them together', async () => {
      const { team } = ours;
      const gone = await aStoredLink(storage(), team, { state: 'deleted', jiraIssueKey: 'OPS-7' });
      const key = await aStoredLink(storage(), team, { jiraIssueKey: 'OPS-7' });
      const idsBy = async (filter: Partial<LinkFilter>): Promise<readonly string[]> =>
        (await reads().links(EVERYTHING, { ...ANY_LINK, ...filter }, FIRST_PAGE)).map(({ id }) => id);

      expect(await idsBy({ state: 'deleted' })).to.deep.equal([gone.id]);
      expect(await idsBy({ jiraIssueKey: 'OPS-7' })).to.deep.equal([gone.id, key.id]);
      expect(await idsBy({ jiraIssueKey: 'OPS-7', state: 'linked' })).to.deep.equal([key.id]);
      const moved = await aStoredLink(storage(), team, {
        jiraIssueKey: 'NUM-9',
        formerKeys: ['A{B},"-1', 'OPS-8'],
      });
      for (const one of ['NUM-9', 'OPS-8', 'A{B},"-1']) {
        expect(await idsBy({ jiraIssueKey: one })).to.deep.equal([moved.id]);
      }
      expect(await idsBy({ jiraIssueKey: 'OPS-8', state: 'deleted' })).to.deep.equal([]);
      expect(await idsBy({ installationId: theirs.team.installation.id })).to.deep.equal([theirs.link.id]);
      expect(await idsBy({ jiraIssueKey: 'a\0b' })).to.deep.equal([]);
    });

    it('filters links by tracker issue, and by the project they are in, by id or key', async () => {
      const { team } = ours;
      const inProject = await aStoredLink(storage(), team, {
        jiraIssueKey: 'OPS_2-7',
        jiraProjectId: '10900',
      });
      const { trackerIssueId } = inProject.toProps();
      const idsBy = async (filter: Partial<LinkFilter>): Promise<readonly string[]> =>
        (await reads().links(EVERYTHING, { ...ANY_LINK, ...filter }, FIRST_PAGE)).map(({ id }) => id);

      for (const filter of [{ trackerIssueId }, { jiraProject: 'OPS_2' }, { jiraProject: '10900' }]) {
        expect(await idsBy(filter)).to.deep.equal([inProject.id]);
      }
      expect(await idsBy({ jiraProject: 'OPS' })).to.deep.equal([]);
    });

    it('tells how links fare, and filters by that', async () => {
      const { team } = ours;
      const stores = storage().stores;
      const fine = await aStoredLink(storage(), team, { jiraProjectId: '77' });
      const doubtful = await aStoredLink(storage(), team, { jiraProjectId: '77', isInDoubt: true });
      const busy = await aStoredLink(storage(), team, { jiraProjectId: '77' });
      const stuck = await aStoredLink(storage(), team, { jiraProjectId: '77', state: 'unlinked' });
      const applied = [anEffectOn(fine, { state: 'applied' }), anEffectOn(fine, { state: 'applied' })];
      const failed = anEffectOn(stuck, { state: 'failed' });
      const later = { state: 'waiting', nextAttemptAt: afterNoon(60), attempts: 1 } as const;
      await stores.effects.add([
        ...applied,
        ...[anEffectOn(busy), anEffectOn(busy), anEffectOn(busy, { ...later, lastProblem: 'away' })],
        ...[anEffectOn(stuck, { state: 'dead', lastProblem: 'gone' }), failed],
      ]);
      for (const [index, effect] of applied.entries()) {
        await stores.decisions.add(aDecisionOn(effect, { decidedAt: afterNoon(index) }));
      }
      const problem = { outcome: 'failed', values: { problem: 'refused' } } as const;
      await stores.decisions.add(aDecisionOn(failed, { ...problem, decidedAt: afterNoon(9) }));

      const ids = [fine, doubtful, busy, stuck].map(({ id }) => id);
      const health = await reads().linkHealth(team.scope, [...ids, theirs.link.id]);
      const idsBy = async (condition: LinkFilter['condition']) => {
        const found = await reads().links(
          EVERYTHING,
          { ...ANY_LINK, jiraProject: '77', condition },
          FIRST_PAGE,
        );
        return found.map(({ id }) => id);
      };

      expect(health.get(fine.id)).to.deep.equal({ ...UNTRIED, lastSuccessAt: afterNoon(1) });
      expect(health.get(doubtful.id)).to.deep.equal(UNTRIED);
      expect(health.get(busy.id)).to.deep.equal({ ...UNTRIED, due: 2, waiting: 1, lastProblem: 'away' });
      expect(health.get(stuck.id)).to.deep.equal({ ...UNTRIED, dead: 1, lastProblem: 'refused' });
      expect(health.has(theirs.link.id)).to.equal(false);
      expect(await idsBy('in_lockstep')).to.deep.equal([fine.id]);
      expect(await idsBy('in_doubt')).to.deep.equal([doubtful.id]);
      expect(await idsBy('due')).to.deep.equal([busy.id]);
      expect(await idsBy('waiting')).to.deep.equal([busy.id]);
      expect(await idsBy('dead')).to.deep.equal([stuck.id]);
    });

    it("finds nothing of a stranger's by a filter", async () => {
      const byInstallation = { ...ANY_LINK, installationId: theirs.team.installation.id };
      const byIntegration = { ...ANY_DELIVERY, integrationId: theirs.team.integration.id };

      expect(await reads().links(ours.team.scope, byInstallation, FIRST_PAGE)).to.deep.equal([]);
      expect(await reads().deliveries(ours.team.scope, byIntegration, FIRST_PAGE)).to.deep.equal([]);
    });

    it('filters Deliveries by Integration and state', async () => {
      await storage().stores.deliveries.settle(ours.delivery.id, {
        ...{ state: 'processed', reason: null, at: afterNoon(1) },
      });
      const idsBy = async (filter: Partial<DeliveryFilter>): Promise<readonly string[]> =>
        (await reads().deliveries(EVERYTHING, { ...ANY_DELIVERY, ...filter }, FIRST_PAGE)).map(
          ({ id }) => id,
        );

      expect(await idsBy({ state: 'processed' })).to.deep.equal([ours.delivery.id]);
      expect(await idsBy({ state: 'pending' })).to.deep.equal([theirs.delivery.id]);
      expect(await idsBy({ integrationId: theirs.team.integration.id })).to.deep.equal([theirs.delivery.id]);
      expect(await idsBy({ integrationId: ours.team.integration.id, state: 'ignored' })).to.deep.equal([]);
      expect(await idsBy({ since: afterNoon(1) })).to.deep.equal([ours.delivery.id]);
      expect(await idsBy({ since: afterNoon(2) })).to.deep.equal([]);
    });

    it('tells what came of Deliveries by the links that one has, with what is alike told once', async () => {
      const neighbour = await aTeam(storage(), ours.team.integration);
      await aStoredLink(storage(), ours.team, { ...ours.link.issue, jiraIssueKey: null });
      const renamed = await aStoredLink(storage(), ours.team, {
        ...{ ...ours.link.issue, jiraIssueKey: 'NEW-7', keyWatermark: afterNoon(9) },
      });
      const other = await aStoredLink(storage(), neighbour, {
        ...{ ...ours.link.issue, jiraIssueKey: 'NEWEST-7', keyWatermark: afterNoon(99) },
      });
      const { id: deliveryId } = ours.delivery;
      const on = (link: ExternalIssueLink, state: 'applied' | 'skipped' | 'waiting') =>
        anEffectOn(link, { deliveryId, state, nextAttemptAt: state === 'waiting' ? afterNoon(60) : null });
      const moved = anEffectOn(ours.link, {
        ...{ content: { kind: 'move', key: 'NEW-7' }, state: 'applied', deliveryId },
      });
      const [skipped, alike] = [on(ours.link, 'skipped'), on(renamed, 'skipped')];
      const elsewhere = on(other, 'applied');
      const waiting = on(ours.link, 'waiting');
      await storage().stores.effects.add([skipped, alike, elsewhere, waiting, moved]);
      const decide = (effect: Effect, reason: DecisionReason, seconds = 1) =>
        storage().stores.decisions.add(aDecisionOn(effect, { reason, decidedAt: afterNoon(seconds) }));
      await decide(skipped, 'stale', 5);
      await decide(skipped, 'tracker_gave_up', 1);
      await decide(alike, 'stale');
      await decide(waiting, 'tracker_gave_up');
      await decide(moved, 'key_changed');
      const result = async (scope: Scope, { id }: NewDelivery) =>
        (await reads().deliveryResults(scope, [ours.delivery.id, theirs.delivery.id])).get(id);

      const [move, open, stale] = [
        { kind: 'move', state: 'applied', reason: 'key_changed', count: 1, linkId: ours.link.id },
        { kind: 'status', state: 'waiting', reason: null, count: 1, linkId: ours.link.id },
        { kind: 'status', state: 'skipped', reason: 'stale', count: 2, linkId: null },
      ];
      const neighbours = { kind: 'status', state: 'applied', reason: null, count: 1, linkId: other.id };
      expect(await result(ours.team.scope, ours.delivery)).to.deep.equal({
        ...{ jiraIssueKey: 'NEW-7', effects: [move, open, stale] },
      });
      expect(await result(neighbour.scope, ours.delivery)).to.deep.equal({
        ...{ jiraIssueKey: 'NEWEST-7', effects: [neighbours] },
      });
      expect(await result(EVERYTHING, ours.delivery)).to.deep.equal({
        ...{ jiraIssueKey: 'NEWEST-7', effects: [move, open, neighbours, stale] },
      });
      expect(await result(EVERYTHING, theirs.delivery)).to.deep.equal({
        ...{ jiraIssueKey: theirs.link.toProps().jiraIssueKey, effects: [] },
      });
      expect(await result(ours.team.scope, theirs.delivery)).to.equal(undefined);
      expect(await reads().deliveryResults(EVERYTHING, [])).to.have.property('size', 0);
    });

    it('filters Effects by each of their values, and by the last decision on them', async () => {
      const deliveryId = anId<'Delivery'>();
      const moved = anEffectOn(ours.link, {
        ...{ content: { kind: 'move', key: 'OPS-8' }, state: 'dead', deliveryId },
      });
      await storage().stores.effects.add([moved]);
      const decide = (reason: DecisionReason, seconds: number) =>
        storage().stores.decisions.add(
          aDecisionOn(moved, { outcome: 'dead', reason, decidedAt: afterNoon(seconds) }),
        );
      await decide('jira_gave_up', 1);
      await decide('tracker_gave_up', 5);
      const idsBy = async (filter: Partial<EffectFilter>, scope: Scope = EVERYTHING) =>
        (await reads().effects(scope, { ...ANY_EFFECT, ...filter }, FIRST_PAGE)).map(
          ({ effect }) => effect.id,
        );

      expect(await idsBy({})).to.deep.equal([moved.id, theirs.effect.id, ours.effect.id]);
      expect(await idsBy({ state: 'dead' })).to.deep.equal([moved.id]);
      expect(await idsBy({ kind: 'move' })).to.deep.equal([moved.id]);
      expect(await idsBy({ reason: 'tracker_gave_up' })).to.deep.equal([moved.id]);
      expect(await idsBy({ reason: 'jira_gave_up' })).to.deep.equal([]);
      expect(await idsBy({ since: afterNoon(5) })).to.deep.equal([moved.id]);
      expect(await idsBy({ since: afterNoon(6) })).to.deep.equal([]);
      expect(await idsBy({ integrationId: theirs.team.integration.id })).to.deep.equal([theirs.effect.id]);
      expect(await idsBy({ installationId: theirs.team.installation.id })).to.deep.equal([theirs.effect.id]);
      expect(await idsBy({ linkId: theirs.link.id, state: 'due' })).to.deep.equal([theirs.effect.id]);
      expect(await idsBy({ deliveryId })).to.deep.equal([moved.id]);
      expect(await idsBy({ linkId: theirs.link.id, state: 'dead' })).to.deep.equal([]);
      expect(await idsBy({ linkId: theirs.link.id }, ours.team.scope)).to.deep.equal([]);
      expect(await idsBy({ installationId: theirs.team.installation.id }, ours.team.scope)).to.deep.equal([]);
    });

    it('tells all decisions on an Effect that was replayed: those before apart, and none of now while it is open', async () => {
      const [over, again] = [anEffectOn(ours.link, { state: 'applied' }), anEffectOn(ours.link)];
      await storage().stores.effects.add([over, again]);
      const [second, first] = [
        aDecisionOn(over, { decidedAt: afterNoon(9) }),
        aDecisionOn(over, { decidedAt: afterNoon(1), outcome: 'dead', reason: 'tracker_gave_up' }),
      ];
      const before = aDecisionOn(again, { outcome: 'dead', reason: 'tracker_gave_up' });
      for (const decision of [second, first, before]) await storage().stores.decisions.add(decision);

      const entries = [
        await reads().effect(ours.team.scope, over.id),
        await reads().effect(ours.team.scope, again.id),
      ];

      expect(entries.map((entry) => [entry?.decision, entry?.earlierDecisions])).to.deep.equal([
        [second, [first]],
        [null, [before]],
      ]);
    });

    it('gives Deliveries by when they were accepted, newest first, whatever their ids', async () => {
      const [newer, older] = [aDelivery(ours.link.issue), aDelivery(ours.link.issue)];
      await storage().inbox.accept(older);
      await storage().inbox.accept(newer);

      const seen = await reads().deliveries(ours.team.scope, ANY_DELIVERY, FIRST_PAGE);

      expect(seen.map(({ id }) => id)).to.deep.equal([newer.id, older.id, ours.delivery.id]);
    });

    it('tells the timeline of a link newest first, with the decision on each Effect there is one on', async () => {
      const over = anEffectOn(ours.link, { content: { kind: 'move', key: 'OPS-8' } }).finished('applied');
      const decision = aDecisionOn(over, { reason: 'key_changed' });
      const waiting = anEffectOn(ours.link, { state: 'waiting', nextAttemptAt: afterNoon(9) });
      await storage().stores.effects.add([over, waiting]);
      await storage().stores.decisions.add(decision);

      const timeline = await reads().timeline(ours.team.scope, ours.link.id, FIRST_PAGE);

      expect(propsOf(timeline.map(({ effect }) => effect))).to.deep.equal(
        propsOf([waiting, over, ours.effect]),
      );
      expect(timeline.map((entry) => entry.decision)).to.deep.equal([null, decision, null]);
    });

    it('gives the timeline page by page, and none of it to a stranger', async () => {
      const [second, third] = [anEffectOn(ours.link), anEffectOn(ours.link)];
      await storage().stores.effects.add([second, third]);
      const idsOf = async (scope: Scope, limit: number, after: string | null): Promise<readonly string[]> =>
        (await reads().timeline(scope, ours.link.id, { limit, after })).map(({ effect }) => effect.id);

      expect(await idsOf(ours.team.scope, 2, null)).to.deep.equal([third.id, second.id]);
      expect(await idsOf(EVERYTHING, 2, second.id)).to.deep.equal([ours.effect.id]);
      expect(await idsOf(EVERYTHING, 2, ours.effect.id)).to.deep.equal([]);
      expect(await idsOf(EVERYTHING, 2, 'nobody\0')).to.deep.equal([]);
      expect(await idsOf(theirs.team.scope, 2, null)).to.deep.equal([]);
    });
  });
}
