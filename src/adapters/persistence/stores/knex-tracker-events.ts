import type { Knex } from 'knex';
import type { InstallationId } from '../../../domain/ids.ts';
import type { TrackerEvents } from '../../../application/ports/tracker-events.ts';
import { storableText } from '../rows/storable.ts';
import { TABLES } from '../rows/tables.ts';

interface TrackerEventRow {
  readonly installation_id: string;
  readonly event_id: string;
  readonly taken_at: Date;
}

/** Uniqueness is the schema's: an event's id is the key, within its Installation. */
export class KnexTrackerEvents implements TrackerEvents {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async take(id: InstallationId, eventIds: readonly string[], at: Date): Promise<ReadonlySet<string>> {
    // In one order, so that two that come at once wait for each other and not in a circle.
    const byText = new Map(eventIds.map((eventId) => [storableText(eventId), eventId]));
    const rows = [...byText.keys()]
      .toSorted()
      .map((eventId) => ({ installation_id: storableText(id), event_id: eventId, taken_at: at }));
    if (rows.length === 0) return new Set();

    const taken = await this.#db<TrackerEventRow>(TABLES.trackerEvent)
      .insert(rows)
      .onConflict(['installation_id', 'event_id'])
      .ignore()
      .returning('event_id');
    return new Set(taken.map((row) => byText.get(row.event_id) ?? row.event_id));
  }
}
