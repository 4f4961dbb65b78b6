import type { Installation } from '../../domain/installation.ts';
import type { TrackerEvent } from '../../domain/outbound/tracker-event.ts';
import type { Stores } from '../ports/stores.ts';

/** Looks at what happens to tracker issues that have no link, or happen again though their Jira issue is done. */
export interface UnlinkedEvents {
  /**
   * Takes an event about a tracker issue without a link, or that comes back or happens again, once, within the
   * transaction of `stores`: these stores and nothing else, no network.
   */
  take(event: TrackerEvent, installation: Installation, stores: Stores): Promise<void>;
}
