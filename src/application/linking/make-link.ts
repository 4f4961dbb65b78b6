import { Conflict, IntegrationNotActive } from '../../domain/domain-error.ts';
import { Effect } from '../../domain/effect.ts';
import type { EffectContent } from '../../domain/effect-content.ts';
import { commentsComparedFrom } from '../../domain/comment-drift.ts';
import { ExternalIssueLink } from '../../domain/external-issue-link.ts';
import type { EffectId, IssueCreationId, LinkId, TrackerCommentId } from '../../domain/ids.ts';
import type { Installation } from '../../domain/installation.ts';
import type { JiraIssue } from '../../domain/jira-issue.ts';
import { remoteLinkTo } from '../../domain/outbound/remote-link.ts';
import { rulesIn } from '../../domain/sync-settings.ts';
import type { TrackerIssue } from '../../domain/tracker-issue.ts';
import { askToShowAgain } from '../outbound/ask-for-remote-link.ts';
import type { Clock } from '../ports/clock.ts';
import type { Randomness } from '../ports/randomness.ts';
import type { Stores } from '../ports/stores.ts';

export interface MakeLinkPorts {
  readonly randomness: Randomness;
  readonly clock: Clock;
}

/** What a person says in Jira on linking. */
export interface LinkComment {
  readonly body: string;
  /** Who says it. */
  readonly by: string;
}

/** What is tied together, as it was read. */
export interface ToBeLinked {
  readonly installation: Installation;
  readonly trackerIssue: TrackerIssue;
  readonly issue: JiraIssue;
  /** By which the Jira issue was made; left out when it was there before. */
  readonly creationId?: IssueCreationId;
  /** Left out when nothing is to be said. */
  readonly comment?: LinkComment;
}

/** Keeps a new link, and what it asks for first: that Jira is read again, now that its events are kept. */
export class MakeLink {
  readonly #ports: MakeLinkPorts;

  constructor(ports: MakeLinkPorts) {
    this.#ports = ports;
  }

  /**
   * The link as `linking`, within the transaction of `stores`.
   * @throws {AlreadyLinked} when the tracker issue has a link.
   * @throws {Conflict} when the Installation has been given another tracker meanwhile, or a Jira issue is being made for
   * the tracker issue.
   * @throws {IntegrationNotActive} when the Installation is over.
   */
  async execute(
    stores: Stores,
    { installation, trackerIssue, issue, creationId, comment }: ToBeLinked,
  ): Promise<ExternalIssueLink> {
    const { integrationId } = installation.toProps();
    // Held, so that nobody uninstalls it meanwhile: a link made after that would never be over.
    const integration = await stores.integrations.find(integrationId);
    const present = await stores.installations.find(installation.id);
    if (integration?.isUninstalled !== false || present?.isRemoved !== false) throw installationOver();
    if (present.tracker.kind !== installation.tracker.kind) throw otherTracker();
    const creation = await stores.creations.openOf(installation.id, trackerIssue.id);
    if (creation !== null && creation.id !== creationId) throw beingMade(creation.id);

    const link = this.#linkOf({ installation: present, trackerIssue, issue }, creationId !== undefined);
    await stores.links.add(link);
    await stores.effects.add(
      comment === undefined ? [this.#asking(link)] : [this.#asking(link), this.#saying(comment, link)],
    );
    const occasion = { source: 'linking', deliveryId: null, actor: null } as const;
    await askToShowAgain(link, occasion, { ...this.#ports, stores });
    return link;
  }

  /** Jira is to show it, if it can: that it may be shown there is known before it is. */
  #linkOf({ installation, trackerIssue, issue }: ToBeLinked, isMadeByLockstep: boolean): ExternalIssueLink {
    const rules = rulesIn(installation.settings, issue.projectId);
    const link = ExternalIssueLink.create({
      id: this.#ports.randomness.id() as LinkId,
      installationId: installation.id,
      integrationId: installation.toProps().integrationId,
      trackerIssueId: trackerIssue.id,
      jiraIssueId: issue.id,
      jiraIssueKey: issue.key,
      jiraProjectId: issue.projectId,
      commentsComparedAt: commentsComparedFrom(issue, rules, isMadeByLockstep),
      createdAt: this.#ports.clock.now(),
    });
    return link.withRemoteLink(rules.remoteLinks && remoteLinkTo(trackerIssue, link.id) !== null);
  }

  #asking(link: ExternalIssueLink): Effect {
    const id = this.#ports.randomness.id() as EffectId;
    return this.#effectOf(link, { id, content: { kind: 'status', seen: null }, actor: null });
  }

  /** No tracker has the comment: its id is that of the Effect. */
  #saying({ body, by }: LinkComment, link: ExternalIssueLink): Effect {
    const id = this.#ports.randomness.id();
    const commentId = id as TrackerCommentId;
    const content = { kind: 'outbound_comment', action: 'created', commentId, author: by, body } as const;
    return this.#effectOf(link, { id: id as EffectId, content, actor: by });
  }

  #effectOf(
    link: ExternalIssueLink,
    asked: { readonly id: EffectId; readonly content: EffectContent; readonly actor: string | null },
  ): Effect {
    return Effect.create({
      ...link.issue,
      ...asked,
      linkId: link.id,
      deliveryId: null,
      source: 'linking',
      observedAt: null,
      createdAt: this.#ports.clock.now(),
    });
  }
}

/** The tracker issue that was read is another tracker's. */
function otherTracker(): Conflict {
  return new Conflict(
    'The Installation has been given another tracker meanwhile: link an issue of that one.',
  );
}

/** Linked now, the issue that is being made would be left without a link. */
function beingMade(id: IssueCreationId): Conflict {
  return new Conflict(
    `A Jira issue is being made for this tracker issue, by the creation ${id}: wait for it.`,
  );
}

/** Nothing is linked in an Installation that is over. */
export function installationOver(): IntegrationNotActive {
  return new IntegrationNotActive('The Installation is over: connect its Jira anew.');
}
