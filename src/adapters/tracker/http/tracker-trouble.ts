import { TrackerUnavailable } from '../../../application/ports/tracker.ts';
import type { HttpTrackerSettings } from '../../../domain/tracker-settings.ts';
import { urlIn } from '../../../domain/url-in.ts';
import { networkTroubleIn } from '../../egress/network-trouble.ts';
import { retryAfterMs } from '../../egress/retry-after.ts';
import type { Answer } from '../../egress/transport.ts';

/** What Lockstep wanted of a tracker, for messages: completes "Could not … Bugz at bugs.example.com". */
export interface Wanted {
  readonly purpose: string;
  readonly tracker: HttpTrackerSettings;
}

/** The tracker could not be asked; the message says what is wrong and what to do next. */
export function troubleWithNetwork(wanted: Wanted, error: unknown): TrackerUnavailable {
  return trouble(wanted, networkTroubleIn(error).says, { cause: error });
}

/** Null when the answer is one to be read. */
export function troubleWithStatus(
  wanted: Wanted,
  { status, headers }: Answer,
  now: Date,
): TrackerUnavailable | null {
  if (status === 200) return null;
  const asked = retryAfterMs(headers['retry-after'], now);
  return trouble(wanted, sentenceOn(status), status < 400 || asked === null ? {} : { retryAfterMs: asked });
}

/** The tracker answered what nobody can make sense of. */
export function troubleWithAnswer(wanted: Wanted, says: string): TrackerUnavailable {
  return trouble(wanted, `${says} Its author finds what is expected in docs/http-tracker.md.`);
}

/** Lockstep has nothing to sign with. */
export function troubleWithSecrets(wanted: Wanted): TrackerUnavailable {
  return trouble(wanted, 'Lockstep has no secret to sign with. Connect the tracker anew.');
}

function trouble(
  { purpose, tracker }: Wanted,
  says: string,
  options: ErrorOptions & { readonly retryAfterMs?: number } = {},
): TrackerUnavailable {
  const host = urlIn(tracker.url)?.host ?? 'an address that is none';
  return new TrackerUnavailable(`Could not ${purpose} ${tracker.name} at ${host}: ${says}`, options);
}

function sentenceOn(status: number): string {
  if (status === 401 || status === 403)
    return `it refused the call (${status}). Check that it has the secret of the purpose "call", and the time of both clocks.`;
  if (status === 404 || status === 410)
    return `nothing takes calls at that address (${status}). Check the URL of the tracker.`;
  if (status === 429) return 'it asks to be left alone for a while (429).';
  if (status === 503) return 'it is away for now (503).';
  if (status >= 500) return `it failed (${status}). Its own log says why.`;
  if (status >= 300 && status < 400)
    return `it points to another address (${status}), which Lockstep does not follow. Set the final address as its URL.`;
  return `it answered with status ${status}, and 200 alone is understood.`;
}
