import type { Knex } from 'knex';
import type { OrganizationId } from '../../../domain/ids.ts';

const INSTALLATIONS = 'select id from lockstep.installation where organization_id = :id';
const LINKS = `select id from lockstep.external_issue_link where installation_id in (${INSTALLATIONS})`;
const EFFECTS = `select id from lockstep.effect where link_id in (${LINKS})`;
const ISSUES = `select id from lockstep.tracker_issue where installation_id in (${INSTALLATIONS})`;
const KEYS = 'lockstep.api_key where organization_id = :id';

/** What refers to others goes before them. Of an Effect's key, what follows a slash is a replay of it. */
const STATEMENTS: readonly string[] = [
  `delete from lockstep.sync_decision where link_id in (${LINKS})`,
  `delete from lockstep.synced_comment where link_id in (${LINKS})`,
  `delete from lockstep.outbound_comment where link_id in (${LINKS})`,
  `delete from lockstep.tracker_answer where split_part(effect_id, '/', 1) in (${EFFECTS})`,
  `delete from lockstep.tracker_comment_answer where split_part(effect_id, '/', 1) in (${EFFECTS})`,
  `delete from lockstep.issue_creation where installation_id in (${INSTALLATIONS})`,
  `delete from lockstep.effect where link_id in (${LINKS})`,
  `delete from lockstep.reconciliation_run
   where organization_id = :id or (range_kind = 'link' and range_value in (${LINKS}))`,
  `delete from lockstep.external_issue_link where installation_id in (${INSTALLATIONS})`,
  ...[
    'tracker_write',
    'tracker_event',
    'tracker_secret',
    'hourly_activity',
    'creation_default',
    'creation_reporter',
    'creation_rule',
  ].map((table) => `delete from lockstep.${table} where installation_id in (${INSTALLATIONS})`),
  `delete from lockstep.tracker_comment where issue_id in (${ISSUES})`,
  `delete from lockstep.tracker_issue where installation_id in (${INSTALLATIONS})`,
  'delete from lockstep.tracker_user where organization_id = :id',
  `delete from lockstep.console_session where key_fingerprint in (select fingerprint from ${KEYS})`,
  `delete from lockstep.idempotent_request where caller in (select id from ${KEYS})`,
  `delete from ${KEYS}`,
  'delete from lockstep.installation where organization_id = :id',
  'delete from lockstep.organization where id = :id',
];

/** Takes out every row that is of the Organization. What is of an Integration, and the audit trail, is not. */
export async function eraseOrganization(db: Knex, id: OrganizationId): Promise<void> {
  for (const statement of STATEMENTS) await db.raw(statement, { id });
}
