import type { ExternalIssueLink } from '../../domain/external-issue-link.ts';
import type { Installation } from '../../domain/installation.ts';
import type { Effect } from '../../domain/effect.ts';
import type { Conclusion } from '../inbound/conclusion.ts';
import type { IssueLease } from '../ports/issue-leases.ts';

/** What an outbound Effect is carried out on: a link that is not over, as it is now, under the lease of its Jira issue. */
export interface OutboundErrand {
  readonly link: ExternalIssueLink;
  readonly lease: IssueLease;
  readonly installation: Installation;
}

/** Carries out the outbound Effects of one kind. */
export interface CarriesOut<Content> {
  /**
   * Changes Jira as `content` asks, and answers what came of it. Outside any transaction; what would be found out anew
   * after a kill is answered as `found_out`, and so written down, before Jira is changed.
   * @throws {LeaseLost} when another process works on the issue by now.
   */
  execute(effect: Effect, content: Content, errand: OutboundErrand): Promise<Conclusion>;
}
