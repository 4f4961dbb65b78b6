import type { Installation } from './installation.ts';

/** The path below which trackers post their events. */
export const TRACKER_EVENTS_PATH = '/extensions/tracker';

/** The path below which Sentrys post their webhook requests. */
export const SENTRY_HOOK_PATH = '/extensions/sentry';

/** Where the tracker of this Installation posts its events; null when it has none to post. */
export function trackerEventsUrl(installation: Installation, publicUrl: string): string | null {
  if (installation.tracker.kind === 'local') return null;
  if (installation.tracker.kind === 'sentry')
    return `${publicUrl}${SENTRY_HOOK_PATH}/${installation.id}/webhook`;
  return `${publicUrl}${TRACKER_EVENTS_PATH}/${installation.id}/events`;
}
