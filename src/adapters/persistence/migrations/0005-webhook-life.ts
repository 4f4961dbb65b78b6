import type { Migration } from './migration.ts';

/**
 * What is known of a webhook grows; a retired webhook secret keeps the body secret that went with it. An Integration
 * that was uninstalled, and an Installation that was removed, are kept for what is told of them, and make room for a
 * new one of the same Jira.
 */
export const webhookLife: Migration = {
  name: '0005-webhook-life',
  up: async (knex) => {
    await knex.schema.raw(`
      alter table lockstep.integration
        add column webhook_is_proven boolean not null default false,
        add column webhook_statistics jsonb,
        drop constraint integration_state_check,
        add constraint integration_state_check check (
          state in ('awaiting_authorization', 'active', 'needs_reauthorization', 'disabled', 'uninstalled')
        ),
        drop constraint integration_base_url_key;
      create unique index integration_of_base_url on lockstep.integration (base_url) where state <> 'uninstalled';

      alter table lockstep.webhook_secret
        add column body_secret text;

      alter table lockstep.installation
        add column removed_at timestamptz,
        drop constraint installation_organization_id_integration_id_key;
      create unique index installation_of_organization
        on lockstep.installation (organization_id, integration_id) where removed_at is null;

      alter table lockstep.external_issue_link
        drop constraint external_issue_link_state_check,
        add constraint external_issue_link_state_check check (
          state in ('linking', 'linked', 'unreachable', 'deleted', 'unlinked')
        );
    `);
  },
};
