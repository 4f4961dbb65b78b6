import { Conflict } from '../../domain/domain-error.ts';
import { Installation } from '../../domain/installation.ts';
import { Organization } from '../../domain/organization.ts';
import { isLive } from '../../domain/webhook-token.ts';
import type {
  AuthorizationAttempts,
  Credentials,
  Installations,
  KnownStatuses,
  Stores,
} from '../../application/ports/stores.ts';
import type { Organizations } from '../../application/ports/organizations.ts';
import type { AuditTrail } from '../../application/ports/audit-trail.ts';
import type { ApiKeys } from '../../application/ports/api-keys.ts';
import type { TrackerSecrets } from '../../application/ports/tracker-secrets.ts';
import { eraseOrganization } from './erase-organization.ts';
import { integrationsOver } from './integration-store.ts';
import type { Tables } from './tables.ts';

type InstallationStores = Pick<
  Stores,
  | 'organizations'
  | 'integrations'
  | 'credentials'
  | 'trackerSecrets'
  | 'attempts'
  | 'installations'
  | 'statuses'
  | 'apiKeys'
  | 'audit'
>;

/** The stores of what an admin sets up. */
export function installationStoresOver(tables: Tables): InstallationStores {
  return {
    organizations: organizationsOver(tables),
    integrations: integrationsOver(tables),
    credentials: credentialsOver(tables),
    trackerSecrets: trackerSecretsOver(tables),
    attempts: attemptsOver(tables),
    installations: installationsOver(tables),
    statuses: statusesOver(tables),
    apiKeys: apiKeysOver(tables),
    audit: auditOver(tables),
  };
}

function organizationsOver(tables: Tables): Organizations {
  const { organizations } = tables;
  return {
    async add(organization) {
      organizations.set(organization.toProps().id, organization);
    },
    async find(id) {
      return organizations.get(id) ?? null;
    },
    async findToErase(id) {
      return organizations.get(id) ?? null;
    },
    async erase(id) {
      eraseOrganization(tables, id);
    },
    async save(organization) {
      const { id, name } = organization.toProps();
      const present = organizations.get(id);
      if (present !== undefined) organizations.set(id, Organization.restore({ ...present.toProps(), name }));
    },
  };
}

function credentialsOver({ credentials }: Tables): Credentials {
  return {
    async find(id) {
      return credentials.get(id) ?? null;
    },
    async save(id, secrets) {
      credentials.set(id, secrets);
    },
    async remove(id) {
      credentials.delete(id);
    },
    async forgetRetired(now) {
      for (const [id, secrets] of credentials) {
        const webhookSecrets = secrets.webhookSecrets.filter((secret) => isLive(secret, now));
        credentials.set(id, { ...secrets, webhookSecrets });
      }
    },
  };
}

function trackerSecretsOver({ trackerSecrets }: Tables): TrackerSecrets {
  return {
    async of(id) {
      return trackerSecrets.get(id) ?? [];
    },
    async save(id, secrets) {
      trackerSecrets.set(id, secrets);
    },
    async remove(id) {
      trackerSecrets.delete(id);
    },
    async forgetRetired(now) {
      for (const [id, secrets] of trackerSecrets) {
        trackerSecrets.set(
          id,
          secrets.filter((secret) => isLive(secret, now)),
        );
      }
    },
  };
}

function attemptsOver({ attempts }: Tables): AuthorizationAttempts {
  return {
    async add(attempt) {
      attempts.set(attempt.toProps().id, attempt);
    },
    async findByRequestToken(fingerprint) {
      return (
        [...attempts.values()].find((one) => one.toProps().requestTokenFingerprint === fingerprint) ?? null
      );
    },
    async save(attempt) {
      attempts.set(attempt.toProps().id, attempt);
    },
    async removeOf(integrationId) {
      for (const [id, attempt] of attempts) {
        if (attempt.toProps().integrationId === integrationId) attempts.delete(id);
      }
    },
  };
}

function installationsOver({ installations }: Tables): Installations {
  return {
    async add(installation) {
      const { organizationId, integrationId } = installation.toProps();
      const isTaken = [...installations.values()].some((other) => {
        const props = other.toProps();
        const isSame = props.organizationId === organizationId && props.integrationId === integrationId;
        return isSame && !other.isRemoved;
      });
      if (isTaken) throw new Conflict('this Organization has an Installation on this Integration');
      installations.set(installation.id, installation);
    },
    async find(id) {
      return installations.get(id) ?? null;
    },
    async ofOrganization(id) {
      return [...installations.values()]
        .filter((installation) => installation.toProps().organizationId === id)
        .sort((one, other) => (one.id < other.id ? -1 : 1));
    },
    async ofIntegration(id) {
      return [...installations.values()]
        .filter((installation) => installation.toProps().integrationId === id)
        .sort((one, other) => (one.id < other.id ? -1 : 1));
    },
    async save(installation) {
      const props = installations.get(installation.id)?.toProps();
      const { settings } = installation;
      if (props !== undefined)
        installations.set(installation.id, Installation.restore({ ...props, settings }));
    },
    async saveTracker(id, tracker) {
      const props = installations.get(id)?.toProps();
      if (props !== undefined) installations.set(id, Installation.restore({ ...props, tracker }));
    },
    async noteTrackerProblem(id, trackerProblem) {
      const props = installations.get(id)?.toProps();
      if (props !== undefined) installations.set(id, Installation.restore({ ...props, trackerProblem }));
    },
    async noteRemoved(id, removedAt) {
      const props = installations.get(id)?.toProps();
      if (props !== undefined) installations.set(id, Installation.restore({ ...props, removedAt }));
    },
  };
}

function statusesOver({ statuses }: Tables): KnownStatuses {
  return {
    async find(id, statusId) {
      return statuses.get(id)?.find((status) => status.id === statusId) ?? null;
    },
    async replaceAll(id, known) {
      statuses.set(id, known);
    },
  };
}

function apiKeysOver({ apiKeys }: Tables): ApiKeys {
  return {
    async add(key) {
      apiKeys.set(key.id, key);
    },
    async findByFingerprint(fingerprint) {
      return [...apiKeys.values()].find((key) => key.fingerprint === fingerprint) ?? null;
    },
    async noteUse(id, at) {
      const key = apiKeys.get(id);
      if (key === undefined || (key.lastUsedAt !== null && key.lastUsedAt >= at)) return;
      apiKeys.set(id, { ...key, lastUsedAt: at });
    },
    async noteRevoked(id, at) {
      const key = apiKeys.get(id);
      if (key?.revokedAt === null) apiKeys.set(id, { ...key, revokedAt: at });
    },
    async isEmpty() {
      return apiKeys.size === 0;
    },
  };
}

function auditOver({ auditEntries }: Tables): AuditTrail {
  return {
    async add(entry) {
      auditEntries.set(entry.id, entry);
    },
    async conclude(id, conclusion) {
      const entry = auditEntries.get(id);
      if (entry !== undefined) auditEntries.set(id, { ...entry, ...conclusion });
    },
  };
}
