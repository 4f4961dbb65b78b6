import { expect } from 'chai';

import { errorResponseTo } from '../../../../src/adapters/http/error-responses.ts';
import { ClientAborted, HttpRefusal } from '../../../../src/adapters/http/http-refusal.ts';
import { LeaseLost } from '../../../../src/application/ports/issue-leases.ts';
import { JiraFailure, type JiraFailureCode } from '../../../../src/application/ports/jira-failure.ts';
import { TrackerUnavailable } from '../../../../src/application/ports/tracker.ts';
import {
  AlreadyLinked,
  AuthorizationAttemptRefused,
  BodySignatureRefused,
  Conflict,
  IntegrationNotActive,
  FieldsRefused,
  IdempotencyRefused,
  Forbidden,
  InvalidValue,
  InvariantViolated,
  NotFound,
  PayloadNotAnObject,
  TrackerSenderRefused,
  WebhookTokenRefused,
  type DomainError,
  type DomainErrorCode,
} from '../../../../src/domain/domain-error.ts';

const never = { isStorageUnavailable: () => false, isOwnerGone: () => false };
const away = { ...never, isStorageUnavailable: () => true };
const jira = (code: JiraFailureCode) => [new JiraFailure(code, 'Jira is so.')] as const;

/** An error of every code, and the status it is answered with. */
const ANSWERS: Readonly<Record<DomainErrorCode, readonly [error: DomainError, status: number]>> = {
  webhook_token_refused: [new WebhookTokenRefused('malformed'), 404],
  body_signature_refused: [new BodySignatureRefused('wrong'), 401],
  payload_not_an_object: [new PayloadNotAnObject('no object'), 422],
  invariant_violated: [new InvariantViolated('row 7 is damaged'), 500],
  invalid_value: [new InvalidValue('title', 'must not be blank'), 422],
  fields_refused: [new FieldsRefused('no', [{ field: 'title', message: 'is required' }]), 422],
  not_found: [new NotFound('nothing there'), 404],
  forbidden: [new Forbidden('too little'), 403],
  conflict: [new Conflict('there already'), 409],
  already_linked: [new AlreadyLinked('linked already'), 409],
  authorization_attempt_refused: [new AuthorizationAttemptRefused('used', 'used before'), 409],
  integration_not_active: [new IntegrationNotActive('authorize first'), 409],
  jira_unreachable: [...jira('jira_unreachable'), 502],
  jira_rate_limited: [...jira('jira_rate_limited'), 503],
  jira_needs_reauthorization: [...jira('jira_needs_reauthorization'), 409],
  jira_authorization_refused: [...jira('jira_authorization_refused'), 409],
  jira_misconfigured: [...jira('jira_misconfigured'), 409],
  jira_forbidden: [...jira('jira_forbidden'), 409],
  jira_not_found: [...jira('jira_not_found'), 422],
  jira_refused: [...jira('jira_refused'), 422],
  jira_unexpected_answer: [...jira('jira_unexpected_answer'), 502],
  tracker_sender_refused: [new TrackerSenderRefused('wrong_signature'), 401],
  tracker_unavailable: [new TrackerUnavailable('the tracker is away'), 503],
  idempotency_key_reused: [new IdempotencyRefused('reused'), 422],
  request_under_way: [new IdempotencyRefused('under_way'), 409],
  outcome_unknown: [new IdempotencyRefused('unknown'), 409],
  lease_lost: [new LeaseLost('somebody else has it'), 503],
};

describe('what an error is answered with', () => {
  for (const [code, [error, status]] of Object.entries(ANSWERS)) {
    it(`is ${status} for ${code}`, () => {
      const response = errorResponseTo(error, never);

      expect(response.status).to.equal(status);
      expect(response.code).to.equal(status === 500 ? 'internal_error' : code);
      expect(response.detail).to.equal(status === 500 ? null : error.message);
      expect('Retry-After' in response.headers).to.equal(status === 503);
    });
  }

  it('names the field whose value is not one we can use', () => {
    expect(errorResponseTo(new InvalidValue('title', 'must not be blank'), never).errors).to.deep.equal([
      { field: 'title', message: 'must not be blank' },
    ]);
  });

  it('adds what Jira says to what we say, once and without markup', () => {
    const failure = new JiraFailure('jira_refused', 'Jira refuses it: not that way.', {
      jiraMessages: ['not that way', '<b>Bold</b> words', '  ', '<br>'],
      fieldMessages: { summary: 'is too long' },
    });

    expect(errorResponseTo(failure, never).detail).to.equal(
      'Jira refuses it: not that way. Jira says: Bold words. Jira says: summary: is too long.',
    );
  });

  it('passes on how long the other side asked to be left alone, in whole seconds', () => {
    const retryAfter = (retryAfterMs: number) =>
      errorResponseTo(new TrackerUnavailable('away', { retryAfterMs }), never).headers['Retry-After'];

    expect([0, 1, 1000, 1001].map(retryAfter)).to.deep.equal(['1', '1', '1', '2']);
  });

  it('tells an unreachable storage from a fault, and nothing of either', () => {
    const error = new Error('connect ECONNREFUSED 10.0.0.1:5432');

    expect(errorResponseTo(error, away)).to.include({ status: 503, code: 'storage_unavailable' });
    expect(errorResponseTo(error, away).detail).not.to.include('10.0.0.1');
    for (const thrown of [error, 'a text', null, undefined, { status: 404, expose: true }]) {
      expect(errorResponseTo(thrown, never)).to.deep.equal({
        ...{ status: 500, code: 'internal_error', detail: null },
        ...{ errors: [], headers: {} },
      });
    }
  });

  it('tells that what it was of is gone, where only the storage noticed, and nothing of the storage', () => {
    const error = new Error('insert or update on table "api_key" violates foreign key constraint');
    const gone = { ...never, isOwnerGone: () => true };

    expect(errorResponseTo(error, gone)).to.include({ status: 404, code: 'not_found' });
    expect(errorResponseTo(error, gone).detail).not.to.include('api_key');
  });

  it('does not take a refusal for an unreachable storage', () => {
    expect(errorResponseTo(new NotFound('nothing there'), away).status).to.equal(404);
    expect(errorResponseTo(new HttpRefusal('forbidden', 'no'), away).status).to.equal(403);
  });

  it('is 499 for who went away', () => {
    expect(errorResponseTo(new ClientAborted(), never).status).to.equal(499);
  });
});
