import type { Drift, DriftTerms } from '../../domain/drift.ts';
import { toldBy, type EffectContent } from '../../domain/effect-content.ts';
import { Effect, EFFECT_KINDS } from '../../domain/effect.ts';
import type { ExternalIssueLink } from '../../domain/external-issue-link.ts';
import type { EffectId, InstallationId, JiraIssueId, JiraIssueRef, LinkId } from '../../domain/ids.ts';
import { isLaterVersion } from '../../domain/jira-comment.ts';
import { NOTHING_COUNTED, type ReconciliationCounts } from '../../domain/reconciliation-run.ts';
import { DEFAULT_SYNC_SETTINGS, type SyncSettings } from '../../domain/sync-settings.ts';
import type { ProcessIssue } from '../inbound/process-issue.ts';
import { supersede } from '../inbound/supersede.ts';
import type { Backlog } from '../ports/backlog.ts';
import type { Clock } from '../ports/clock.ts';
import type { IssueLeases } from '../ports/issue-leases.ts';
import type { Meter } from '../ports/meter.ts';
import type { Randomness } from '../ports/randomness.ts';
import type { Stores } from '../ports/stores.ts';
import type { UnitOfWork } from '../ports/unit-of-work.ts';

/** What is known of a link beside itself. */
export type StoresOfDrift = Pick<Stores, 'syncedComments' | 'outboundComments'>;

/** Where a link and Jira disagree, asked whenever the link may have changed. */
export type FindDrift = (
  link: ExternalIssueLink,
  terms: DriftTerms,
  stores: StoresOfDrift,
) => readonly Drift[] | Promise<readonly Drift[]>;

/** What was read for one look at many links; where one drifts it is read again. */
export interface KnownOfLinks {
  readonly settings: Map<InstallationId, SyncSettings>;
  /** The issues for which something is still to be done. */
  readonly unfinished: ReadonlySet<JiraIssueId>;
}

export interface HealDriftPorts {
  readonly stores: Stores;
  readonly unitOfWork: UnitOfWork;
  readonly leases: IssueLeases;
  readonly backlog: Backlog;
  readonly randomness: Randomness;
  readonly clock: Clock;
  readonly meter: Meter;
}

interface Asked {
  readonly drift: Drift;
  readonly effect: Effect;
}

/** Has links that disagree with Jira follow it, by the same Effects, in the same order, as events would have. */
export class HealDrift {
  readonly #ports: HealDriftPorts;
  readonly #processIssue: ProcessIssue;

  constructor(ports: HealDriftPorts, processIssue: ProcessIssue) {
    this.#ports = ports;
    this.#processIssue = processIssue;
  }

  /**
   * Counts the drift of these links to one issue, and what of it is gone afterwards. What is in hand for the issue
   * goes before, and may be all there was to do; links that agree get no Effect.
   */
  async execute(
    links: readonly ExternalIssueLink[],
    findDrift: FindDrift,
    known: KnownOfLinks,
  ): Promise<ReconciliationCounts> {
    const [first] = links;
    if (first === undefined || !(await this.#isDrifted(links, findDrift, known))) return NOTHING_COUNTED;

    const { issue } = first;
    const ids = new Set(links.map(({ id }) => id));
    await this.#doWhatIsInHand(issue);
    const asked = await this.#ask(issue, ids, findDrift);
    if (asked.length === 0) return NOTHING_COUNTED;

    for (const { drift } of asked) this.#ports.meter.count('reconciliation_drift', { kind: drift.kind });
    await this.#processIssue.execute(issue);
    const left = await this.#left(issue, ids, findDrift);
    return { ...NOTHING_COUNTED, drifted: asked.length, healed: Math.max(asked.length - left, 0) };
  }

  async #isDrifted(
    links: readonly ExternalIssueLink[],
    findDrift: FindDrift,
    known: KnownOfLinks,
  ): Promise<boolean> {
    const { stores } = this.#ports;
    for (const link of links) {
      const settings = await settingsKnownOf(link, known, stores);
      const pending = known.unfinished.has(link.issue.jiraIssueId) ? EFFECT_KINDS : [];
      if ((await findDrift(link, { settings, pending }, stores)).length > 0) return true;
    }
    return false;
  }

  async #doWhatIsInHand(issue: JiraIssueRef): Promise<void> {
    const { backlog, clock } = this.#ports;
    if (await backlog.hasWork(issue, clock.now())) await this.#processIssue.execute(issue);
  }

  /** Whoever works on the issue meanwhile knows nothing of what was read: they are to read it themselves, then. */
  async #ask(issue: JiraIssueRef, ids: ReadonlySet<LinkId>, findDrift: FindDrift): Promise<readonly Asked[]> {
    const { leases, unitOfWork } = this.#ports;
    let asked: readonly Asked[] = [];
    const outcome = await leases.runExclusively(issue, async (lease) => {
      asked = await unitOfWork.run(async (stores) => {
        await stores.leases.confirm(lease);
        const found = await this.#effectsFor(issue, stores, { ids, findDrift });
        const effects = found.map(({ effect }) => effect);
        await stores.effects.add(effects);
        await supersede(issue, effects, { ...this.#ports, stores });
        return found;
      });
    });
    if (outcome === 'done') return asked;

    const findUnread: FindDrift = async (...of) => unread(await findDrift(...of));
    return unitOfWork.run(async (stores) => {
      const found = await this.#effectsFor(issue, stores, { ids, findDrift: findUnread });
      await stores.effects.add(found.map(({ effect }) => effect));
      return found;
    });
  }

  async #effectsFor(
    issue: JiraIssueRef,
    stores: Stores,
    { ids, findDrift }: { readonly ids: ReadonlySet<LinkId>; readonly findDrift: FindDrift },
  ): Promise<readonly Asked[]> {
    const open = await stores.effects.open(issue);
    const asked: Asked[] = [];
    for (const link of await stores.links.ofIssue(issue)) {
      if (!ids.has(link.id)) continue;
      for (const drift of await findDrift(link, await termsOf(link, open, stores), stores)) {
        if (open.some((effect) => isAskedBy(effect, link, drift))) continue;
        asked.push({ drift, effect: this.#effectOf(link, drift) });
      }
    }
    return asked;
  }

  #effectOf(link: ExternalIssueLink, { content, observedAt }: Drift): Effect {
    const { randomness, clock } = this.#ports;
    return Effect.create({
      ...link.issue,
      id: randomness.id() as EffectId,
      linkId: link.id,
      deliveryId: null,
      source: 'reconciliation',
      content,
      actor: null,
      observedAt,
      createdAt: clock.now(),
    });
  }

  async #left(issue: JiraIssueRef, ids: ReadonlySet<LinkId>, findDrift: FindDrift): Promise<number> {
    const { stores } = this.#ports;
    const open = await stores.effects.open(issue);
    let left = 0;
    for (const link of await stores.links.ofIssue(issue)) {
      if (!ids.has(link.id)) continue;
      left += (await findDrift(link, await termsOf(link, open, stores), stores)).length;
    }
    return left;
  }
}

/** The settings of a link's Installation, read once for one look at many links. */
export async function settingsKnownOf(
  link: ExternalIssueLink,
  { settings: known }: KnownOfLinks,
  stores: Pick<Stores, 'installations'>,
): Promise<SyncSettings> {
  const { installationId } = link.toProps();
  const settings = known.get(installationId) ?? (await settingsOf(link, stores));
  known.set(installationId, settings);
  return settings;
}

async function settingsOf(
  link: ExternalIssueLink,
  { installations }: Pick<Stores, 'installations'>,
): Promise<SyncSettings> {
  const installation = await installations.find(link.toProps().installationId);
  return installation?.settings ?? DEFAULT_SYNC_SETTINGS;
}

async function termsOf(
  link: ExternalIssueLink,
  open: readonly Effect[],
  stores: Pick<Stores, 'installations'>,
): Promise<DriftTerms> {
  const settings = await settingsOf(link, stores);
  const theirs = open.filter((effect) => effect.toProps().linkId === link.id);
  return { settings, pending: theirs.map(({ kind }) => kind) };
}

/** What was read, to be read anew: what was done to a comment tells itself how old it is. */
function unread(drifts: readonly Drift[]): readonly Drift[] {
  if (drifts.every(({ kind }) => kind === 'comment')) return drifts;
  return drifts
    .slice(0, 1)
    .map(({ kind }) => ({ kind, content: { kind: 'status', seen: null }, observedAt: null }));
}

/** Whether an Effect that is still to be carried out asks for what the drift does, or is to read Jira itself. */
function isAskedBy(effect: Effect, link: ExternalIssueLink, { content, observedAt }: Drift): boolean {
  const props = effect.toProps();
  if (props.linkId !== link.id || effect.kind !== content.kind) return false;
  if (content.kind === 'comment' && props.content.kind === 'comment') {
    const [seen, asked] = [content, props.content];
    const isSame = seen.commentId === asked.commentId;
    const version = { action: seen.action, updatedAt: observedAt };
    return isSame && !isLaterVersion(version, { action: asked.action, updatedAt: props.observedAt });
  }
  if (props.observedAt === null) return true;
  if (observedAt === null || props.observedAt < observedAt) return false;
  return props.observedAt > observedAt || isSameNews(props.content, content);
}

function isSameNews(one: EffectContent, other: EffectContent): boolean {
  if (one.kind === 'move' && other.kind === 'move') return one.key === other.key;
  return toldBy(one)?.what === toldBy(other)?.what;
}
