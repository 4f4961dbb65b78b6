import { NotFound } from '../../domain/domain-error.ts';
import type { IntegrationId } from '../../domain/ids.ts';
import type { Integration } from '../../domain/integration.ts';
import { notActive } from '../../domain/not-active.ts';
import type { Clock } from '../ports/clock.ts';
import { JiraFailure, QuietTime } from '../ports/jira-failure.ts';
import type { JiraConnection, JiraConsumer } from '../ports/jira-server.ts';
import type { Log } from '../ports/log.ts';
import type { AccessToken, IntegrationCredentials, Stores } from '../ports/stores.ts';
import type { UnitOfWork } from '../ports/unit-of-work.ts';

export interface JiraAccessPorts {
  readonly stores: Pick<Stores, 'integrations' | 'credentials'>;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly log: Log;
}

/** How long a Jira is left alone that limits how often it may be called, and does not say for how long. */
const QUIET_MS = 5_000;
const LONGEST_QUIET_MS = 60 * 60_000;

/** Calls a Jira in the name of its Integration, and notes when that is no longer possible. */
export class JiraAccess {
  readonly #ports: JiraAccessPorts;

  constructor(ports: JiraAccessPorts) {
    this.#ports = ports;
  }

  /**
   * Answers what `call` does. When Jira does not take our authorization any more, the Integration needs a new one
   * from then on, which is noted and logged once; the failure goes on to the caller. Until then nothing is called. Nor
   * is it, by any process, before the time is over for which Jira asked to be left alone.
   * @throws {NotFound} when there is no such Integration.
   * @throws {IntegrationNotActive} when it is not authorized.
   * @throws {JiraFailure}
   */
  async call<Answer>(
    id: IntegrationId,
    call: (connection: JiraConnection, integration: Integration) => Promise<Answer>,
  ): Promise<Answer> {
    const { integration, connection } = await this.#connect(id);
    try {
      return await call(connection, integration);
    } catch (error) {
      if (error instanceof JiraFailure) await this.#note(error, id, connection);
      throw error;
    }
  }

  async #note(failure: JiraFailure, id: IntegrationId, connection: JiraConnection): Promise<void> {
    const { stores, clock } = this.#ports;
    if (failure.code === 'jira_needs_reauthorization') await this.#pause(id, connection, failure);
    if (failure.code !== 'jira_rate_limited') return;
    const quietMs = Math.min(failure.retryAfterMs ?? QUIET_MS, LONGEST_QUIET_MS);
    await stores.integrations.noteQuiet(id, new Date(clock.now().getTime() + quietMs));
  }

  async #connect(id: IntegrationId): Promise<{ integration: Integration; connection: JiraConnection }> {
    const { stores, clock } = this.#ports;
    const integration = await stores.integrations.find(id);
    if (integration === null) throw new NotFound(`there is no Integration ${id}`);

    const credentials = await stores.credentials.find(id);
    const props = integration.toProps();
    if (props.state !== 'active' || credentials?.accessToken == null) throw notActive(props);
    const quietMs = integration.quietMsAt(clock.now());
    if (quietMs !== null) throw new QuietTime(props.baseUrl, quietMs);
    const { accessToken } = credentials;
    return { integration, connection: connectionOf(integration, { ...credentials, accessToken }) };
  }

  /** A failure of a token that was replaced, or at an address that was left meanwhile, says nothing of what is there now. */
  async #pause(id: IntegrationId, used: JiraConnection, failure: JiraFailure): Promise<void> {
    const { unitOfWork, clock, log } = this.#ports;
    const isNews = await unitOfWork.run(async ({ integrations, credentials }) => {
      const integration = await integrations.find(id);
      const present = await credentials.find(id);
      if (integration?.toProps().baseUrl !== used.baseUrl) return false;
      if (present?.accessToken?.value.reveal() !== used.accessToken.reveal()) return false;
      const { code, message } = failure;
      const paused = integration.needingReauthorization({ code, message, since: clock.now() });
      if (paused === integration) return false;
      await integrations.save(paused);
      return true;
    });
    if (isNews) log.error('needs_reauthorization', { integrationId: id, jira: used.baseUrl, error: failure });
  }
}

/** The application link of an Integration. */
export function consumerOf(
  integration: Integration,
  { privateKey }: Pick<IntegrationCredentials, 'privateKey'>,
): JiraConsumer {
  const { baseUrl, tls, consumerKey } = integration.toProps();
  return { baseUrl, tls, consumerKey, privateKey };
}

/** The Jira of an Integration, called with this token. */
export function connectionOf(
  integration: Integration,
  given: Pick<IntegrationCredentials, 'privateKey'> & { readonly accessToken: AccessToken },
): JiraConnection {
  const { kind, value: accessToken } = given.accessToken;
  if (kind === 'oauth') return { ...consumerOf(integration, given), kind, accessToken };

  const { baseUrl, tls } = integration.toProps();
  return { baseUrl, tls, kind, accessToken };
}
