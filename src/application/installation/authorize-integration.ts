import type { Scope } from '../../domain/api-key.ts';
import { AuthorizationAttempt, callbackUrl } from '../../domain/authorization-attempt.ts';
import { NotFound } from '../../domain/domain-error.ts';
import type { AuthorizationAttemptId, IntegrationId } from '../../domain/ids.ts';
import type { AdminReads } from '../ports/admin-reads.ts';
import type { Clock } from '../ports/clock.ts';
import type { Fingerprints } from '../ports/fingerprints.ts';
import type { JiraServer } from '../ports/jira-server.ts';
import type { Randomness } from '../ports/randomness.ts';
import type { Stores } from '../ports/stores.ts';
import { consumerOf } from './jira-access.ts';

export interface AuthorizeIntegrationPorts {
  readonly reads: AdminReads;
  readonly stores: Pick<Stores, 'credentials' | 'attempts'>;
  readonly jira: Pick<JiraServer, 'authorization'>;
  readonly randomness: Randomness;
  readonly fingerprints: Fingerprints;
  readonly clock: Clock;
}

export interface AuthorizeIntegrationCommand {
  readonly scope: Scope;
  readonly integrationId: IntegrationId;
}

export interface AuthorizeIntegrationOutcome {
  /** Where a person who may administer the Jira allows Lockstep, in a browser. */
  readonly authorizeUrl: string;
  readonly expiresAt: Date;
}

/** Starts an OAuth dance. Any time: the first, or again with links and settings kept. */
export class AuthorizeIntegration {
  readonly #ports: AuthorizeIntegrationPorts;
  readonly #publicUrl: string;

  constructor(ports: AuthorizeIntegrationPorts, publicUrl: string) {
    this.#ports = ports;
    this.#publicUrl = publicUrl;
  }

  /**
   * @throws {NotFound} when the scope has no such Integration.
   * @throws {IntegrationNotActive} when it is disabled or over.
   * @throws {JiraFailure} when Jira gives no request token; the message says what the Jira admin has to mend.
   */
  async execute({ scope, integrationId }: AuthorizeIntegrationCommand): Promise<AuthorizeIntegrationOutcome> {
    const { reads, stores, jira, randomness, fingerprints, clock } = this.#ports;

    const integration = await reads.integration(scope, integrationId);
    if (integration === null) throw new NotFound(`there is no Integration ${integrationId}`);
    integration.checkAuthorizable();
    const credentials = await stores.credentials.find(integrationId);
    if (credentials === null) throw new NotFound(`there is no Integration ${integrationId}`);

    const state = randomness.secret().reveal();
    const { requestToken, authorizeUrl } = await jira.authorization.requestToken(
      consumerOf(integration, credentials),
      `${callbackUrl(this.#publicUrl)}?state=${state}`,
    );

    const attempt = AuthorizationAttempt.start(
      {
        id: randomness.id() as AuthorizationAttemptId,
        integrationId,
        requestTokenFingerprint: fingerprints.of(requestToken.reveal()),
        stateFingerprint: fingerprints.of(state),
      },
      clock.now(),
    );
    await stores.attempts.add(attempt);
    return { authorizeUrl, expiresAt: attempt.toProps().expiresAt };
  }
}
