import type { Effect } from '../../domain/effect.ts';
import type { ExternalIssueLink } from '../../domain/external-issue-link.ts';
import type { DecisionId, EffectId, JiraIssueRef } from '../../domain/ids.ts';
import { isDone } from '../../domain/status-rule.ts';
import { decisionOn } from '../../domain/sync-decision.ts';
import type { Clock } from '../ports/clock.ts';
import type { Randomness } from '../ports/randomness.ts';
import type { Stores } from '../ports/stores.ts';

export interface SupersedePorts {
  readonly stores: Stores;
  readonly randomness: Randomness;
  readonly clock: Clock;
  /** Those made under the very lease that is held: as long as one of them has failed no try, none was broken off. */
  readonly underThisLease?: ReadonlySet<EffectId>;
  /** The issue's open Effects before `made` were added, where they were read in this transaction. */
  readonly openBefore?: readonly Effect[];
}

/** What is left of the issue's Effects, in the order they were added; and whether a link was changed for it. */
export interface LeftOpen {
  readonly open: readonly Effect[];
  readonly hasChangedLink: boolean;
}

/**
 * Gives up, of the issue's open Effects, each one that an Effect among `made` takes the place of, and each among `made`
 * that comes too late; one of which nobody can tell whether it does is to read Jira. Within the transaction that made
 * `made` what they are.
 */
export async function supersede(
  issue: JiraIssueRef,
  made: readonly Effect[],
  ports: SupersedePorts,
): Promise<LeftOpen> {
  const isFresh = new Set(made.map(({ id }) => id));
  const open = ports.openBefore ?? (await ports.stores.effects.open(issue));
  const before = open.filter(({ id }) => !isFresh.has(id));
  const givenUp = new Set<EffectId>();
  let hasChangedLink = false;
  const fresh = await Promise.all(made.map((effect) => decidable(effect, before, ports)));

  for (const old of before) {
    const newer = fresh.find((effect) => old.isSupersededBy(effect));
    if (newer === undefined) continue;
    await giveUp(old, newer, ports);
    givenUp.add(old.id);
    const isUntried = old.toProps().attempts === 0 && ports.underThisLease?.has(old.id) === true;
    if (old.kind === 'status' && old.mayHaveReachedTracker) {
      hasChangedLink = (await doubt(old, { ...ports, isUntried })) || hasChangedLink;
    }
  }
  for (const late of fresh) {
    const newer = before.find((effect) => late.isOutdatedBy(effect));
    if (newer === undefined) continue;
    await giveUp(late, newer, ports);
    givenUp.add(late.id);
  }
  return { open: [...before, ...fresh].filter(({ id }) => !givenUp.has(id)), hasChangedLink };
}

async function decidable(
  effect: Effect,
  before: readonly Effect[],
  { stores }: SupersedePorts,
): Promise<Effect> {
  if (!before.some((other) => effect.isUndecidedBeside(other))) return effect;
  const reading = effect.readingJira();
  await stores.effects.save(reading);
  return reading;
}

async function giveUp(
  old: Effect,
  newer: Effect,
  { stores, randomness, clock }: SupersedePorts,
): Promise<void> {
  await stores.effects.save(old.superseded());
  await stores.decisions.add(
    decisionOn(old, {
      id: randomness.id() as DecisionId,
      outcome: 'skipped',
      reason: 'superseded',
      values: { by: newer.id },
      decidedAt: clock.now(),
    }),
  );
}

/**
 * The next status is carried out whatever it is: this one may have been, or it would have changed something, so that the
 * next one is news even where it says the same as before. Answers whether the link is in doubt by it.
 */
async function doubt(
  effect: Effect,
  { stores, isUntried }: Pick<SupersedePorts, 'stores'> & { readonly isUntried: boolean },
): Promise<boolean> {
  const link = await stores.links.find(effect.toProps().linkId);
  if (link === null || (isUntried && (await isNoNews(effect, link, stores)))) return false;
  await stores.links.save(link.inDoubt());
  return true;
}

async function isNoNews(
  effect: Effect,
  link: ExternalIssueLink,
  { installations }: Pick<Stores, 'installations'>,
): Promise<boolean> {
  const { content, observedAt: updatedAt } = effect.toProps();
  const installation = await installations.find(link.toProps().installationId);
  if (content.kind !== 'status' || content.seen === null || installation === null) return false;
  const done = isDone(content.seen, installation.settings);
  return (
    done !== null && ['none', 'stale'].includes(link.judge({ ...content.seen, isDone: done, updatedAt }))
  );
}
