import type { Migration } from './migration.ts';

/**
 * Ids are texts compared byte by byte, so that ascending ids are in the order of creation whatever the database's
 * language. What grows without end (deliveries, effects) is found by partial indexes over what is still to be done.
 */
export const firstTables: Migration = {
  name: '0001-first-tables',
  up: async (knex) => {
    await knex.schema.raw(SETUP);
    await knex.schema.raw(SYNC);
    await knex.schema.raw(LOCAL_TRACKER);
  },
};

const SETUP = `
  create domain lockstep.id as text collate "C";

  create table lockstep.organization (
    id lockstep.id primary key,
    name text not null,
    created_at timestamptz not null
  );

  create table lockstep.integration (
    id lockstep.id primary key,
    base_url text not null unique,
    state text not null check (state in ('awaiting_authorization', 'active', 'needs_reauthorization', 'disabled')),
    consumer_key text not null,
    public_key text not null,
    tls_verified boolean not null,
    tls_ca_certificate text,
    server_info jsonb,
    account jsonb,
    authorization_expires_at timestamptz,
    webhook_mode text not null check (webhook_mode in ('none', 'managed', 'manual', 'missing')),
    webhook_jira_id text,
    webhook_api text check (webhook_api in ('jira_9', 'jira_10')),
    webhook_checked_at timestamptz,
    webhook_problem text,
    body_signature text not null check (body_signature in ('unknown', 'required')),
    last_event_at timestamptz,
    problem_code text,
    problem_message text,
    problem_since timestamptz,
    created_at timestamptz not null,
    check (state <> 'active' or account is not null),
    check (num_nulls(problem_code, problem_message, problem_since) in (0, 3))
  );

  create table lockstep.credential (
    integration_id lockstep.id primary key references lockstep.integration,
    private_key text not null,
    access_token text,
    body_secret text not null
  );

  create table lockstep.webhook_secret (
    integration_id lockstep.id references lockstep.credential,
    id lockstep.id,
    value text not null,
    retires_at timestamptz,
    position integer not null,
    primary key (integration_id, id)
  );

  create table lockstep.authorization_attempt (
    id lockstep.id primary key,
    integration_id lockstep.id not null references lockstep.integration,
    request_token_fingerprint text not null,
    state_fingerprint text not null,
    expires_at timestamptz not null,
    used_at timestamptz
  );
  create index authorization_attempt_of_token on lockstep.authorization_attempt (request_token_fingerprint);

  create table lockstep.installation (
    id lockstep.id primary key,
    organization_id lockstep.id not null references lockstep.organization,
    integration_id lockstep.id not null references lockstep.integration,
    tracker text not null check (tracker in ('local')),
    settings jsonb not null,
    created_at timestamptz not null,
    unique (organization_id, integration_id),
    unique (id, integration_id)
  );
  create index installation_of_integration on lockstep.installation (integration_id);

  create table lockstep.jira_status (
    integration_id lockstep.id references lockstep.integration,
    id lockstep.id,
    name text,
    category text check (category in ('undefined', 'new', 'indeterminate', 'done')),
    primary key (integration_id, id)
  );

  create table lockstep.api_key (
    id lockstep.id primary key,
    name text not null,
    fingerprint text not null unique,
    organization_id lockstep.id references lockstep.organization,
    created_at timestamptz not null
  );

  create table lockstep.key_canary (
    id integer primary key check (id = 1),
    sealed text not null
  );
`;

/**
 * Deliveries, effects and leases name their Integration and Delivery without a foreign key: checking it would lock the
 * one row of a busy Jira with every event, and Deliveries are forgotten before what came of them is.
 */
const SYNC = `
  create table lockstep.external_issue_link (
    id lockstep.id primary key,
    installation_id lockstep.id not null,
    integration_id lockstep.id not null,
    tracker_issue_id lockstep.id not null,
    jira_issue_id lockstep.id not null,
    jira_issue_key text,
    key_watermark timestamptz,
    state text not null check (state in ('linking', 'linked', 'unreachable', 'deleted')),
    last_done boolean not null,
    status_watermark timestamptz,
    in_doubt boolean not null,
    jira_status_id text,
    jira_status_name text,
    created_at timestamptz not null,
    unique (installation_id, tracker_issue_id),
    foreign key (installation_id, integration_id) references lockstep.installation (id, integration_id),
    check (state <> 'linked' or jira_status_id is not null)
  );
  create index external_issue_link_of_issue
    on lockstep.external_issue_link (integration_id, jira_issue_id, id) include (state);
  create index external_issue_link_of_installation on lockstep.external_issue_link (installation_id, id);
  create index external_issue_link_of_key on lockstep.external_issue_link (jira_issue_key);

  create table lockstep.delivery (
    id lockstep.id primary key,
    sequence bigint generated always as identity unique,
    integration_id lockstep.id not null,
    jira_issue_id lockstep.id not null,
    body bytea not null,
    fingerprint text collate "C" not null,
    received_at timestamptz not null,
    state text not null default 'pending' check (state in ('pending', 'processed', 'ignored')),
    reason text,
    processed_at timestamptz,
    unique (integration_id, fingerprint),
    check ((state = 'pending') = (processed_at is null))
  );
  create index delivery_pending
    on lockstep.delivery (integration_id, jira_issue_id, sequence) include (received_at) where state = 'pending';

  create table lockstep.effect (
    id lockstep.id primary key,
    added bigint generated always as identity,
    link_id lockstep.id not null references lockstep.external_issue_link,
    integration_id lockstep.id not null,
    jira_issue_id lockstep.id not null,
    delivery_id lockstep.id,
    source text not null check (source in ('delivery', 'linking', 'reconciliation')),
    content jsonb not null,
    kind text not null generated always as (content ->> 'kind') stored
      check (kind in ('deletion', 'move', 'comment', 'assignee', 'status')),
    actor text,
    observed_at timestamptz,
    state text not null check (state in ('due', 'waiting', 'applied', 'skipped', 'failed', 'dead')),
    attempts integer not null check (attempts >= 0),
    next_attempt_at timestamptz,
    last_problem text,
    created_at timestamptz not null,
    check (next_attempt_at is null or state = 'waiting')
  );
  create index effect_of_link on lockstep.effect (link_id, added);
  create index effect_open
    on lockstep.effect (integration_id, jira_issue_id, added) where state in ('due', 'waiting');
  create index effect_due
    on lockstep.effect (created_at) include (integration_id, jira_issue_id) where state = 'due';
  create index effect_waiting
    on lockstep.effect (next_attempt_at) include (integration_id, jira_issue_id)
    where state = 'waiting' and next_attempt_at is not null;

  create table lockstep.sync_decision (
    id lockstep.id primary key,
    link_id lockstep.id not null references lockstep.external_issue_link,
    effect_id lockstep.id not null unique references lockstep.effect,
    delivery_id lockstep.id,
    kind text not null,
    source text not null,
    outcome text not null check (outcome in ('applied', 'skipped', 'failed', 'dead')),
    reason text not null,
    "values" jsonb not null,
    decided_at timestamptz not null
  );
  create index sync_decision_of_link on lockstep.sync_decision (link_id, decided_at);

  create table lockstep.issue_lease (
    integration_id lockstep.id,
    jira_issue_id lockstep.id,
    holder text not null,
    expires_at timestamptz not null,
    primary key (integration_id, jira_issue_id)
  );
`;

const LOCAL_TRACKER = `
  create table lockstep.tracker_issue (
    id lockstep.id primary key,
    installation_id lockstep.id not null references lockstep.installation,
    title text not null,
    status text not null check (status in ('unresolved', 'resolved')),
    created_at timestamptz not null,
    changed_at timestamptz not null
  );
  create index tracker_issue_of_installation on lockstep.tracker_issue (installation_id, id);

  create table lockstep.tracker_answer (
    effect_id lockstep.id primary key,
    answer text not null check (answer in ('changed', 'unchanged', 'gone'))
  );
`;
