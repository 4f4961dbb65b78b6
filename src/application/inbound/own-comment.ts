import { creationIn } from '../../domain/outbound/comment-for-jira.ts';
import type { IntegrationId, JiraCommentId } from '../../domain/ids.ts';
import type { Stores } from '../ports/stores.ts';

/**
 * Whether Lockstep wrote this comment to Jira, for whichever link, also when the writing of it is not committed yet: then
 * its mark tells. Never by its author: our account may be a person's.
 */
export function isOwnComment(
  { id, body }: { readonly id: JiraCommentId; readonly body: string | null },
  integrationId: IntegrationId,
  { outboundComments }: Pick<Stores, 'outboundComments'>,
): Promise<boolean> {
  return outboundComments.wrote(integrationId, { id, creation: body === null ? null : creationIn(body) });
}
