import { AuthorizationAttemptRefused, NotFound } from '../../domain/domain-error.ts';
import type { IntegrationId } from '../../domain/ids.ts';
import type { Integration } from '../../domain/integration.ts';
import { Secret } from '../../domain/secret.ts';
import type { Clock } from '../ports/clock.ts';
import type { Fingerprints } from '../ports/fingerprints.ts';
import type { JiraServer } from '../ports/jira-server.ts';
import type { IntegrationCredentials, Stores } from '../ports/stores.ts';
import type { UnitOfWork } from '../ports/unit-of-work.ts';
import type { AcceptAuthorization } from './accept-authorization.ts';
import { connectionOf, consumerOf } from './jira-access.ts';

export interface CompleteAuthorizationPorts {
  readonly stores: Pick<Stores, 'integrations' | 'credentials'>;
  readonly unitOfWork: UnitOfWork;
  readonly jira: Pick<JiraServer, 'authorization' | 'accounts'>;
  readonly fingerprints: Fingerprints;
  readonly clock: Clock;
}

/** What Jira's redirect to the callback URL carries. */
export interface CompleteAuthorizationCommand {
  readonly requestToken: string | null;
  readonly verifier: string | null;
  readonly state: string | null;
}

/** Ends an OAuth dance: the Integration is active, what waited for it goes on, and its webhook is made. */
export class CompleteAuthorization {
  readonly #ports: CompleteAuthorizationPorts;
  readonly #accept: Pick<AcceptAuthorization, 'execute'>;

  constructor(ports: CompleteAuthorizationPorts, accept: Pick<AcceptAuthorization, 'execute'>) {
    this.#ports = ports;
    this.#accept = accept;
  }

  /**
   * The Integration as it is now; its webhook health tells whether the webhook stands.
   * @throws {AuthorizationAttemptRefused} when the answer is of no attempt under way, or the person refused.
   * @throws {JiraFailure} when Jira does not give the access token; nothing is changed but the attempt used up.
   */
  async execute({ requestToken, verifier, state }: CompleteAuthorizationCommand): Promise<Integration> {
    if (requestToken === null || requestToken === '') {
      throw new AuthorizationAttemptRefused(
        'incomplete',
        'Jira sent no oauth_token along. Open the authorize address again, and let Jira lead you back here.',
      );
    }
    const integrationId = await this.#useAttempt(requestToken, state);
    if (verifier === null || verifier === '' || verifier === 'denied') {
      throw new AuthorizationAttemptRefused(
        'denied',
        'Access was not allowed in Jira. Nothing was changed; start the authorization again when you want to.',
      );
    }

    const { integration, credentials } = await this.#find(integrationId);
    const { jira, clock } = this.#ports;
    const consumer = consumerOf(integration, credentials);
    const { accessToken: value, expiresInSeconds } = await jira.authorization.accessToken(
      consumer,
      new Secret(requestToken),
      new Secret(verifier),
    );
    const expiresAt =
      expiresInSeconds === null ? null : new Date(clock.now().getTime() + expiresInSeconds * 1000);
    const accessToken = { kind: 'oauth', value } as const;
    const account = await jira.accounts.myself(connectionOf(integration, { ...credentials, accessToken }));
    return this.#accept.execute(integrationId, { accessToken, account, expiresAt });
  }

  async #useAttempt(requestToken: string, state: string | null): Promise<IntegrationId> {
    const { unitOfWork, fingerprints, clock } = this.#ports;
    return unitOfWork.run(async ({ attempts }) => {
      const attempt = await attempts.findByRequestToken(fingerprints.of(requestToken));
      if (attempt === null) {
        throw new AuthorizationAttemptRefused(
          'unknown',
          'No authorization of this kind is under way. Start it again.',
        );
      }
      const used = attempt.use(state === null ? null : fingerprints.of(state), clock.now());
      await attempts.save(used);
      return used.toProps().integrationId;
    });
  }

  async #find(id: IntegrationId): Promise<{ integration: Integration; credentials: IntegrationCredentials }> {
    const { stores } = this.#ports;
    const integration = await stores.integrations.find(id);
    const credentials = await stores.credentials.find(id);
    if (integration === null || credentials === null) throw new NotFound('The Integration is gone.');
    return { integration, credentials };
  }
}
