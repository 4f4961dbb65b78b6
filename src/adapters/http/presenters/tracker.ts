import type { Installation, TrackerProblem } from '../../../domain/installation.ts';
import { trackerEventsUrl } from '../../../domain/tracker-events-address.ts';
import type { SecretByPurpose } from '../../../domain/tracker-secret.ts';
import type { TrackerSettings } from '../../../domain/tracker-settings.ts';

/** The tracker of an Installation; no secret is among what it has. */
export function presentTracker(installation: Installation, publicUrl: string) {
  return {
    tracker: presentTrackerSettings(installation.tracker),
    problem: presentTrackerProblem(installation.trackerProblem),
    eventsUrl: trackerEventsUrl(installation, publicUrl),
  };
}

export function presentTrackerSettings(settings: TrackerSettings) {
  const { kind } = settings;
  switch (kind) {
    case 'local':
      return { kind };
    case 'sentry': {
      const { baseUrl, organization, projects, tls } = settings;
      return { kind, baseUrl, organization, projects, tls: presentTls(tls) };
    }
    case 'http': {
      const { url, name, tls } = settings;
      return { kind, url, name, tls: presentTls(tls) };
    }
  }
}

/** Null while the tracker answers. */
export function presentTrackerProblem(problem: TrackerProblem | null) {
  return problem === null ? null : { message: problem.message, since: problem.since };
}

/** The one answer that shows them; null for those that were there before, or were given. */
export function presentMadeSecrets({ call, event }: SecretByPurpose) {
  return { call: call?.reveal() ?? null, event: event?.reveal() ?? null };
}

function presentTls({ isVerified, caCertificate }: { isVerified: boolean; caCertificate: string | null }) {
  return { isVerified, caCertificate };
}
