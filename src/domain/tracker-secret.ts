import { Secret } from './secret.ts';
import { isLive } from './webhook-token.ts';

/**
 * `call`: what Lockstep's calls of the tracker carry, or are signed with. `event`: what the tracker signs its events
 * with.
 */
export const TRACKER_SECRET_PURPOSES = ['call', 'event'] as const;
export type TrackerSecretPurpose = (typeof TRACKER_SECRET_PURPOSES)[number];

/** A secret that Lockstep shares with the tracker of an Installation. */
export interface TrackerSecret {
  readonly id: string;
  readonly purpose: TrackerSecretPurpose;
  readonly value: Secret;
  /** From then on it is worth nothing; null while it is the newest of its purpose. */
  readonly retiresAt: Date | null;
}

/** One secret for each purpose; null where there is none. */
export type SecretByPurpose = Readonly<Record<TrackerSecretPurpose, Secret | null>>;

export const NO_SECRETS: SecretByPurpose = { call: null, event: null };

/** Every secret of this purpose that counts at `now`, the newest first. */
export function liveTrackerSecrets(
  secrets: readonly TrackerSecret[],
  purpose: TrackerSecretPurpose,
  now: Date,
): readonly Secret[] {
  return secrets
    .filter((secret) => secret.purpose === purpose && isLive(secret, now))
    .map(({ value }) => value);
}

/** `next` in front; those of its purpose count until `retiresAt` at the latest, and what is over by `now` is gone. */
export function withNextSecret(
  secrets: readonly TrackerSecret[],
  next: Omit<TrackerSecret, 'retiresAt'>,
  { now, retiresAt }: { readonly now: Date; readonly retiresAt: Date },
): readonly TrackerSecret[] {
  const before = secrets.map((secret) => {
    if (secret.purpose !== next.purpose) return secret;
    const isEarlier = secret.retiresAt !== null && secret.retiresAt < retiresAt;
    return isEarlier ? secret : { ...secret, retiresAt };
  });
  return [{ ...next, retiresAt: null }, ...before.filter((secret) => isLive(secret, now))];
}

/** What Standard Webhooks has secrets look like: `whsec_`, and the key in base64. `random` is made of ASCII. */
export function signingSecretFrom(random: Secret): Secret {
  return new Secret(`whsec_${btoa(random.reveal())}`);
}
