import type { Effect } from '../../domain/effect.ts';
import type { ExternalIssueLink } from '../../domain/external-issue-link.ts';
import { intendedFor, type FollowedKind } from '../../domain/outbound/ledger.ts';
import { afterFailure } from '../inbound/after-failure.ts';
import type { Conclusion, Over } from '../inbound/conclusion.ts';
import type { JiraAccess } from '../installation/jira-access.ts';
import type { Clock } from '../ports/clock.ts';
import type { JiraServer } from '../ports/jira-server.ts';
import type { Log } from '../ports/log.ts';

export interface EndIntentionPorts {
  readonly access: JiraAccess;
  readonly jira: Pick<JiraServer, 'issues'>;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Sees to it that what was about to be written to Jira, and is not any more, is not awaited for ever: else our account,
 * which may be a person's, could do the same a year later and it would be taken for an echo.
 */
export class EndIntention {
  readonly #ports: EndIntentionPorts;

  constructor(ports: EndIntentionPorts) {
    this.#ports = ports;
  }

  /**
   * The conclusion by which the Effect is over, and by which nothing is intended for its link any more. Jira is read
   * where it may have been written to, as only its own time tells what it did by then; where it cannot be, the Effect
   * is not over yet.
   */
  async execute(effect: Effect, kind: FollowedKind, { conclusion, link }: Concluded): Promise<Conclusion> {
    if (intendedFor(conclusion.change(link).toProps().ledger, kind) === null) return conclusion;

    const { access, jira } = this.#ports;
    const { integrationId, jiraIssueId } = effect.issue;
    try {
      const { updatedAt } = await access.call(integrationId, (connection) =>
        jira.issues.read(connection, jiraIssueId),
      );
      const change = (known: ExternalIssueLink) => conclusion.change(known).withoutIntention(kind, updatedAt);
      return { ...conclusion, change };
    } catch (error) {
      const failed = afterFailure(error, effect, this.#ports);
      // Of an issue that is not there nothing is told.
      return failed.kind === 'over' ? conclusion : failed;
    }
  }
}

/** How an Effect is over, and the link that it was for. */
interface Concluded {
  readonly conclusion: Over;
  readonly link: ExternalIssueLink;
}
