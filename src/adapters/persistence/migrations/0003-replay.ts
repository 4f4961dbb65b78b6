import type { Migration } from './migration.ts';

/**
 * Tries of a Delivery are counted as those of an Effect are; both can be given up, found by an index of their own, and
 * replayed. What an Effect came to may then be decided more than once. A Delivery's body may be forgotten, once it is
 * done with; the fingerprint stays, and with it the duplicate check.
 */
export const replay: Migration = {
  name: '0003-replay',
  up: async (knex) => {
    await knex.schema.raw(DELIVERIES);
    await knex.schema.raw(EFFECTS);
    await knex.schema.raw(OTHERS);
  },
};

const DELIVERIES = `
  alter table lockstep.delivery
    add column attempts integer not null default 0,
    add column next_attempt_at timestamptz,
    add column last_problem text,
    add column replayed_at timestamptz,
    add column replayed_by text,
    alter column body drop not null,
    drop constraint delivery_state_check,
    add constraint delivery_state_check check (state in ('pending', 'processed', 'ignored', 'dead')),
    add constraint delivery_attempts_check check (attempts >= 0 and attempts <= 12),
    add constraint delivery_next_attempt_check check (next_attempt_at is null or state = 'pending'),
    add constraint delivery_body_check check (body is not null or state in ('processed', 'ignored')),
    add constraint delivery_replay_check check ((replayed_at is null) = (replayed_by is null));

  drop index lockstep.delivery_pending;
  create index delivery_pending on lockstep.delivery (integration_id, jira_issue_id, sequence)
    include (received_at, next_attempt_at, replayed_at) where state = 'pending';
  create index delivery_dead on lockstep.delivery (integration_id, sequence) where state = 'dead';
  create index delivery_with_body on lockstep.delivery (processed_at)
    where body is not null and state in ('processed', 'ignored');
  create index delivery_without_body on lockstep.delivery (processed_at) where body is null;
`;

const EFFECTS = `
  alter table lockstep.effect
    add column replayed_at timestamptz,
    add column replayed_by text,
    add constraint effect_most_attempts_check check (attempts <= 12),
    add constraint effect_replay_check check ((replayed_at is null) = (replayed_by is null));

  drop index lockstep.effect_due;
  create index effect_due on lockstep.effect (created_at) include (integration_id, jira_issue_id, replayed_at)
    where state = 'due';
  create index effect_dead on lockstep.effect (integration_id, added) where state = 'dead';
  create index effect_ended on lockstep.effect (created_at) where state in ('applied', 'skipped', 'failed');

  alter table lockstep.sync_decision drop constraint sync_decision_effect_id_key;
  create index sync_decision_of_effect on lockstep.sync_decision (effect_id, decided_at);
`;

const OTHERS = `
  alter table lockstep.issue_lease add column left_behind boolean not null default false;
  create index authorization_attempt_expired on lockstep.authorization_attempt (expires_at);
`;
