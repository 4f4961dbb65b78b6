import type { Effect } from '../../domain/effect.ts';
import type { JiraIssueRef } from '../../domain/ids.ts';
import { AlreadyLinked } from '../../domain/domain-error.ts';
import type { JiraCommentId, LinkId } from '../../domain/ids.ts';
import { LeaseLost } from '../../application/ports/issue-leases.ts';
import type {
  Deliveries,
  Effects,
  ExternalIssueLinks,
  HeldLeases,
  Stores,
  SyncDecisions,
  SyncedComments,
} from '../../application/ports/stores.ts';
import { linksBetweenTheSame, linksOfTheSameTrackerIssue } from './links-between-the-same.ts';
import { linkSelectionsOver, type LinkSelections } from './link-selections.ts';
import { isSameIssue, issueName, isToBeProcessed, type Tables } from './tables.ts';

type SyncStores = Pick<
  Stores,
  'links' | 'deliveries' | 'effects' | 'decisions' | 'syncedComments' | 'leases'
>;

/** The stores of what happens once all is set up. */
export function syncStoresOver(tables: Tables): SyncStores {
  return {
    links: { ...linksOver(tables), ...linkSelectionsOver(tables) },
    deliveries: deliveriesOver(tables),
    effects: effectsOver(tables),
    decisions: decisionsOver(tables),
    syncedComments: syncedCommentsOver(tables),
    leases: leasesOver(tables),
  };
}

function linksOver({ links }: Tables): Omit<ExternalIssueLinks, keyof LinkSelections> {
  return {
    async add(link) {
      const { installationId, trackerIssueId } = link.toProps();
      const isTaken = [...links.values()].some((other) => {
        const props = other.toProps();
        const isSame = props.installationId === installationId && props.trackerIssueId === trackerIssueId;
        return isSame && !other.isOver;
      });
      if (isTaken) throw new AlreadyLinked('this tracker issue is linked to a Jira issue already');
      links.set(link.id, link);
    },
    async find(id) {
      return links.get(id) ?? null;
    },
    async ofTrackerIssue(installationId, trackerIssueId) {
      const own = [...links.values()].find((link) => {
        const props = link.toProps();
        const isSame = props.installationId === installationId && props.trackerIssueId === trackerIssueId;
        return isSame && !link.isOver;
      });
      return own ?? null;
    },
    async ofTrackerIssues(installationId, trackerIssueIds) {
      return [...links.values()]
        .filter((link) => !link.isOver && link.toProps().installationId === installationId)
        .filter((link) => trackerIssueIds.includes(link.toProps().trackerIssueId))
        .sort((one, other) => (one.id < other.id ? -1 : 1));
    },
    async save(link) {
      links.set(link.id, link);
    },
    async hasAnyOf(id) {
      return [...links.values()].some((link) => !link.isOver && link.toProps().installationId === id);
    },
    async hasAnyShownInJira(id) {
      return [...links.values()]
        .map((link) => link.toProps())
        .some((link) => link.installationId === id && link.hasRemoteLink && link.state !== 'deleted');
    },
    async unlinkAllOf(id) {
      for (const link of links.values()) {
        if (link.toProps().installationId === id) links.set(link.id, link.unlinked());
      }
    },
    async ofIssue(issue) {
      return [...links.values()]
        .filter((link) => isSameIssue(link.issue, issue))
        .sort((one, other) => (one.id < other.id ? -1 : 1));
    },
  };
}

function deliveriesOver({ deliveries }: Tables): Deliveries {
  return {
    async pending(issue, { now, limit }) {
      return [...deliveries.values()]
        .filter((delivery) => isToBeProcessed(delivery, now) && isSameIssue(delivery, issue))
        .sort((one, other) => one.sequence - other.sequence)
        .slice(0, limit);
    },
    async settle(id, { state, reason, at }) {
      const delivery = deliveries.get(id);
      const settled = { state, reason, processedAt: at, nextAttemptAt: null };
      if (delivery !== undefined) deliveries.set(id, { ...delivery, ...settled });
    },
    async setBack(id, { attempts, problem, nextAttemptAt, at }) {
      const delivery = deliveries.get(id);
      if (delivery === undefined) return;
      const isDead = nextAttemptAt === null;
      deliveries.set(id, {
        ...delivery,
        ...{ state: isDead ? 'dead' : 'pending', reason: null, processedAt: isDead ? at : null },
        ...{ attempts, nextAttemptAt, lastProblem: problem },
      });
    },
    async replay(ids, replay) {
      const replayed = ids
        .map((id) => deliveries.get(id))
        .filter((one) => one !== undefined)
        .filter(({ state, body }) => state !== 'pending' && body !== null);
      const untried = { state: 'pending', reason: null, attempts: 0, processedAt: null } as const;
      for (const delivery of replayed) deliveries.set(delivery.id, { ...delivery, ...untried, replay });
      return replayed.map(({ integrationId, jiraIssueId }) => ({ integrationId, jiraIssueId }));
    },
  };
}

function effectsOver({ effects, links }: Tables): Effects {
  const resume = (those: readonly Effect[]): readonly JiraIssueRef[] => {
    for (const effect of those) effects.set(effect.id, effect.resumed());
    return [...new Map(those.map(({ issue }) => [issueName(issue), issue])).values()];
  };

  return {
    async add(added) {
      for (const effect of added) effects.set(effect.id, effect);
    },
    async save(effect) {
      effects.set(effect.id, effect);
    },
    async open(issue) {
      return [...effects.values()].filter((effect) => effect.isOpen && isSameIssue(effect.issue, issue));
    },
    async replay(ids, replay) {
      const replayed = ids
        .map((id) => effects.get(id))
        .filter((one) => one !== undefined)
        .filter(({ isGivenUp }) => isGivenUp);
      for (const effect of replayed) effects.set(effect.id, effect.replayed(replay));
      return replayed.map(({ issue }) => issue);
    },
    async resumeAuthorized(id) {
      const waiting = [...effects.values()].filter(
        (effect) => effect.issue.integrationId === id && effect.awaitsAuthorization,
      );
      return resume(waiting);
    },
    async resumeOf(id) {
      resume([...effects.values()].filter((effect) => effect.isOpen && effect.toProps().linkId === id));
    },
    async resumeAllOf(id) {
      const open = [...effects.values()].filter(
        (effect) => effect.isOpen && links.get(effect.toProps().linkId)?.toProps().installationId === id,
      );
      return resume(open);
    },
  };
}

function decisionsOver({ decisions }: Tables): SyncDecisions {
  return {
    async add(decision) {
      decisions.set(decision.id, decision);
    },
  };
}

function syncedCommentsOver({ syncedComments, links }: Tables): SyncedComments {
  const nameOf = (link: LinkId, comment: JiraCommentId) => `${link}/${comment}`;
  return {
    async find(link, comment) {
      const known = linksBetweenTheSame(links, link).map((id) => syncedComments.get(nameOf(id, comment)));
      return known.find((one) => one !== undefined) ?? null;
    },
    async isWrittenFor(link, comment) {
      const ours = linksOfTheSameTrackerIssue(links, link);
      return [...syncedComments.values()]
        .map((one) => one.toProps())
        .some(({ linkId, trackerCommentId }) => ours.includes(linkId) && trackerCommentId === comment);
    },
    async save(comment) {
      const { linkId, jiraCommentId } = comment.toProps();
      syncedComments.set(nameOf(linkId, jiraCommentId), comment);
    },
  };
}

function leasesOver({ leases }: Tables): HeldLeases {
  return {
    async confirm(lease) {
      if (leases.get(issueName(lease.issue))?.holder !== lease.holder) {
        throw new LeaseLost('another process works on this issue by now');
      }
    },
  };
}
