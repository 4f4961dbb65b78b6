import type { Scope } from '../../domain/api-key.ts';
import type { IntegrationId } from '../../domain/ids.ts';
import type { Integration } from '../../domain/integration.ts';
import { noSuch } from '../../domain/no-such.ts';
import type { JiraAccess } from '../installation/jira-access.ts';
import type { AdminReads } from '../ports/admin-reads.ts';
import type { JiraConnection } from '../ports/jira-connection.ts';

export interface AskJiraPorts {
  readonly reads: Pick<AdminReads, 'integration'>;
  readonly access: JiraAccess;
}

/** Asks a Jira something for a person, in whose scope it has to be. */
export class AskJira {
  readonly #ports: AskJiraPorts;

  constructor(ports: AskJiraPorts) {
    this.#ports = ports;
  }

  /**
   * Answers what `ask` does.
   * @throws {NotFound} when the scope has no such Integration; Jira is not asked then.
   * @throws {IntegrationNotActive} when the Jira is not authorized.
   * @throws {JiraFailure} when asking it failed.
   */
  async execute<Answer>(
    { scope, integrationId }: { readonly scope: Scope; readonly integrationId: IntegrationId },
    ask: (connection: JiraConnection, integration: Integration) => Promise<Answer>,
  ): Promise<Answer> {
    const { reads, access } = this.#ports;
    if ((await reads.integration(scope, integrationId)) === null) throw noSuch('Integration', scope);
    return access.call(integrationId, ask);
  }
}
