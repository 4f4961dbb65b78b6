import { filledTextOf, own, ownPath } from '../../domain/foreign-json.ts';
import type { WebhookStatistics } from '../../domain/webhook-health.ts';

const LONGEST_REASON = 200;

/**
 * Understands what Jira 10 and newer count of a webhook, and its latest request; null when nothing is counted. Atlassian
 * describes neither: what is not as seen before is taken for not told.
 */
export function understandStatistics(value: unknown, latest: unknown): WebhookStatistics | null {
  const counts = own(value, 'counts');
  const [successes, failures, errors] = ['successes', 'failures', 'errors'].map((name) =>
    countOf(own(counts, name)),
  );
  if (successes == null || failures == null || errors == null) return null;

  const lastError = own(value, 'lastError');
  const [isSuccess, latestAt] = [isSuccessOf(latest), momentOf(own(latest, 'date'))];
  return {
    successes,
    failures,
    errors,
    lastSuccessAt: isSuccess === true ? latestAt : null,
    lastFailureAt: later(isSuccess === false ? latestAt : null, momentIn(lastError)),
    lastFailure: reasonIn(own(latest, 'result'), isSuccess) ?? reasonIn(lastError, false),
  };
}

function countOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : null;
}

/** Whether the latest request was answered with a 2xx; null when that is not told. */
function isSuccessOf(latest: unknown): boolean | null {
  const status = ownPath(latest, 'result', 'status');
  if (typeof status === 'number') return status >= 200 && status < 300;
  return filledTextOf(ownPath(latest, 'result', 'error')) === null ? null : false;
}

function momentIn(lastError: unknown): Date | null {
  return momentOf(own(lastError, 'at') ?? own(lastError, 'date') ?? own(lastError, 'timestamp'));
}

function momentOf(value: unknown): Date | null {
  if (typeof value !== 'number' && typeof value !== 'string') return null;
  const moment = new Date(value);
  const year = moment.getUTCFullYear();
  return year >= 1970 && year <= 9999 ? moment : null;
}

function later(one: Date | null, other: Date | null): Date | null {
  if (one === null || other === null) return one ?? other;
  return one > other ? one : other;
}

/** Addresses are left out: the webhook's own holds its token. */
function reasonIn(value: unknown, isSuccess: boolean | null): string | null {
  if (isSuccess !== false) return null;
  const status = own(value, 'status');
  if (typeof status === 'number') return `HTTP ${status}`;
  const text = filledTextOf(own(value, 'message') ?? own(value, 'error'));
  if (text === null) return null;
  const words = text
    .split(/[\p{Cc}\s]+/u)
    .map((word) => (isAddress(word) ? '[address]' : word))
    .join(' ')
    .trim();
  return words.length > LONGEST_REASON ? `${words.slice(0, LONGEST_REASON - 1)}…` : words;
}

/** Word by word, each looked at from its start alone: a text made to cost time costs no more than another. */
function isAddress(word: string): boolean {
  const parts = word.split('.').filter((part) => /[\w-]{10}/.test(part));
  return word.includes('://') || word.includes('issue-updated') || parts.length >= 3;
}
