import type { ExternalIssueLink, Unlinking } from '../../domain/external-issue-link.ts';
import type { LinkId } from '../../domain/ids.ts';
import type { Stores } from '../ports/stores.ts';

/**
 * Unlinks within the transaction of `stores`: answers the link as it is then, or null when it was over before. What is still
 * open for it is due now, and skipped by whoever carries it out, so that nothing that is under way is disturbed.
 */
export async function endLink(
  stores: Pick<Stores, 'links' | 'effects'>,
  id: LinkId,
  unlinking: Unlinking,
): Promise<ExternalIssueLink | null> {
  // The Effects before the link, as it is done where they are concluded: nobody then waits for the other in a circle.
  await stores.effects.resumeOf(id);
  const link = await stores.links.find(id);
  if (link === null || link.isOver) return null;

  const unlinked = link.unlinked(unlinking);
  await stores.links.save(unlinked);
  return unlinked;
}
