import fc from 'fast-check';
import { expect } from 'chai';

import { Effect, MOST_ATTEMPTS } from '../../src/domain/effect.ts';
import { retryDelay } from '../../src/domain/retry-delay.ts';
import { effectCall, newEffect, type EffectCall } from '../support/lifecycle-arbitraries.ts';

function apply(effect: Effect, call: EffectCall): Effect {
  switch (call.kind) {
    case 'finished':
      return effect.finished(call.state);
    case 'postponed':
      return effect.postponed('away', call.at);
    case 'begun':
      return effect.begun('killed', call.at);
    case 'superseded':
      return effect.superseded();
    case 'awaiting_authorization':
      return effect.awaitingAuthorization('revoked');
  }
}

describe('an effect, whatever is done to it', () => {
  it('is in a state it can be in', () => {
    fc.assert(
      fc.property(newEffect(), fc.array(effectCall(), { maxLength: 20 }), (effect, calls) => {
        const { state, attempts, nextAttemptAt } = calls.reduce(apply, effect).toProps();

        expect(state).to.be.oneOf(['due', 'waiting', 'applied', 'skipped', 'failed', 'dead']);
        expect(attempts).to.be.within(0, MOST_ATTEMPTS);
        if (state !== 'waiting') expect(nextAttemptAt).to.equal(null);
        if (state === 'dead') expect(attempts).to.equal(MOST_ATTEMPTS);
        if (state === 'due') expect(calls).to.have.lengthOf(0);
      }),
    );
  });

  it('never leaves a state in which it is over, and never counts back', () => {
    fc.assert(
      fc.property(newEffect(), fc.array(effectCall(), { maxLength: 20 }), (effect, calls) => {
        calls.reduce((before, call) => {
          const after = apply(before, call);
          if (!before.isOpen) expect(after.toProps()).to.deep.equal(before.toProps());
          expect(after.toProps().attempts).to.be.at.least(before.toProps().attempts);
          return after;
        }, effect);
      }),
    );
  });

  it('is over after as many failures as there are attempts, whatever happened in between', () => {
    fc.assert(
      fc.property(newEffect(), fc.array(effectCall(), { maxLength: 20 }), (effect, calls) => {
        const failure: EffectCall = { kind: 'postponed', at: new Date(0) };
        const tried = Array.from({ length: MOST_ATTEMPTS }, () => failure);
        expect([...calls, ...tried].reduce(apply, effect).isOpen).to.equal(false);
      }),
    );
  });

  it('can be stored and read back', () => {
    fc.assert(
      fc.property(newEffect(), fc.array(effectCall()), (effect, calls) => {
        const after = calls.reduce(apply, effect);
        expect(Effect.restore(after.toProps()).toProps()).to.deep.equal(after.toProps());
      }),
    );
  });

  it('is superseded within its own link and kind only, and by one that saw no less', () => {
    fc.assert(
      fc.property(newEffect(), newEffect(), (mine, theirs) => {
        if (!mine.isSupersededBy(theirs)) return;
        expect(theirs.kind).to.equal(mine.kind);
        expect(theirs.toProps().linkId).to.equal(mine.toProps().linkId);
        const [seen, seenLater] = [mine.toProps().observedAt, theirs.toProps().observedAt];
        expect(seenLater === null || (seen !== null && seenLater >= seen)).to.equal(true);
      }),
      { numRuns: 500 },
    );
  });

  it('or the other, of the same link and kind, gives way: of two open ones one can always be dropped', () => {
    fc.assert(
      fc.property(newEffect(), newEffect(), (one, other) => {
        fc.pre(
          one.kind === other.kind && one.toProps().linkId === other.toProps().linkId && one.id !== other.id,
        );
        expect(one.isSupersededBy(other) || other.isSupersededBy(one)).to.equal(true);
      }),
    );
  });
});

describe('the delay before the next attempt', () => {
  const chance = fc.double({ min: 0, max: 1, noNaN: true });
  const attempts = fc.integer({ min: 0, max: 2_000 });

  it('is between half a second and three hours when nobody asked for more', () => {
    fc.assert(
      fc.property(attempts, chance, (count, luck) => {
        expect(retryDelay(count, luck, null)).to.be.within(500, 3 * 60 * 60_000);
      }),
    );
  });

  it('is at least what the other side asked for, of which a day is the longest', () => {
    fc.assert(
      fc.property(attempts, chance, fc.nat(), (count, luck, asked) => {
        const obeyed = Math.min(asked, 24 * 60 * 60_000);
        expect(retryDelay(count, luck, asked)).to.equal(Math.max(retryDelay(count, luck, null), obeyed));
      }),
    );
  });

  it('is never shorter after more attempts, by the same chance', () => {
    fc.assert(
      fc.property(attempts, chance, (count, luck) => {
        expect(retryDelay(count + 1, luck, null)).to.be.at.least(retryDelay(count, luck, null));
      }),
    );
  });
});
