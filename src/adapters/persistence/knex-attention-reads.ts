import type { Knex } from 'knex';
import type { Scope } from '../../domain/api-key.ts';
import { MOST_COUNTED, type Attention } from '../../domain/attention.ts';
import type { AttentionReads } from '../../application/ports/attention-reads.ts';
import { storableText } from './rows/storable.ts';
import { TABLES } from './rows/tables.ts';

const INSTALLATIONS = `select id from ${TABLES.installation} where organization_id = :organization`;

/** Each is found by a partial index; an Organization's is looked for among the few there are. */
const count = (of: string) => `(select count(*) from (select 1 from ${of} limit ${MOST_COUNTED}) as counted)`;

const ofLinks = (condition: string, isScoped: boolean) =>
  isScoped
    ? `${TABLES.effect} as effect join ${TABLES.link} as link on link.id = effect.link_id
        where effect.${condition} and link.installation_id in (${INSTALLATIONS})`
    : `${TABLES.effect} as effect where effect.${condition}`;

/** What waits because a person has switched its Jira off needs none. */
const AWAITING = `state = 'waiting' and effect.next_attempt_at is null and effect.integration_id not in (
  select id from ${TABLES.integration} where state = 'disabled')`;

const THEIRS = `
  and exists (
    select 1 from ${TABLES.link} as link join ${TABLES.installation} as installation
      on installation.id = link.installation_id
    where installation.organization_id = :organization and link.integration_id = delivery.integration_id
      and link.jira_issue_id = delivery.jira_issue_id
      and (installation.removed_at is null or delivery.received_at <= installation.removed_at))
`;

const attentionOf = (isScoped: boolean) => {
  const within = isScoped ? `and installation_id in (${INSTALLATIONS})` : '';
  return `
    select
      ${count(ofLinks("state = 'dead'", isScoped))} as dead_effects,
      ${count(ofLinks(AWAITING, isScoped))} as awaiting,
      ${count(`${TABLES.delivery} as delivery where state = 'dead' ${isScoped ? THEIRS : ''}`)} as dead_deliveries,
      ${count(`${TABLES.creation} where state in ('failed', 'dead') ${within}`)} as stuck_creations,
      ${count(`${TABLES.link} where state = 'unreachable' ${within}`)} as unreachable
  `;
};

type AttentionRow = Readonly<
  Record<'dead_effects' | 'awaiting' | 'dead_deliveries' | 'stuck_creations' | 'unreachable', string>
>;

/** All of it in one statement. */
export class KnexAttentionReads implements AttentionReads {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async attention({ organizationId }: Scope): Promise<Attention> {
    const organization = organizationId === null ? {} : { organization: storableText(organizationId) };
    const { rows } = await this.#knex.raw<{ rows: [AttentionRow] }>(
      attentionOf(organizationId !== null),
      organization,
    );
    const [row] = rows;
    return {
      deadEffects: Number(row.dead_effects),
      awaitingAuthorization: Number(row.awaiting),
      deadDeliveries: Number(row.dead_deliveries),
      stuckCreations: Number(row.stuck_creations),
      unreachableLinks: Number(row.unreachable),
    };
  }
}
