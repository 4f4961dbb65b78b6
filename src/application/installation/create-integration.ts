import type { Scope } from '../../domain/api-key.ts';
import { normalizeBaseUrl } from '../../domain/base-url.ts';
import { Conflict, InvalidValue } from '../../domain/domain-error.ts';
import type { InstallationId, IntegrationId, OrganizationId } from '../../domain/ids.ts';
import { Installation } from '../../domain/installation.ts';
import { Integration, type TlsSettings } from '../../domain/integration.ts';
import { noSuch } from '../../domain/no-such.ts';
import type { Secret } from '../../domain/secret.ts';
import { LOCAL_TRACKER } from '../../domain/tracker-settings.ts';
import type { AdminReads } from '../ports/admin-reads.ts';
import type { Clock } from '../ports/clock.ts';
import type { JiraServer } from '../ports/jira-server.ts';
import type { KeyPairs } from '../ports/key-pairs.ts';
import type { Randomness } from '../ports/randomness.ts';
import type { Stores } from '../ports/stores.ts';
import type { UnitOfWork } from '../ports/unit-of-work.ts';

export interface CreateIntegrationPorts {
  readonly reads: AdminReads;
  readonly stores: Pick<Stores, 'integrations'>;
  readonly unitOfWork: UnitOfWork;
  readonly jira: Pick<JiraServer, 'serverInfo'>;
  readonly keyPairs: KeyPairs;
  readonly randomness: Randomness;
  readonly clock: Clock;
}

export interface CreateIntegrationCommand {
  readonly scope: Scope;
  readonly organizationId: OrganizationId;
  readonly baseUrl: string;
  readonly tls: TlsSettings;
  /** The admin's own; null to have one made. */
  readonly consumerKey: string | null;
  /** The admin's own, in PEM; null to have a pair made. */
  readonly privateKey: Secret | null;
}

export interface CreateIntegrationOutcome {
  readonly integration: Integration;
  readonly installation: Installation;
}

const LONGEST_CONSUMER_KEY = 200;

/** Connects an Organization to a Jira: makes the Integration, or an Installation on the one that is there. */
export class CreateIntegration {
  readonly #ports: CreateIntegrationPorts;

  constructor(ports: CreateIntegrationPorts) {
    this.#ports = ports;
  }

  /**
   * Stores nothing unless the address is a Jira's and all values are good. The outcome holds what the Jira admin
   * pastes: consumer key and public key.
   * @throws {InvalidValue} naming `baseUrl`, `consumerKey` or `privateKey`.
   * @throws {NotFound} when the scope has no such Organization.
   * @throws {Conflict} when the Organization has this Jira already, or when it is another's and the scope is one
   * Organization: only who may see everything ties a second Organization to a Jira that is connected.
   * @throws {JiraFailure} when there is no Jira to be read there.
   */
  async execute(command: CreateIntegrationCommand): Promise<CreateIntegrationOutcome> {
    const { reads, stores, jira } = this.#ports;
    const baseUrl = normalizeBaseUrl('baseUrl', command.baseUrl);
    const consumerKey = consumerKeyOf(command.consumerKey);
    const ownPair = command.privateKey === null ? null : this.#ports.keyPairs.read(command.privateKey);
    if ((await reads.organization(command.scope, command.organizationId)) === null) {
      throw noSuch('Organization', command.scope);
    }

    const present = await stores.integrations.findByBaseUrl(baseUrl);
    if (present !== null) return this.#join(present, command);

    const serverInfo = await jira.serverInfo.read({ baseUrl, tls: command.tls });
    const { publicKey, privateKey } = ownPair ?? (await this.#ports.keyPairs.generate());
    const id = this.#ports.randomness.id() as IntegrationId;
    const integration = Integration.create({
      id,
      baseUrl,
      consumerKey: consumerKey ?? `lockstep-${id}`,
      publicKey,
      tls: command.tls,
      serverInfo,
      createdAt: this.#ports.clock.now(),
    });
    return this.#store(integration, privateKey, command);
  }

  async #join(
    integration: Integration,
    command: CreateIntegrationCommand,
  ): Promise<CreateIntegrationOutcome> {
    const { baseUrl } = integration.toProps();
    const isTheirs = (await this.#ports.reads.integration(command.scope, integration.id)) !== null;
    if (!isTheirs) {
      throw new Conflict(
        `The Jira at ${baseUrl} is connected for another Organization. Ask the operator to add yours.`,
      );
    }
    if (command.consumerKey !== null || command.privateKey !== null) {
      throw new Conflict(
        `The Jira at ${baseUrl} is connected already. Leave out consumer key and private key to join.`,
      );
    }

    const installation = this.#newInstallation(integration.id, command.organizationId);
    await this.#ports.unitOfWork.run(async ({ organizations, integrations, installations }) => {
      await holdOrganization(organizations, command);
      // Held, so that nobody uninstalls it meanwhile.
      const present = await integrations.find(integration.id);
      if (present?.isUninstalled !== false) {
        throw new Conflict(`The Jira at ${baseUrl} was disconnected just now. Try again.`);
      }
      await installations.add(installation);
    });
    return { integration, installation };
  }

  async #store(
    integration: Integration,
    privateKey: Secret,
    command: CreateIntegrationCommand,
  ): Promise<CreateIntegrationOutcome> {
    const { unitOfWork, randomness } = this.#ports;
    const installation = this.#newInstallation(integration.id, command.organizationId);
    await unitOfWork.run(async ({ organizations, integrations, installations, credentials }) => {
      await holdOrganization(organizations, command);
      await integrations.add(integration);
      await credentials.save(integration.id, {
        privateKey,
        accessToken: null,
        webhookSecrets: [
          { id: randomness.id(), value: randomness.secret(), bodySecret: null, retiresAt: null },
        ],
        bodySecret: randomness.secret(),
      });
      await installations.add(installation);
    });
    return { integration, installation };
  }

  #newInstallation(integrationId: IntegrationId, organizationId: OrganizationId): Installation {
    const { randomness, clock } = this.#ports;
    return Installation.create({
      id: randomness.id() as InstallationId,
      organizationId,
      integrationId,
      tracker: LOCAL_TRACKER,
      createdAt: clock.now(),
    });
  }
}

/** So that nobody deletes it meanwhile. @throws {NotFound} when somebody has. */
async function holdOrganization(
  organizations: Pick<Stores['organizations'], 'find'>,
  { organizationId, scope }: CreateIntegrationCommand,
): Promise<void> {
  if ((await organizations.find(organizationId)) === null) throw noSuch('Organization', scope);
}

function consumerKeyOf(text: string | null): string | null {
  const key = text?.trim() ?? null;
  if (key === '') throw new InvalidValue('consumerKey', 'must not be blank: leave it out to have one made');
  if (key !== null && key.length > LONGEST_CONSUMER_KEY) {
    throw new InvalidValue('consumerKey', `must have at most ${LONGEST_CONSUMER_KEY} characters`);
  }
  return key;
}
