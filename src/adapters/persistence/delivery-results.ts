import type { Knex } from 'knex';
import type { Scope } from '../../domain/api-key.ts';
import { inOrderOfKind, type DeliveryResult, type EffectsAlike } from '../../domain/delivery-result.ts';
import type { DeliveryId } from '../../domain/ids.ts';
import { storableText } from './rows/storable.ts';
import { TABLES } from './rows/tables.ts';

interface ResultRow {
  readonly id: string;
  readonly jira_issue_key: string | null;
  readonly effects: readonly EffectsAlike[] | null;
}

const THEIRS = `link.installation_id in (select id from ${TABLES.installation} where organization_id = :organization)`;

/** What a scope may not see of a Delivery that it may: the links, and so the key, that others have for the issue. */
const resultsWithin = (theirs: string) => `
  select delivery.id,
    (select link.jira_issue_key from ${TABLES.link} as link
      where link.integration_id = delivery.integration_id and link.jira_issue_id = delivery.jira_issue_id
        and link.jira_issue_key is not null and ${theirs}
      order by link.key_watermark desc nulls last, link.id desc limit 1) as jira_issue_key,
    (select json_agg(alike) from (
      select kind, state, reason, count(*) as count,
          case when min(link_id) = max(link_id) then min(link_id) end as "linkId"
        from (
          select effect.kind, effect.state, effect.link_id,
            case when effect.state not in ('due', 'waiting') then (
              select decision.reason from ${TABLES.decision} as decision where decision.effect_id = effect.id
              order by decision.decided_at desc, decision.id desc limit 1) end as reason
          from ${TABLES.effect} as effect join ${TABLES.link} as link on link.id = effect.link_id
          where effect.delivery_id = delivery.id and ${theirs}
        ) as one
        group by kind, state, reason
    ) as alike) as effects
  from ${TABLES.delivery} as delivery
`;

/** What came of these Deliveries by the links that the scope has, in one statement. Does not check whose they are. */
export async function deliveryResultsOf(
  knex: Knex,
  { organizationId }: Scope,
  ids: readonly string[],
): Promise<ReadonlyMap<DeliveryId, DeliveryResult>> {
  const theirs = organizationId === null ? 'true' : THEIRS;
  const { rows } = await knex.raw<{ rows: ResultRow[] }>(
    `${resultsWithin(theirs)} where delivery.id = any(:ids)`,
    {
      ids: [...ids],
      ...(organizationId === null ? {} : { organization: storableText(organizationId) }),
    },
  );
  return new Map(
    rows.map(({ id, jira_issue_key: jiraIssueKey, effects }) => [
      id as DeliveryId,
      { jiraIssueKey, effects: inOrderOfKind(effects ?? []) },
    ]),
  );
}
