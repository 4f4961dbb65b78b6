import { Conflict } from '../../domain/domain-error.ts';
import { Integration } from '../../domain/integration.ts';
import type { Integrations } from '../../application/ports/stores.ts';
import type { Tables } from './tables.ts';

/** Unique by their base URLs are those that are not uninstalled. */
export function integrationsOver({ integrations }: Tables): Integrations {
  const withBaseUrl = (baseUrl: string) =>
    [...integrations.values()].find(
      (integration) => integration.toProps().baseUrl === baseUrl && !integration.isUninstalled,
    ) ?? null;

  return {
    async add(integration) {
      const { baseUrl } = integration.toProps();
      if (withBaseUrl(baseUrl) !== null) throw taken(baseUrl);
      integrations.set(integration.id, integration);
    },
    async find(id) {
      return integrations.get(id) ?? null;
    },
    async findByBaseUrl(baseUrl) {
      return withBaseUrl(baseUrl);
    },
    async active() {
      return [...integrations.values()]
        .filter((integration) => integration.toProps().state === 'active')
        .map(({ id }) => id)
        .sort();
    },
    async save(integration) {
      const { baseUrl } = integration.toProps();
      const present = withBaseUrl(baseUrl);
      if (present !== null && present.id !== integration.id && !integration.isUninstalled)
        throw taken(baseUrl);
      const { lastEventAt = null, quietUntil = null } = integrations.get(integration.id)?.toProps() ?? {};
      const saved = { ...integration.toProps(), lastEventAt, quietUntil };
      integrations.set(integration.id, Integration.restore(saved));
    },
    async noteEvent(id, at) {
      const props = integrations.get(id)?.toProps();
      if (props === undefined || (props.lastEventAt !== null && props.lastEventAt >= at)) return;
      integrations.set(id, Integration.restore({ ...props, lastEventAt: at }));
    },
    async noteQuiet(id, until) {
      const props = integrations.get(id)?.toProps();
      if (props === undefined || (props.quietUntil !== null && props.quietUntil >= until)) return;
      integrations.set(id, Integration.restore({ ...props, quietUntil: until }));
    },
  };
}

function taken(baseUrl: string): Conflict {
  return new Conflict(`there is an Integration with the Jira at ${baseUrl}`);
}
