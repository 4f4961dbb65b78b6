import { expect } from 'chai';

import { EVERYTHING } from '../../src/domain/api-key.ts';
import { NOTHING_COUNTED, type ReconciliationRunProps } from '../../src/domain/reconciliation-run.ts';
import { afterNoon, anId, anIntegration, aRun, NOON } from '../support/builders.ts';
import {
  aStoredLink,
  aTeam,
  FIRST_PAGE,
  propsOf,
  storageForEachTest,
  type OpenStorage,
  type Team,
} from './opened-storage.ts';

const INTERVALS = { recentEveryMs: 60_000, fullEveryMs: 600_000 };
const COUNTS = { ...NOTHING_COUNTED, compared: 7, requests: 2 };

/** What every ReconciliationRuns promises, and AdminReads of the same. */
export function reconciliationStoreContract(adapter: string, open: OpenStorage): void {
  describe(`ReconciliationRuns contract: ${adapter}`, () => {
    const storage = storageForEachTest(open);
    const runs = () => storage().stores.reconciliations;
    let team: Team;

    beforeEach(async () => {
      team = await aTeam(storage());
    });

    const run = (props: Partial<ReconciliationRunProps> = {}) =>
      aRun({ integrationId: team.integration.id, ...props });
    const finished = (props: Partial<ReconciliationRunProps> = {}) =>
      run({ state: 'done', finishedAt: NOON, ...props });
    const stepOn = (cursor: string | null, seenUntil: Date | null = null) => ({
      cursor,
      seenUntil,
      counts: COUNTS,
      problem: null,
    });

    it('gives back what was opened, as it was saved last', async () => {
      const opened = run({ range: { kind: 'link', linkId: anId<'ExternalIssueLink'>() } });
      await runs().open(opened);
      const stepped = opened
        .started(9, afterNoon(1))
        .stepped({ ...stepOn('100', afterNoon(2)), problem: 'a project is hidden' }, afterNoon(3))
        .paused('Jira is away', afterNoon(4));

      expect(await runs().save(stepped, opened)).to.equal(true);

      expect((await runs().find(opened.id))?.toProps()).to.deep.equal(stepped.toProps());
      expect(await runs().find(anId())).to.equal(null);
    });

    it('saves nothing that another process has taken further', async () => {
      const opened = await runs().open(run());
      const mine = opened.started(1, NOON).stepped(stepOn('900'), NOON);
      await runs().save(opened.started(2, NOON), opened);

      expect(await runs().save(mine, opened)).to.equal(false);

      expect((await runs().find(opened.id))?.toProps().total).to.equal(2);
    });

    it('has one run under way for the very same, also when opened at once', async () => {
      const organizationId = team.organization.toProps().id;
      const range = { kind: 'project', project: 'ABC' } as const;
      const opened = await Promise.all(
        [1, 2, 3].map(() => runs().open(run({ organizationId, range, isRequested: true }))),
      );

      expect(new Set(opened.map(({ id }) => id)).size).to.equal(1);
      const others = await Promise.all([
        runs().open(run({ range, isRequested: true })),
        runs().open(run({ organizationId, range })),
        runs().open(run({ organizationId, range: { kind: 'project', project: 'B' }, isRequested: true })),
        runs().open(run({ organizationId, isRequested: true })),
        runs().open(run({ organizationId, range, isRequested: true, kind: 'recent' })),
      ]);
      expect(await runs().underWay(team.integration.id)).to.have.lengthOf(1 + others.length);
    });

    it('opens another once the one before is over', async () => {
      const first = await runs().open(run());
      await runs().save(first.failed('no use', NOON), first);

      const second = await runs().open(run());

      expect(second.id).not.to.equal(first.id);
      expect(propsOf(await runs().underWay(team.integration.id))).to.deep.equal([second.toProps()]);
    });

    it('tells the last that came by itself, of each kind', async () => {
      await runs().open(finished({ kind: 'recent' }));
      const recent = await runs().open(run({ kind: 'recent' }));
      const full = await runs().open(finished());
      await runs().open(run({ isRequested: true }));

      const last = await Promise.all(
        (['recent', 'full'] as const).map((kind) => runs().lastScheduled(team.integration.id, kind)),
      );

      expect(last.map((one) => one?.id)).to.deep.equal([recent.id, full.id]);
      expect(await runs().lastScheduled(anIntegration().id, 'full')).to.equal(null);
    });

    it('tells up to when those that come by themselves have looked for what is recent', async () => {
      expect(await runs().seenUntil(team.integration.id)).to.equal(null);
      await runs().open(finished({ kind: 'recent', seenUntil: afterNoon(5) }));
      await runs().open(finished({ kind: 'recent', seenUntil: afterNoon(3) }));
      await runs().open(finished({ kind: 'recent', seenUntil: afterNoon(8), state: 'failed' }));
      await runs().open(run({ kind: 'recent', seenUntil: afterNoon(9) }));
      await runs().open(finished({ seenUntil: afterNoon(9) }));

      expect(await runs().seenUntil(team.integration.id)).to.deep.equal(afterNoon(5));
    });

    it('forgets what was over before a moment, and nothing else', async () => {
      const old = await runs().open(finished());
      const [fresh, open] = [
        await runs().open(finished({ finishedAt: afterNoon(9) })),
        await runs().open(run()),
      ];

      await runs().forget(team.integration.id, afterNoon(5));

      const found = await Promise.all([old, fresh, open].map(({ id }) => runs().find(id)));
      expect(found.map((one) => one !== null)).to.deep.equal([false, true, true]);
    });

    describe('an Integration is due', () => {
      const due = (seconds: number) => runs().integrationsDue(afterNoon(seconds), INTERVALS);
      const mine = () => [team.integration.id];

      beforeEach(() => aStoredLink(storage(), team));

      it('for what is recent, one interval after it was made, and one after the last', async () => {
        expect(await due(59)).to.deep.equal([]);
        expect(await due(60)).to.deep.equal(mine());
        await runs().open(finished({ kind: 'recent', createdAt: afterNoon(60) }));
        expect(await due(119)).to.deep.equal([]);
        expect(await due(120)).to.deep.equal(mine());
      });

      it('for all of it, one interval after it was made, and one after the last', async () => {
        await runs().open(finished({ kind: 'recent', createdAt: afterNoon(5_000) }));
        expect(await due(599)).to.deep.equal([]);
        expect(await due(600)).to.deep.equal(mine());
        await runs().open(finished({ createdAt: afterNoon(600) }));
        await runs().open(finished({ isRequested: true, createdAt: afterNoon(1_000) }));
        expect(await due(1_199)).to.deep.equal([]);
        expect(await due(1_200)).to.deep.equal(mine());
      });

      it('while a run is under way, but not while one is paused', async () => {
        const opened = await runs().open(run({ isRequested: true }));
        expect(await due(1)).to.deep.equal(mine());
        const paused = opened.paused('Jira asks for a rest', afterNoon(100));
        await runs().save(paused, opened);

        expect(await due(99)).to.deep.equal([]);
        expect(await due(100)).to.deep.equal(mine());
      });

      it('never without links that are not over, nor while it is not active', async () => {
        const empty = await aTeam(storage());
        await aStoredLink(storage(), empty, { state: 'deleted' });
        await aStoredLink(storage(), empty, { state: 'unlinked' });
        await storage().stores.integrations.save(
          team.integration.needingReauthorization({ code: 'x', message: 'revoked', since: NOON }),
        );
        await runs().open(run());

        expect(await due(5_000)).to.deep.equal([]);
      });
    });

    it('are read by the Organization they were asked for by, the newest first', async () => {
      const organizationId = team.organization.toProps().id;
      const other = await aTeam(storage(), team.integration);
      const first = await runs().open(finished({ organizationId, isRequested: true }));
      const second = await runs().open(run({ organizationId, isRequested: true }));
      const scheduled = await runs().open(run());
      const { reads } = storage();
      const list = (scope: typeof EVERYTHING, page = FIRST_PAGE) =>
        reads.reconciliations(scope, team.integration.id, page);

      expect(propsOf(await list(team.scope))).to.deep.equal(propsOf([second, first]));
      expect(propsOf(await list(team.scope, { limit: 5, after: second.id }))).to.deep.equal(propsOf([first]));
      expect(await list(other.scope)).to.deep.equal([]);
      expect(propsOf(await list(EVERYTHING, { limit: 2, after: null }))).to.deep.equal(
        propsOf([scheduled, second]),
      );
      expect((await reads.reconciliation(team.scope, first.id))?.toProps()).to.deep.equal(first.toProps());
      expect(await reads.reconciliation(team.scope, scheduled.id)).to.equal(null);
      expect(await reads.reconciliation(other.scope, first.id)).to.equal(null);
      expect((await reads.reconciliation(EVERYTHING, scheduled.id))?.id).to.equal(scheduled.id);
    });
  });
}
