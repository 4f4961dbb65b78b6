import { expect } from 'chai';

import { AuthorizationAttempt } from '../../../src/domain/authorization-attempt.ts';
import { AuthorizationAttemptRefused } from '../../../src/domain/domain-error.ts';
import type { AuthorizationAttemptId, IntegrationId } from '../../../src/domain/ids.ts';

const START = new Date('2024-01-02T00:00:00.000Z');
const IN_TIME = new Date('2024-01-02T00:14:59.999Z');
const TOO_LATE = new Date('2024-01-02T00:15:00.000Z');

function anAttempt(): AuthorizationAttempt {
  return AuthorizationAttempt.start(
    {
      id: 'attempt-1' as AuthorizationAttemptId,
      integrationId: 'integration-1' as IntegrationId,
      requestTokenFingerprint: 'token',
      stateFingerprint: 'state',
    },
    START,
  );
}

function refusalOf(use: () => unknown): AuthorizationAttemptRefused['reason'] {
  try {
    use();
  } catch (error) {
    if (error instanceof AuthorizationAttemptRefused) return error.reason;
    throw error;
  }
  throw new Error('it was not refused');
}

describe('an authorization attempt', () => {
  it('can be used within 15 minutes', () => {
    expect(anAttempt().use('state', IN_TIME).toProps().usedAt).to.equal(IN_TIME);
  });

  it('can be used without a state, which a proxy or an older Jira may have dropped', () => {
    expect(anAttempt().use(null, IN_TIME).toProps().usedAt).to.equal(IN_TIME);
  });

  it('is refused after 15 minutes', () => {
    expect(refusalOf(() => anAttempt().use('state', TOO_LATE))).to.equal('expired');
  });

  it('is refused with the state of another', () => {
    expect(refusalOf(() => anAttempt().use('another', IN_TIME))).to.equal('state_mismatch');
    expect(refusalOf(() => anAttempt().use('', IN_TIME))).to.equal('state_mismatch');
  });

  it('is used once, and a refusal does not use it', () => {
    const attempt = anAttempt();
    refusalOf(() => attempt.use('another', IN_TIME));
    const used = attempt.use('state', IN_TIME);
    expect(refusalOf(() => used.use('state', IN_TIME))).to.equal('used');
    expect(refusalOf(() => AuthorizationAttempt.restore(used.toProps()).use('state', TOO_LATE))).to.equal(
      'used',
    );
  });

  it('keeps fingerprints of token and state, and nothing else of them', () => {
    expect(Object.keys(anAttempt().toProps()).sort()).to.deep.equal([
      'expiresAt',
      'id',
      'integrationId',
      'requestTokenFingerprint',
      'stateFingerprint',
      'usedAt',
    ]);
  });
});
