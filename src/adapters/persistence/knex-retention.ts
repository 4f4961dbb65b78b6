import type { Knex } from 'knex';
import type { Forgettable, Retention } from '../../application/ports/retention.ts';

/**
 * Each batch is one statement, led by an index in the order of age: what is young, or forgotten already, costs nothing.
 * What another process has in hand is left to it.
 */
const STATEMENTS = {
  bodies: `
    with old as (
      select id from lockstep.delivery
      where body is not null and state in ('processed', 'ignored') and processed_at < :before
      order by processed_at limit :limit for update skip locked
    )
    update lockstep.delivery as delivery set body = null from old where delivery.id = old.id
    returning delivery.id
  `,
  deliveries: `
    with old as (
      select id from lockstep.delivery
      where body is null and processed_at < :before
      order by processed_at limit :limit for update skip locked
    )
    delete from lockstep.delivery as delivery using old where delivery.id = old.id
    returning delivery.id
  `,
  effects: `
    with old as (
      select id from lockstep.effect as effect
      where state in ('applied', 'skipped', 'failed') and created_at < :before
        and coalesce(
          (
            select max(decision.decided_at) from lockstep.sync_decision as decision
            where decision.effect_id = effect.id
          ) < :before,
          true
        )
      order by created_at limit :limit for update skip locked
    ), decisions as (
      delete from lockstep.sync_decision as decision using old where decision.effect_id = old.id
    ), answers as (
      -- What follows the id after a slash is a replay of it.
      delete from lockstep.tracker_answer as answer using old
      where answer.effect_id = old.id or (answer.effect_id > old.id || '/' and answer.effect_id < old.id || '0')
    ), comment_answers as (
      delete from lockstep.tracker_comment_answer as answer using old
      where answer.effect_id = old.id or (answer.effect_id > old.id || '/' and answer.effect_id < old.id || '0')
    ), writes as (
      delete from lockstep.tracker_write as written using old
      where written.effect_id = old.id or (written.effect_id > old.id || '/' and written.effect_id < old.id || '0')
    )
    delete from lockstep.effect as effect using old where effect.id = old.id
    returning effect.id
  `,
  trackerEvents: `
    with old as (
      select installation_id, event_id from lockstep.tracker_event where taken_at < :before
      order by taken_at limit :limit for update skip locked
    )
    delete from lockstep.tracker_event as event using old
    where event.installation_id = old.installation_id and event.event_id = old.event_id
    returning event.event_id
  `,
  requests: `
    with old as (
      select id from lockstep.idempotent_request where begun_at < :before
      order by begun_at limit :limit for update skip locked
    )
    delete from lockstep.idempotent_request as request using old where request.id = old.id
    returning request.id
  `,
  sessions: `
    with old as (
      select id from lockstep.console_session where expires_at < :before
      order by expires_at limit :limit for update skip locked
    )
    delete from lockstep.console_session as session using old where session.id = old.id
    returning session.id
  `,
  auditEntries: `
    with old as (
      select id from lockstep.audit_entry where begun_at < :before
      order by begun_at limit :limit for update skip locked
    )
    delete from lockstep.audit_entry as entry using old where entry.id = old.id
    returning entry.id
  `,
  attempts: `
    with old as (
      select id from lockstep.authorization_attempt where expires_at < :before
      order by expires_at limit :limit for update skip locked
    )
    delete from lockstep.authorization_attempt as attempt using old where attempt.id = old.id
    returning attempt.id
  `,
} as const satisfies Record<Forgettable, string>;

export class KnexRetention implements Retention {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async forget(
    what: Forgettable,
    { before, limit }: { readonly before: Date; readonly limit: number },
  ): Promise<number> {
    const { rows } = await this.#knex.raw<{ rows: unknown[] }>(STATEMENTS[what], { before, limit });
    return rows.length;
  }
}
