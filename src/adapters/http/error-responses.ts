import { JiraFailure } from '../../application/ports/jira-failure.ts';
import { TrackerUnavailable } from '../../application/ports/tracker.ts';
import {
  AuthorizationAttemptRefused,
  DomainError,
  FieldsRefused,
  InvalidValue,
  type DomainErrorCode,
} from '../../domain/domain-error.ts';
import type { HttpPorts } from './http-ports.ts';
import { ClientAborted, HttpRefusal, type FieldProblem, type HttpRefusalCode } from './http-refusal.ts';

/** The whole mapping, in one place. The compiler refuses a code left out. */
const STATUS_OF = {
  webhook_token_refused: 404,
  body_signature_refused: 401,
  payload_not_an_object: 422,
  invariant_violated: 500,
  invalid_value: 422,
  fields_refused: 422,
  not_found: 404,
  forbidden: 403,
  conflict: 409,
  already_linked: 409,
  authorization_attempt_refused: 409,
  integration_not_active: 409,
  jira_unreachable: 502,
  jira_rate_limited: 503,
  jira_needs_reauthorization: 409,
  jira_authorization_refused: 409,
  jira_misconfigured: 409,
  jira_forbidden: 409,
  jira_not_found: 422,
  jira_refused: 422,
  jira_unexpected_answer: 502,
  tracker_unavailable: 503,
  tracker_sender_refused: 401,
  idempotency_key_reused: 422,
  request_under_way: 409,
  outcome_unknown: 409,
  lease_lost: 503,
} as const satisfies Record<DomainErrorCode, number>;

/** Why an OAuth callback is refused tells more than that it is. */
const STATUS_OF_ATTEMPT = {
  unknown: 404,
  expired: 410,
  used: 409,
  state_mismatch: 403,
  denied: 403,
  incomplete: 400,
} as const satisfies Record<AuthorizationAttemptRefused['reason'], number>;

const STATUS_OF_REFUSAL = {
  malformed_request: 400,
  malformed_json: 400,
  unauthenticated: 401,
  too_many_failures: 429,
  forbidden: 403,
  no_such_address: 404,
  method_not_allowed: 405,
  precondition_failed: 412,
  body_too_large: 413,
  unsupported_media_type: 415,
  invalid_value: 422,
} as const satisfies Record<HttpRefusalCode, number>;

export type ProblemCode =
  DomainErrorCode | HttpRefusalCode | 'client_aborted' | 'storage_unavailable' | 'internal_error';

/** Every code that a problem can have. */
export const PROBLEM_CODES = [
  ...new Set([...codesOf(STATUS_OF), ...codesOf(STATUS_OF_REFUSAL)]),
  'client_aborted',
  'storage_unavailable',
  'internal_error',
] as const satisfies readonly ProblemCode[];

const CLIENT_CLOSED_REQUEST = 499;
const SERVICE_UNAVAILABLE = 503;
const RETRY_AFTER_S = 5;

/** What an error is answered with. */
export interface ErrorResponse {
  readonly status: number;
  readonly code: ProblemCode;
  /** For the person; null when only the operator can do something about it. */
  readonly detail: string | null;
  readonly errors: readonly FieldProblem[];
  readonly headers: Readonly<Record<string, string>>;
}

/** What the storage says of an error that no port names. */
export type StorageVerdicts = Pick<HttpPorts, 'isStorageUnavailable' | 'isOwnerGone'>;

/** The answer to whatever was thrown. What no port names tells nothing of itself. */
export function errorResponseTo(
  error: unknown,
  { isStorageUnavailable, isOwnerGone }: StorageVerdicts,
): ErrorResponse {
  if (error instanceof HttpRefusal) return refused(error);
  if (error instanceof ClientAborted)
    return { ...BARE, status: CLIENT_CLOSED_REQUEST, code: 'client_aborted' };
  if (error instanceof DomainError && error.code !== 'invariant_violated') return ofDomain(error);
  if (isStorageUnavailable(error)) {
    return {
      ...BARE,
      status: SERVICE_UNAVAILABLE,
      code: 'storage_unavailable',
      detail: 'Lockstep cannot reach its database. Nothing was stored; try again in a moment.',
      headers: { 'Retry-After': String(RETRY_AFTER_S) },
    };
  }
  if (isOwnerGone(error)) return { ...BARE, status: STATUS_OF.not_found, code: 'not_found', detail: GONE };
  return { ...BARE, status: 500, code: 'internal_error' };
}

const GONE = 'What this belongs to was deleted just now. Nothing was stored.';

const BARE = { detail: null, errors: [], headers: {} } as const;

function refused({ code, message, errors, headers }: HttpRefusal): ErrorResponse {
  return { status: STATUS_OF_REFUSAL[code], code, detail: message, errors, headers };
}

function ofDomain(error: DomainError): ErrorResponse {
  const status = statusOf(error);
  return {
    status,
    code: error.code,
    detail: error instanceof JiraFailure ? [error.message, ...jiraWordsIn(error)].join(' ') : error.message,
    errors: fieldProblemsIn(error),
    headers: status === SERVICE_UNAVAILABLE ? { 'Retry-After': String(retryAfterOf(error)) } : {},
  };
}

function statusOf(error: DomainError): number {
  return error instanceof AuthorizationAttemptRefused
    ? STATUS_OF_ATTEMPT[error.reason]
    : STATUS_OF[error.code];
}

/** Jira's own words that the message does not hold already, as sentences; markup is left out. */
export function jiraWordsIn({ message, jiraMessages, fieldMessages }: JiraFailure): readonly string[] {
  const named = Object.entries(fieldMessages).map(([field, text]) => `${field}: ${text}`);
  const words = [...jiraMessages, ...named].map((text) =>
    text
      .replace(/<[^<>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  );
  return words
    .filter((text) => text !== '' && !message.includes(text))
    .map((text) => `Jira says: ${text}${/[.!?]$/.test(text) ? '' : '.'}`);
}

function fieldProblemsIn(error: DomainError): readonly FieldProblem[] {
  if (error instanceof FieldsRefused) return error.problems;
  return error instanceof InvalidValue ? [{ field: error.field, message: error.message }] : [];
}

function retryAfterOf(error: DomainError): number {
  const asked =
    error instanceof JiraFailure || error instanceof TrackerUnavailable ? error.retryAfterMs : null;
  return asked === null ? RETRY_AFTER_S : Math.max(1, Math.ceil(asked / 1000));
}

function codesOf<Code extends string>(statuses: Readonly<Record<Code, number>>): readonly Code[] {
  return Object.keys(statuses) as Code[];
}
