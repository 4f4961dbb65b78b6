import type { Installation } from './installation.ts';

/** The path below which trackers post their events. */
export const TRACKER_EVENTS_PATH = '/extensions/tracker';

/** Where the tracker of this Installation posts its events; null when it has none to post. */
export function trackerEventsUrl(installation: Installation, publicUrl: string): string | null {
  if (installation.tracker.kind === 'local') return null;
  return `${publicUrl}${TRACKER_EVENTS_PATH}/${installation.id}/events`;
}
