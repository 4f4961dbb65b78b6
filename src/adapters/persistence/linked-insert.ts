import type { NewDelivery } from '../../domain/delivery.ts';
import type { Prepared } from './database/prepared.ts';
import { versionsWhere } from './integration-version.ts';
import { toRow } from './rows/delivery-row.ts';
import { storableText } from './rows/storable.ts';
import { TABLES } from './rows/tables.ts';

/** A Delivery that is to be kept: when its issue is linked and its Integration of this version; in any case when null. */
export interface Asked {
  readonly delivery: NewDelivery;
  readonly version: string | null;
}

/** What became of the Delivery in this place, counted from 0. */
export interface InsertedRow {
  readonly place: number;
  readonly is_same: boolean;
  readonly is_linked: boolean;
  readonly is_kept: boolean;
}

/** Whether a link of the issue is not over, found by the index row by row, whatever the planner thinks of the rest. */
export const IS_LINKED = `coalesce((
  select true from ${TABLES.link} link
  where link.integration_id = asked.integration_id and link.jira_issue_id = asked.jira_issue_id
    and link.state not in ('deleted', 'unlinked')
  limit 1
), false)`;

const COLUMNS = 'id, integration_id, jira_issue_id, body, fingerprint, received_at, traceparent';
/** Of the columns, and of the version. */
const TYPES = ['text', 'text', 'text', 'bytea', 'text', 'timestamptz', 'text', 'text'];
const statements = new Map<number, Prepared>();

/** Keeps so many Deliveries, in the order of their places; answers an `InsertedRow` for each. */
export function linkedInsert(count: number): Prepared {
  const made = statements.get(count) ?? { name: `linked_insert_${count}`, text: textFor(count) };
  statements.set(count, made);
  return made;
}

/** What the statement takes. */
export function valuesOf(asked: readonly Asked[]): readonly unknown[] {
  return asked.flatMap(({ delivery, version }) => {
    const row = toRow(delivery);
    const { id, integration_id, jira_issue_id, body, fingerprint, received_at, traceparent } = row;
    const told = version === null ? null : storableText(version);
    return [id, integration_id, jira_issue_id, body, fingerprint, received_at, traceparent, told];
  });
}

function textFor(count: number): string {
  const rows = Array.from({ length: count }, (_, place) => {
    const values = TYPES.map((type, at) => `$${place * TYPES.length + at + 1}::${type}`);
    return `(${place}, ${values.join(', ')})`;
  });
  return `
    with asked (place, ${COLUMNS}, version) as (
      values ${rows.join(', ')}
    ), known as materialized (
      ${versionsWhere('integration.id in (select integration_id from asked where version is not null)')}
    ), judged as materialized (
      select asked.*,
        asked.version is null or coalesce(asked.version = known.version, false) as is_same,
        asked.version is null or ${IS_LINKED} as is_linked
      from asked left join known on known.id = asked.integration_id
    ), kept as (
      insert into ${TABLES.delivery} (${COLUMNS})
      select ${COLUMNS}
      from judged where is_same and is_linked order by place
      on conflict (integration_id, fingerprint) do nothing
      returning id
    )
    select judged.place, judged.is_same, judged.is_linked, kept.id is not null as is_kept
    from judged left join kept on kept.id = judged.id
  `;
}
