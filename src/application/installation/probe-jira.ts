import { baseUrlMismatch, normalizeBaseUrl } from '../../domain/base-url.ts';
import { fine, problem, type Finding } from '../../domain/finding.ts';
import { baseUrlFinding, clockFinding } from '../../domain/integration-findings.ts';
import type { TlsSettings } from '../../domain/integration.ts';
import type { JiraServerInfo } from '../../domain/jira-version.ts';
import { JiraFailure } from '../ports/jira-failure.ts';
import type { JiraServer } from '../ports/jira-server.ts';

export interface ProbeJiraPorts {
  readonly jira: Pick<JiraServer, 'serverInfo'>;
}

export interface ProbeJiraCommand {
  readonly baseUrl: string;
  readonly tls: TlsSettings;
}

export interface JiraProbe {
  /** The address as an Integration would have it. */
  readonly baseUrl: string;
  /** Null where no Jira that can be connected answers there. */
  readonly serverInfo: JiraServerInfo | null;
  /** In the order in which a person should mend them. */
  readonly findings: readonly Finding[];
}

/** Tells what answers at an address before anything is connected to it. Stores nothing, and sends nothing secret. */
export class ProbeJira {
  readonly #ports: ProbeJiraPorts;

  constructor(ports: ProbeJiraPorts) {
    this.#ports = ports;
  }

  /** @throws {InvalidValue} naming `baseUrl`, when it is no address that a Jira can have. */
  async execute({ baseUrl: given, tls }: ProbeJiraCommand): Promise<JiraProbe> {
    const baseUrl = normalizeBaseUrl('baseUrl', given);
    try {
      const serverInfo = await this.#ports.jira.serverInfo.read({ baseUrl, tls });
      const findings = [
        fine('jira', `Jira ${serverInfo.version} answers at ${baseUrl}.`),
        baseUrlFinding(baseUrl, baseUrlMismatch(baseUrl, serverInfo.baseUrl)),
        clockFinding(serverInfo.clockAheadSeconds),
      ];
      return { baseUrl, serverInfo, findings };
    } catch (error) {
      if (!(error instanceof JiraFailure)) throw error;
      return { baseUrl, serverInfo: null, findings: [problem('jira', error.message, adviceOn(error))] };
    }
  }
}

/** What the message does not say already. */
function adviceOn({ code }: JiraFailure): string {
  switch (code) {
    case 'jira_unreachable':
      return 'Lockstep calls Jira from the machine it runs on: see that this address works from there.';
    case 'jira_rate_limited':
      return 'Wait a moment, then look again.';
    case 'jira_misconfigured':
      return 'Mend the address, or say below how the certificate is to be checked.';
    default:
      return 'Take the address that people have in their browser when they look at Jira, up to and with its context path, and without what follows, such as /secure/Dashboard.jspa.';
  }
}
