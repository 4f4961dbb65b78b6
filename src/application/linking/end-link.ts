import type { ExternalIssueLink, Unlinking } from '../../domain/external-issue-link.ts';
import type { LinkId } from '../../domain/ids.ts';
import { askForRemoteLink } from '../outbound/ask-for-remote-link.ts';
import type { SupersedePorts } from '../inbound/supersede.ts';

/**
 * Unlinks within the transaction of `stores`: answers the link as it is then, or null when it was over before. What is still
 * open for it is due now, and skipped by whoever carries it out, so that nothing that is under way is disturbed; and Jira is
 * to show the tracker issue no more.
 */
export async function endLink(
  id: LinkId,
  unlinking: Unlinking,
  ports: SupersedePorts,
): Promise<ExternalIssueLink | null> {
  const { stores } = ports;
  // The Effects before the link, as it is done where they are concluded: nobody then waits for the other in a circle.
  await stores.effects.resumeOf(id);
  const link = await stores.links.find(id);
  if (link === null || link.isOver) return null;

  const unlinked = link.unlinked(unlinking);
  await stores.links.save(unlinked);
  const occasion = { source: 'linking', deliveryId: null, actor: unlinking.by } as const;
  if (unlinked.toProps().hasRemoteLink)
    await askForRemoteLink(unlinked, { ...occasion, action: 'remove' }, ports);
  return unlinked;
}
