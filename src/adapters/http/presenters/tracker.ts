import { z } from 'zod';
import type { ConnectTrackerOutcome } from '../../../application/tracking/connect-tracker.ts';
import type { RotateTrackerSecretsOutcome } from '../../../application/tracking/rotate-tracker-secrets.ts';
import type { Finding } from '../../../domain/finding.ts';
import type { Installation } from '../../../domain/installation.ts';
import { trackerEventsUrl } from '../../../domain/tracker-events-address.ts';
import type { SecretByPurpose } from '../../../domain/tracker-secret.ts';
import { FINDING, presentFinding } from './finding.ts';
import { list, time, type Presented } from './presented.ts';
import {
  presentTrackerProblem,
  presentTrackerSettings,
  TRACKER_PROBLEM,
  TRACKER_SETTINGS,
} from './tracker-settings.ts';

export const INSTALLATION_TRACKER = z
  .strictObject({
    tracker: TRACKER_SETTINGS,
    problem: TRACKER_PROBLEM.nullable().describe('Null while it answers.'),
    eventsUrl: z.string().nullable().describe('Where it posts its events; null when it has none to post.'),
  })
  .meta({ id: 'Tracker' });

const secret = () => z.string().nullable();
const MADE_SECRETS = z
  .strictObject({ call: secret(), event: secret() })
  .describe('Shown this once; null for those that were there before, or were given.');

export const CONNECTED_TRACKER = INSTALLATION_TRACKER.extend({
  secrets: MADE_SECRETS,
  findings: list(FINDING),
}).meta({
  id: 'ConnectedTracker',
});

export const ROTATED_TRACKER = INSTALLATION_TRACKER.extend({
  secrets: MADE_SECRETS,
  oldAcceptedUntil: time().describe('When an older secret is taken for the last time.'),
}).meta({ id: 'RotatedTracker' });

export const TRACKER_FINDINGS = z.strictObject({ findings: list(FINDING) }).meta({ id: 'TrackerFindings' });

/** The tracker of an Installation; no secret is among what it has. */
export function presentTracker(
  installation: Installation,
  publicUrl: string,
): Presented<typeof INSTALLATION_TRACKER> {
  return {
    tracker: presentTrackerSettings(installation.tracker),
    problem: presentTrackerProblem(installation.trackerProblem),
    eventsUrl: trackerEventsUrl(installation, publicUrl),
  };
}

export function presentConnectedTracker(
  { installation, made, findings }: ConnectTrackerOutcome & { readonly findings: readonly Finding[] },
  publicUrl: string,
): Presented<typeof CONNECTED_TRACKER> {
  return {
    ...presentTracker(installation, publicUrl),
    secrets: presentMadeSecrets(made),
    ...presentTrackerFindings(findings),
  };
}

export function presentRotatedTracker(
  { installation, made, oldAcceptedUntil }: RotateTrackerSecretsOutcome,
  publicUrl: string,
): Presented<typeof ROTATED_TRACKER> {
  return {
    ...presentTracker(installation, publicUrl),
    secrets: presentMadeSecrets(made),
    oldAcceptedUntil,
  };
}

export function presentTrackerFindings(findings: readonly Finding[]): Presented<typeof TRACKER_FINDINGS> {
  return { findings: findings.map(presentFinding) };
}

function presentMadeSecrets({ call, event }: SecretByPurpose): Presented<typeof MADE_SECRETS> {
  return { call: call?.reveal() ?? null, event: event?.reveal() ?? null };
}
