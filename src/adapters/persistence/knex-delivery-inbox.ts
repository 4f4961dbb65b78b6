import type { Knex } from 'knex';
import type { NewDelivery } from '../../domain/delivery.ts';
import type { JiraIssueRef } from '../../domain/ids.ts';
import type { Accepted, DeliveryInbox } from '../../application/ports/delivery-inbox.ts';
import type { Tracing } from '../../application/ports/tracing.ts';
import type { ConfirmedVersions } from './confirmed-versions.ts';
import { runPrepared } from './database/prepared.ts';
import { Gathered } from './gathered.ts';
import { versionsWhere } from './integration-version.ts';
import { IS_LINKED, linkedInsert, valuesOf, type Asked, type InsertedRow } from './linked-insert.ts';
import { LinkedLately } from './linked-lately.ts';
import { storableText } from './rows/storable.ts';

type Outcome = Accepted | 'not_linked' | 'changed';

interface Looked {
  readonly issue: JiraIssueRef;
  readonly version: string;
}

interface LookedRow {
  readonly place: number;
  readonly version: string | null;
  readonly is_linked: boolean;
}

/**
 * Uniqueness is the schema's: `unique (integration_id, fingerprint)`. What comes at once is one statement, which checks
 * and keeps. Of an issue that was not linked of late, it is asked first whether it is: most events are about such.
 */
export class KnexDeliveryInbox implements DeliveryInbox {
  readonly #knex: Knex;
  readonly #confirmed: ConfirmedVersions;
  readonly #tracing: Pick<Tracing, 'traceparent'>;
  readonly #looking: Gathered<Looked, 'linked' | 'not_linked' | 'changed'>;
  readonly #keeping: Gathered<Asked, Outcome>;
  readonly #lately = new LinkedLately();

  constructor(knex: Knex, confirmed: ConfirmedVersions, tracing: Pick<Tracing, 'traceparent'>) {
    this.#knex = knex;
    this.#confirmed = confirmed;
    this.#tracing = tracing;
    this.#looking = new Gathered({ ask: (all) => this.#look(all) });
    this.#keeping = new Gathered({
      ask: (all) => this.#keep(all),
      bytesOf: ({ delivery: { body } }) => body.byteLength,
    });
  }

  async accept(delivery: NewDelivery): Promise<Accepted> {
    const outcome = await this.#keeping.ask({ delivery: this.#traced(delivery), version: null });
    return outcome === 'accepted' ? 'accepted' : 'duplicate';
  }

  async acceptLinked(issue: JiraIssueRef, version: string, delivery: () => NewDelivery): Promise<Outcome> {
    const askedAt = this.#confirmed.now();
    const found = this.#lately.has(issue) ? 'linked' : await this.#looking.ask({ issue, version });
    const outcome =
      found === 'linked' ? await this.#keeping.ask({ delivery: this.#traced(delivery()), version }) : found;
    if (outcome === 'changed') return outcome;

    this.#confirmed.note(issue.integrationId, version, askedAt);
    this.#lately.note(issue, outcome !== 'not_linked');
    return outcome;
  }

  #traced(delivery: NewDelivery): NewDelivery {
    const traceparent = delivery.traceparent ?? this.#tracing.traceparent();
    return traceparent === null ? delivery : { ...delivery, traceparent };
  }

  async #look(all: readonly Looked[]): Promise<readonly ('linked' | 'not_linked' | 'changed')[]> {
    const rows = await runPrepared<LookedRow>(this.#knex, LOOK, [
      all.map(({ issue }) => storableText(issue.integrationId)),
      all.map(({ issue }) => storableText(issue.jiraIssueId)),
    ]);
    const found = new Map(rows.map((row) => [row.place, row]));
    return all.map(({ version }, index) => {
      const row = found.get(index + 1);
      if (row?.version !== version) return 'changed';
      return row.is_linked ? 'linked' : 'not_linked';
    });
  }

  async #keep(all: readonly Asked[]): Promise<readonly Outcome[]> {
    // In one order everywhere: two statements that hold the same events then never wait for each other in a circle.
    const sorted = all.toSorted((one, other) => inOrderOfKey(one.delivery, other.delivery));
    const rows = await runPrepared<InsertedRow>(this.#knex, linkedInsert(all.length), valuesOf(sorted));
    const outcomes = new Map(rows.map((row) => [sorted[row.place], outcomeOf(row)]));
    return all.map((asked) => outcomes.get(asked) ?? 'changed');
  }
}

/** The places are counted from 1. */
const LOOK = {
  name: 'linked_look',
  text: `
    with known as materialized (${versionsWhere('integration.id = any ($1::text[])')})
    select asked.place::int, known.version, ${IS_LINKED} as is_linked
    from unnest($1::text[], $2::text[]) with ordinality as asked (integration_id, jira_issue_id, place)
    left join known on known.id = asked.integration_id
  `,
};

function outcomeOf(row: InsertedRow): Outcome {
  if (!row.is_same) return 'changed';
  if (!row.is_linked) return 'not_linked';
  return row.is_kept ? 'accepted' : 'duplicate';
}

function inOrderOfKey(one: NewDelivery, other: NewDelivery): number {
  return compare(one.fingerprint, other.fingerprint) || compare(one.integrationId, other.integrationId);
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
