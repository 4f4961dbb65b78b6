import { expect } from 'chai';

import { InvariantViolated } from '../../../src/domain/domain-error.ts';
import { Effect, MOST_ATTEMPTS, type NewEffect } from '../../../src/domain/effect.ts';
import type { EffectId, IntegrationId, JiraIssueId, LinkId } from '../../../src/domain/ids.ts';

const [EARLY, NOW, LATE] = [new Date('2024-01-01'), new Date('2024-01-02'), new Date('2024-01-03')];

function anEffect(shape: Partial<NewEffect> = {}): Effect {
  return Effect.create({
    id: 'effect-1' as EffectId,
    linkId: 'link-1' as LinkId,
    integrationId: 'integration-1' as IntegrationId,
    jiraIssueId: '10300' as JiraIssueId,
    deliveryId: null,
    source: 'delivery',
    content: { kind: 'status', seen: null },
    actor: 'User ada',
    observedAt: NOW,
    createdAt: EARLY,
    ...shape,
  });
}

function standing(effect: Effect): unknown {
  const { state, attempts, nextAttemptAt, lastProblem } = effect.toProps();
  return [state, attempts, nextAttemptAt, lastProblem];
}

describe('an effect', () => {
  it('is due at once when it is new', () => {
    expect(standing(anEffect())).to.deep.equal(['due', 0, null, null]);
    expect(anEffect().isDueAt(EARLY)).to.equal(true);
    expect(anEffect().kind).to.equal('status');
    expect(anEffect().issue).to.deep.equal({ integrationId: 'integration-1', jiraIssueId: '10300' });
  });

  it('waits for its next attempt, and says what stopped the last', () => {
    const waiting = anEffect().postponed('Jira does not answer', NOW);
    expect(standing(waiting)).to.deep.equal(['waiting', 1, NOW, 'Jira does not answer']);
    expect([EARLY, NOW, LATE].map((at) => waiting.isDueAt(at))).to.deep.equal([false, true, true]);
  });

  it('is dead after the last attempt, and not before', () => {
    let effect = anEffect();
    for (let attempt = 1; attempt < MOST_ATTEMPTS; attempt += 1) {
      effect = effect.postponed('away', NOW);
      expect(effect.toProps().state).to.equal('waiting');
    }
    expect(standing(effect.postponed('still away', NOW))).to.deep.equal([
      'dead',
      MOST_ATTEMPTS,
      null,
      'still away',
    ]);
  });

  it('waits for a new authorization without an hour, and spends no attempt on it', () => {
    const waiting = anEffect().postponed('away', NOW).awaitingAuthorization('the token was revoked');
    expect(standing(waiting)).to.deep.equal(['waiting', 1, null, 'the token was revoked']);
    expect(waiting.isDueAt(LATE)).to.equal(false);
    expect(waiting.isOpen).to.equal(true);
  });

  it('counts the attempt that ended it, but none when it was superseded', () => {
    expect(standing(anEffect().finished('applied'))).to.deep.equal(['applied', 1, null, null]);
    expect(standing(anEffect().postponed('away', NOW).finished('failed'))).to.deep.equal([
      'failed',
      2,
      null,
      'away',
    ]);
    expect(standing(anEffect().postponed('away', NOW).superseded())).to.deep.equal([
      'skipped',
      1,
      null,
      'away',
    ]);
  });

  for (const state of ['applied', 'skipped', 'failed', 'dead'] as const) {
    it(`stays ${state} once it is`, () => {
      const over = anEffect().finished(state);
      expect(over.isOpen).to.equal(false);
      expect(over.isDueAt(LATE)).to.equal(false);
      for (const later of [
        over.finished(state === 'applied' ? 'failed' : 'applied'),
        over.postponed('away', NOW),
        over.superseded(),
        over.awaitingAuthorization('revoked'),
      ]) {
        expect(later.toProps()).to.deep.equal(over.toProps());
      }
    });
  }

  it('comes back from the store as it was, but not with attempts that nobody can have made', () => {
    const { ...props } = anEffect().postponed('away', NOW).toProps();
    expect(Effect.restore(props).toProps()).to.deep.equal(props);
    for (const attempts of [-1, MOST_ATTEMPTS + 1]) {
      expect(() => Effect.restore({ ...props, attempts })).to.throw(InvariantViolated, 'effect-1');
    }
  });
});

describe('what supersedes an effect', () => {
  const other = (shape: Partial<NewEffect> = {}) => anEffect({ id: 'effect-2' as EffectId, ...shape });

  for (const [mine, theirs, expected] of [
    [NOW, LATE, true],
    [NOW, NOW, true],
    [NOW, EARLY, false],
    [NOW, null, true],
    [null, null, true],
    [null, LATE, false],
  ] as const) {
    const words = [mine, theirs].map((at) => at?.toISOString().slice(0, 10) ?? 'read from Jira');
    it(`is${expected ? '' : ' not'} one of ${words[1] ?? ''} for one of ${words[0] ?? ''}`, () => {
      expect(anEffect({ observedAt: mine }).isSupersededBy(other({ observedAt: theirs }))).to.equal(expected);
    });
  }

  it('is of the same kind and the same link, and another', () => {
    const effect = anEffect();
    expect(
      effect.isSupersededBy(other({ content: { kind: 'move', key: 'NUM-9' }, observedAt: LATE })),
    ).to.equal(false);
    expect(effect.isSupersededBy(other({ linkId: 'link-2' as LinkId, observedAt: LATE }))).to.equal(false);
    expect(effect.isSupersededBy(effect)).to.equal(false);
  });

  it('comes too late for one that is over, and in time for one that waits', () => {
    expect(
      anEffect()
        .finished('applied')
        .isSupersededBy(other({ observedAt: LATE })),
    ).to.equal(false);
    expect(
      anEffect()
        .postponed('away', LATE)
        .isSupersededBy(other({ observedAt: LATE })),
    ).to.equal(true);
  });
});
