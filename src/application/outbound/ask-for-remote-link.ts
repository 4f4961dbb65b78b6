import { Effect, type EffectProps } from '../../domain/effect.ts';
import type { ExternalIssueLink } from '../../domain/external-issue-link.ts';
import type { EffectId } from '../../domain/ids.ts';
import type { RemoteLinkContent } from '../../domain/outbound/outbound-content.ts';
import { supersede, type SupersedePorts } from '../inbound/supersede.ts';

/** What made it necessary. */
export type RemoteLinkOccasion = Pick<EffectProps, 'source' | 'deliveryId' | 'actor'>;

/**
 * Has Jira show the tracker issue of the link as it is when that is carried out, or show it no more, in the place of what
 * is open of the kind. Within the transaction of what made it necessary.
 */
export async function askForRemoteLink(
  link: ExternalIssueLink,
  asked: RemoteLinkOccasion & { readonly action: RemoteLinkContent['action'] },
  ports: SupersedePorts,
): Promise<void> {
  const effect = Effect.create({
    ...link.issue,
    source: asked.source,
    deliveryId: asked.deliveryId,
    actor: asked.actor,
    id: ports.randomness.id() as EffectId,
    linkId: link.id,
    content: { kind: 'remote_link', action: asked.action },
    observedAt: null,
    createdAt: ports.clock.now(),
  });
  await ports.stores.effects.add([effect]);
  await supersede(effect.issue, [effect], ports);
}

/**
 * As `askForRemoteLink`, to show again what became of the tracker issue, where Jira shows it at all; answers whether it
 * does.
 */
export async function askToShowAgain(
  link: ExternalIssueLink,
  occasion: RemoteLinkOccasion,
  ports: SupersedePorts,
): Promise<boolean> {
  if (link.isOver || !link.toProps().hasRemoteLink) return false;
  await askForRemoteLink(link, { ...occasion, action: 'show' }, ports);
  return true;
}
