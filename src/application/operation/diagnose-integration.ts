import type { Scope } from '../../domain/api-key.ts';
import { IntegrationNotActive, NotFound } from '../../domain/domain-error.ts';
import { fine, problem, type Finding } from '../../domain/finding.ts';
import type { IntegrationId } from '../../domain/ids.ts';
import type { Integration } from '../../domain/integration.ts';
import {
  authorizationFinding,
  baseUrlFinding,
  clockFinding,
  lastEventFinding,
  permissionsFinding,
  queueFinding,
  webhookFinding,
} from '../../domain/integration-findings.ts';
import type { JiraAccess } from '../installation/jira-access.ts';
import type { AdminReads } from '../ports/admin-reads.ts';
import type { Backlog } from '../ports/backlog.ts';
import type { Clock } from '../ports/clock.ts';
import { JiraFailure } from '../ports/jira-failure.ts';
import type { JiraServer } from '../ports/jira-server.ts';
import type { PublicDoor } from '../ports/public-door.ts';
import type { Installations } from '../ports/stores.ts';

export interface DiagnoseIntegrationPorts {
  readonly access: JiraAccess;
  readonly reads: Pick<AdminReads, 'integration'>;
  readonly backlog: Pick<Backlog, 'depth'>;
  readonly installations: Pick<Installations, 'ofIntegration'>;
  readonly jira: Pick<JiraServer, 'serverInfo' | 'accounts'>;
  /** Null where the service cannot run meanwhile, so that nothing would answer. */
  readonly publicDoor: PublicDoor | null;
  readonly clock: Clock;
}

export interface DiagnoseIntegrationCommand {
  readonly scope: Scope;
  readonly integrationId: IntegrationId;
}

export interface Diagnosis {
  readonly integration: Integration;
  /** In the order in which a person should mend them. */
  readonly findings: readonly Finding[];
}

/** Looks at everything that lockstep with a Jira needs, in both directions, and says of each what to do. */
export class DiagnoseIntegration {
  readonly #ports: DiagnoseIntegrationPorts;
  readonly #publicUrl: string;

  constructor(ports: DiagnoseIntegrationPorts, publicUrl: string) {
    this.#ports = ports;
    this.#publicUrl = publicUrl;
  }

  /**
   * Of an Integration that is over or switched off nothing is looked at. Changes nothing, but for noting that Jira does not
   * take our authorization any more when that comes to light.
   * @throws {NotFound} when the scope has no such Integration.
   */
  async execute(command: DiagnoseIntegrationCommand): Promise<Diagnosis> {
    const { reads, backlog, clock } = this.#ports;
    const known = await reads.integration(command.scope, command.integrationId);
    if (known === null) throw new NotFound('There is no such Integration.');
    const now = clock.now();
    if (known.isUninstalled || known.isDisabled)
      return { integration: known, findings: [authorizationFinding(known, now)] };

    const publicUrl = await this.#publicUrlFinding();
    const [jira, ...ofJira] = await this.#jiraFindings(known);
    const permissions = await this.#permissionsFindings(known);
    const integration = (await reads.integration(command.scope, known.id)) ?? known;
    return {
      integration,
      findings: [
        publicUrl,
        jira,
        ...ofJira,
        authorizationFinding(integration, now),
        ...permissions,
        webhookFinding(integration),
        lastEventFinding(integration, now),
        queueFinding({ integration, depth: await backlog.depth(integration.id) }, now),
        ...(await this.#trackerFindings(command)),
      ],
    };
  }

  /** Of each tracker that could not be asked, the last time it was. */
  async #trackerFindings({ scope, integrationId }: DiagnoseIntegrationCommand): Promise<readonly Finding[]> {
    const { organizationId } = scope;
    const installations = await this.#ports.installations.ofIntegration(integrationId);
    return installations
      .filter((one) => organizationId === null || one.toProps().organizationId === organizationId)
      .flatMap((one) => (one.isRemoved || one.trackerProblem === null ? [] : [one.trackerProblem.message]))
      .map((message) => problem('tracker', message, 'What waits for the tracker is tried again by itself.'));
  }

  async #publicUrlFinding(): Promise<Finding> {
    const { publicDoor } = this.#ports;
    if (publicDoor === null) {
      return fine('public_url', 'Not checked: the service is stopped, as it has to be for this command.');
    }
    const trouble = await publicDoor.problemAt(this.#publicUrl);
    if (trouble === null) return fine('public_url', `Lockstep answers at ${this.#publicUrl}.`);
    return problem(
      'public_url',
      `Lockstep does not answer at ${this.#publicUrl}, where Jira sends its events: ${trouble}.`,
      'See that "lockstep serve" runs, that LOCKSTEP_PUBLIC_URL is right, and that the proxy in front of it passes everything on.',
    );
  }

  /** What Jira tells to anybody. */
  async #jiraFindings(integration: Integration): Promise<readonly [Finding, ...Finding[]]> {
    const { jira } = this.#ports;
    try {
      const { baseUrl } = integration.toProps();
      const info = await jira.serverInfo.read(integration.toProps());
      return [
        fine('jira', `Jira ${info.version} answers at ${baseUrl}.`),
        baseUrlFinding(baseUrl, integration.seenAs(info).baseUrlMismatch),
        clockFinding(info.clockAheadSeconds),
      ];
    } catch (error) {
      if (!(error instanceof JiraFailure)) throw error;
      return [
        problem(
          'jira',
          error.message,
          'See that this machine reaches the Jira: its address, the firewall, its certificate.',
        ),
      ];
    }
  }

  /** What the account may do; nothing where that cannot be known, of which the authorization's finding tells. */
  async #permissionsFindings(integration: Integration): Promise<readonly Finding[]> {
    const { access, jira } = this.#ports;
    if (integration.toProps().state !== 'active') return [];
    try {
      // Permissions are also answered to nobody at all: only `myself` shows that we are somebody.
      const held = await access.call(integration.id, async (connection) => {
        await jira.accounts.myself(connection);
        return jira.accounts.permissions(connection);
      });
      return [permissionsFinding(integration, held)];
    } catch (error) {
      // Switched off or uninstalled since it was looked up.
      if (error instanceof IntegrationNotActive) return [];
      if (!(error instanceof JiraFailure)) throw error;
      if (error.code === 'jira_needs_reauthorization') return [];
      return [problem('permissions', error.message, 'Mend that, then run this again.')];
    }
  }
}
