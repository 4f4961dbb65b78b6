/** Every refusal Lockstep makes, by its stable code. The HTTP adapter maps each to a status. */
export type DomainErrorCode =
  | 'webhook_token_refused'
  | 'body_signature_refused'
  | 'payload_not_an_object'
  | 'invariant_violated'
  | 'invalid_value'
  | 'fields_refused'
  | 'not_found'
  | 'forbidden'
  | 'conflict'
  | 'already_linked'
  | 'authorization_attempt_refused'
  | 'integration_not_active'
  | 'jira_unreachable'
  | 'jira_rate_limited'
  | 'jira_needs_reauthorization'
  | 'jira_authorization_refused'
  | 'jira_misconfigured'
  | 'jira_forbidden'
  | 'jira_not_found'
  | 'jira_refused'
  | 'jira_unexpected_answer'
  | 'tracker_unavailable'
  | 'tracker_sender_refused'
  | 'idempotency_key_reused'
  | 'request_under_way'
  | 'outcome_unknown'
  | 'lease_lost';

/** A refusal with a stable code and a message for the person who can act on it. Holds no secret. */
export abstract class DomainError extends Error {
  abstract readonly code: DomainErrorCode;

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** A stored or given thing contradicts itself: a bug or a damaged row, never a person's mistake. */
export class InvariantViolated extends DomainError {
  readonly code = 'invariant_violated';
}

/** A value a person gave is not one we can use; `field` says which, the message why. */
export class InvalidValue extends DomainError {
  readonly code = 'invalid_value';
  readonly field: string;

  constructor(field: string, message: string) {
    super(message);
    this.field = field;
  }
}

/** What is wrong with one field of what was given. */
export interface FieldProblem {
  readonly field: string;
  readonly message: string;
}

/** What was given cannot be taken, by Lockstep or by Jira, for what is wrong at each of these fields. */
export class FieldsRefused extends DomainError {
  readonly code = 'fields_refused';
  readonly problems: readonly FieldProblem[];

  constructor(message: string, problems: readonly FieldProblem[]) {
    super(message);
    this.problems = problems;
  }
}

/** There is no such thing, or not for this caller. */
export class NotFound extends DomainError {
  readonly code = 'not_found';
}

/** The caller may not do this, whatever it is done to. */
export class Forbidden extends DomainError {
  readonly code = 'forbidden';
}

/** What was asked contradicts what is there. */
export class Conflict extends DomainError {
  readonly code = 'conflict';
}

const IDEMPOTENCY = {
  reused: {
    code: 'idempotency_key_reused',
    message: 'This Idempotency-Key was sent with another request before: each request needs one of its own.',
  },
  under_way: {
    code: 'request_under_way',
    message: 'The first request with this Idempotency-Key is still under way: send it again in a moment.',
  },
  unknown: {
    code: 'outcome_unknown',
    message:
      'The first request with this Idempotency-Key was cut short, and nobody can tell whether it was done: look ' +
      'whether it was, and send it with another key if not.',
  },
} as const;

/** A request with an idempotency key that is not the first with it, and cannot be answered as the first was. */
export class IdempotencyRefused extends DomainError {
  readonly code: (typeof IDEMPOTENCY)[keyof typeof IDEMPOTENCY]['code'];

  constructor(reason: keyof typeof IDEMPOTENCY) {
    super(IDEMPOTENCY[reason].message);
    this.code = IDEMPOTENCY[reason].code;
  }
}

/** The token in a webhook's URL proves no Integration. */
export class WebhookTokenRefused extends DomainError {
  readonly code = 'webhook_token_refused';
  /** Counted, never told to the sender. */
  readonly reason: 'malformed' | 'unknown_integration' | 'wrong_signature';

  constructor(reason: WebhookTokenRefused['reason']) {
    super('the token proves no Integration');
    this.reason = reason;
  }
}

/** The body's signature is wrong, or missing where it is required. */
export class BodySignatureRefused extends DomainError {
  readonly code = 'body_signature_refused';
  readonly reason: 'wrong' | 'missing';

  constructor(reason: BodySignatureRefused['reason']) {
    super(
      reason === 'wrong'
        ? 'the body is not signed with the secret of this webhook'
        : 'this webhook signs its bodies, and this one is not signed',
    );
    this.reason = reason;
  }
}

/** The request proves no tracker: a wrong signature, an unknown Installation, or a clock that differs too much. */
export class TrackerSenderRefused extends DomainError {
  readonly code = 'tracker_sender_refused';
  /** Counted, never told to the sender. */
  readonly reason: 'incomplete' | 'unknown_installation' | 'wrong_signature' | 'wrong_time';

  constructor(reason: TrackerSenderRefused['reason']) {
    super(
      'The request proves no tracker. Check the address, that it is signed with the secret of the purpose "event" over ' +
        'webhook-id, webhook-timestamp and the raw body, and that the clock is right to 5 minutes.',
    );
    this.reason = reason;
  }
}

/** The body is not a JSON object. */
export class PayloadNotAnObject extends DomainError {
  readonly code = 'payload_not_an_object';
}

/** The tracker issue has a link in this Installation already. */
export class AlreadyLinked extends DomainError {
  readonly code = 'already_linked';
}

/** The OAuth callback belongs to no attempt that is under way. */
export class AuthorizationAttemptRefused extends DomainError {
  readonly code = 'authorization_attempt_refused';
  readonly reason: 'unknown' | 'expired' | 'used' | 'state_mismatch' | 'denied' | 'incomplete';

  constructor(reason: AuthorizationAttemptRefused['reason'], message: string) {
    super(message);
    this.reason = reason;
  }
}

/** The Integration cannot do this in its present state. */
export class IntegrationNotActive extends DomainError {
  readonly code = 'integration_not_active';
}
