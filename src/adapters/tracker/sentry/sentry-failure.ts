import { TrackerUnavailable } from '../../../application/ports/tracker.ts';
import { retryAfterMs } from '../../egress/retry-after.ts';
import type { Answer } from '../../egress/transport.ts';

/** What a call failed of whose answer tells neither that it was done nor that it was not, or that it may not be. */
export function failureOf(
  { purpose }: { readonly purpose: string },
  answer: Answer,
  { host, now }: { readonly host: string; readonly now: Date },
): TrackerUnavailable {
  const wait = waitOf(answer, now);
  return new TrackerUnavailable(
    `Could not ${purpose} at ${host}: ${sayingOf(answer.status)}`,
    wait === null ? {} : { retryAfterMs: wait },
  );
}

function sayingOf(status: number): string {
  if (status === 401) {
    return 'it does not take the token (401). Make a new one there, and give it to the tracker of this Installation.';
  }
  if (status === 403) {
    return (
      'the token has not the permission (403). It needs Organization and Project: Read, Issue & Event: Admin, and to ' +
      'be of this organization.'
    );
  }
  if (status === 429) return 'it asks for a rest (429).';
  if (status >= 300 && status < 400) {
    return `it leads elsewhere (${status}), and Lockstep follows nowhere with a token. Check the base URL and its scheme.`;
  }
  return `it answered ${status}.`;
}

/** Sentry tells of 429 when the window ends, in seconds since 1970. */
function waitOf({ status, headers }: Answer, now: Date): number | null {
  const asked = retryAfterMs(headers['retry-after'], now);
  if (asked !== null || status !== 429) return asked;

  const reset = headers['x-sentry-rate-limit-reset'] ?? '';
  return /^\d{1,12}$/.test(reset) ? Math.max(0, Number(reset) * 1000 - now.getTime()) : null;
}
