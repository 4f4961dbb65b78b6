import { expect } from 'chai';

import type { Tracker } from '../../src/application/ports/tracker.ts';
import type { TrackerIssueId, TrackerUserId } from '../../src/domain/ids.ts';
import { statusAfter, type TrackerAction } from '../../src/domain/tracker-issue.ts';
import { anId } from '../support/builders.ts';

/** A tracker with an issue that is not resolved, and a person who works in it. */
export interface ArrangedTracker {
  readonly tracker: Tracker;
  readonly issue: TrackerIssueId;
  /** An id that this tracker has no issue of. */
  readonly nowhere: TrackerIssueId;
  /** Two people that the issue can be assigned to; it is assigned to nobody. Null for a tracker that assigns nobody. */
  readonly people: readonly [TrackerUserId, TrackerUserId] | null;
  /** What a person does to the issue. */
  act(action: TrackerAction): Promise<void>;
}

/** What every Tracker promises while it can be reached. Run it on each adapter, the local one first. */
export function trackerContract(adapter: string, arrange: () => Promise<ArrangedTracker>): void {
  describe(`Tracker contract: ${adapter}`, () => {
    let arranged: ArrangedTracker;

    beforeEach(async () => {
      arranged = await arrange();
    });

    const apply = (action: TrackerAction, effect = anId<'Effect'>()) =>
      arranged.tracker.apply(action, arranged.issue, effect);
    const status = async () => (await arranged.tracker.find(arranged.issue))?.status;

    it('finds its issue, and none where there is none', async () => {
      const found = await arranged.tracker.find(arranged.issue);

      expect(found).to.include({ id: arranged.issue, status: 'unresolved' });
      expect(await arranged.tracker.find(arranged.nowhere)).to.equal(null);
    });

    it('resolves and unresolves the issue', async () => {
      expect(await apply('resolve')).to.equal('changed');
      expect(await status()).to.equal('resolved');

      expect(await apply('unresolve')).to.equal('changed');
      expect(await status()).to.equal('unresolved');
    });

    it('says when the issue was so already, whoever made it so', async () => {
      expect(await apply('unresolve')).to.equal('unchanged');

      await arranged.act('resolve');

      expect(await apply('resolve')).to.equal('unchanged');
      expect(await status()).to.equal('resolved');
    });

    it('does nothing for an effect that it has served, whatever a person did since, and answers as before', async () => {
      const effect = anId<'Effect'>();
      await apply('resolve', effect);
      await arranged.act('unresolve');

      expect(await apply('resolve', effect)).to.equal('changed');

      expect(await status()).to.equal('unresolved');
    });

    it('answers as before also when it had nothing to do', async () => {
      const effect = anId<'Effect'>();
      await apply('unresolve', effect);
      await arranged.act('resolve');

      expect(await apply('unresolve', effect)).to.equal('unchanged');

      expect(await status()).to.equal('resolved');
    });

    for (const action of ['ignore', 'resolve_in_current_release', 'resolve_in_next_release'] as const) {
      it(`does ${action}, or says that it cannot and has done nothing: the effect can be asked for more`, async () => {
        const effect = anId<'Effect'>();
        const answer = await apply(action, effect);

        expect(answer).to.be.oneOf(['changed', 'unsupported']);
        expect(await status()).to.equal(answer === 'changed' ? statusAfter(action) : 'unresolved');
        expect(await apply(answer === 'changed' ? action : 'resolve', effect)).to.equal('changed');
        expect(await apply('unresolve')).to.equal('changed');
      });
    }

    it('says that an issue is gone which is not there', async () => {
      const { tracker, nowhere } = arranged;

      expect(await tracker.apply('resolve', nowhere, anId())).to.equal('gone');
    });

    const assign = (user: TrackerUserId | null, effect = anId<'Effect'>()) =>
      arranged.tracker.assign(user, arranged.issue, effect);

    it('tells whom the issue can be assigned to, or that it assigns nobody', async () => {
      const { tracker, people, issue } = arranged;
      const assignable = await tracker.assignable(issue);

      if (people === null) {
        expect(assignable).to.equal('unsupported');
        expect(await assign(anId())).to.equal('unsupported');
      } else {
        if (typeof assignable === 'string') return expect.fail(assignable);
        expect(assignable.map(({ id }) => id)).to.include.members([...people]);
      }
    });

    it('assigns the issue to one person, to another and to nobody, and says when it was so already', async () => {
      if (arranged.people === null) return;
      const [one, other] = arranged.people;

      expect(await assign(null)).to.equal('unchanged');
      for (const user of [one, other, null]) {
        expect(await assign(user)).to.equal('changed');
        expect(await assign(user)).to.equal('unchanged');
      }
    });

    it('assigns once for one effect, whatever was done since, and answers as before', async () => {
      if (arranged.people === null) return;
      const [one, other] = arranged.people;
      const effect = anId<'Effect'>();
      await assign(one, effect);
      await assign(other);

      expect(await assign(one, effect)).to.equal('changed');

      expect(await assign(other)).to.equal('unchanged');
    });

    it('assigns to nobody it does not know, and no issue that is not there', async () => {
      const { tracker, people, nowhere } = arranged;
      if (people === null) return;

      expect(await assign(anId())).to.equal('not_assignable');
      expect(await assign(null)).to.equal('unchanged');
      expect(await tracker.assign(people[0], nowhere, anId())).to.equal('gone');
      expect(await tracker.assignable(nowhere)).to.equal('gone');
    });
  });
}
