import type { Effect } from '../../domain/effect.ts';
import type { JiraCommentId } from '../../domain/ids.ts';
import type { Integration } from '../../domain/integration.ts';
import type { CommentVersion } from '../../domain/jira-comment.ts';
import { isSamePerson, type JiraUser } from '../../domain/jira-user.ts';
import { creationIn, type TrackerRemark } from '../../domain/outbound/comment-for-jira.ts';
import type { OutboundComment } from '../../domain/outbound/outbound-comment.ts';
import type { OutboundCommentContent } from '../../domain/outbound/outbound-content.ts';
import type { DecisionValues } from '../../domain/sync-decision.ts';
import type { CommentVisibility } from '../../domain/sync-settings.ts';
import { over, type Conclusion } from '../inbound/conclusion.ts';
import type { JiraAccess } from '../installation/jira-access.ts';
import type { IssueLease } from '../ports/issue-leases.ts';
import { JiraFailure } from '../ports/jira-failure.ts';
import type { JiraConnection } from '../ports/jira-connection.ts';
import type { JiraServer } from '../ports/jira-server.ts';
import type { UnitOfWork } from '../ports/unit-of-work.ts';
import { sendFitting } from './comment-attempts.ts';

export interface WriteJiraCommentPorts {
  readonly access: JiraAccess;
  readonly jira: Pick<JiraServer, 'comments' | 'issues'>;
  readonly unitOfWork: UnitOfWork;
}

/** An outbound comment Effect, with what it is carried out on. */
export interface OutboundCommentErrand {
  readonly effect: Effect;
  readonly content: OutboundCommentContent;
  readonly lease: IssueLease;
  readonly visibility: CommentVisibility | null;
  readonly known: OutboundComment;
  readonly seen: CommentVersion;
  readonly values: DecisionValues;
}

/** So many comments are looked through at a time. */
const PAGE = 100;

/** Writes, edits and deletes a comment of the tracker in Jira. Outside any transaction. */
export class WriteJiraComment {
  readonly #ports: WriteJiraCommentPorts;

  constructor(ports: WriteJiraCommentPorts) {
    this.#ports = ports;
  }

  /**
   * What an Effect before had Jira asked to write, nobody knows with what end, is looked for first.
   * @throws {LeaseLost} when another process works on the issue by now.
   * @throws {JiraFailure}
   */
  async execute(step: 'put' | 'remove', errand: OutboundCommentErrand): Promise<Conclusion> {
    const id = await this.#idOf(errand);
    if (step === 'remove') return this.#remove(id, errand);
    if (id === null) return this.#create(errand);
    // Found just now, and first asked for by this very Effect: it stands there as it is to.
    const isDone = errand.known.jiraCommentId === null && errand.known.creation === errand.effect.id;
    return isDone ? written(id, errand) : this.#edit(id, errand);
  }

  async #create(errand: OutboundCommentErrand): Promise<Conclusion> {
    const { effect, visibility } = errand;
    const known = await this.#noted(errand.known.asked(effect.id), errand);
    const { integrationId, jiraIssueId } = effect.issue;
    const id = await this.#ports.access.call(integrationId, (connection) =>
      sendFitting(remarkOf(known, errand), (body) =>
        this.#ports.jira.comments.create(connection, jiraIssueId, { body, visibility }),
      ),
    );
    return written(id, { ...errand, known });
  }

  /** One that somebody deleted in Jira stays deleted. */
  async #edit(id: JiraCommentId, errand: OutboundCommentErrand): Promise<Conclusion> {
    const { effect, visibility, known, seen, values } = errand;
    const comment = { issue: effect.issue.jiraIssueId, id };
    const isThere = await this.#change(effect, (connection) =>
      sendFitting(remarkOf(known, errand), (body) =>
        this.#ports.jira.comments.edit(connection, comment, { body, visibility }),
      ),
    );
    const reason = isThere ? 'jira_comment_edited' : 'jira_comment_gone';
    return {
      ...over(isThere ? 'applied' : 'skipped', reason, { ...values, jiraComment: id }),
      outboundComment: known.written(id, seen),
    };
  }

  async #remove(id: JiraCommentId | null, errand: OutboundCommentErrand): Promise<Conclusion> {
    const { effect, known, seen, values } = errand;
    if (id === null)
      return {
        ...over('skipped', 'outbound_comment_not_there', values),
        outboundComment: known.noted(seen),
      };
    const comment = { issue: effect.issue.jiraIssueId, id };
    const isThere = await this.#change(effect, (connection) =>
      this.#ports.jira.comments.delete(connection, comment),
    );
    const reason = isThere ? 'jira_comment_deleted' : 'jira_comment_gone';
    return {
      ...over(isThere ? 'applied' : 'skipped', reason, { ...values, jiraComment: id }),
      outboundComment: known.written(id, seen),
    };
  }

  /** Whether there was such a comment; that there is no such issue any more is thrown on. */
  async #change(effect: Effect, change: (connection: JiraConnection) => Promise<void>): Promise<boolean> {
    const { integrationId, jiraIssueId } = effect.issue;
    return this.#ports.access.call(integrationId, async (connection) => {
      try {
        await change(connection);
        return true;
      } catch (error) {
        if (!(error instanceof JiraFailure) || error.code !== 'jira_not_found') throw error;
        await this.#ports.jira.issues.read(connection, jiraIssueId);
        return false;
      }
    });
  }

  /** Of a comment that may have been written, it is looked for by its mark, among those of our own account. */
  async #idOf({ effect, known }: OutboundCommentErrand): Promise<JiraCommentId | null> {
    if (!known.isInDoubt) return known.jiraCommentId;
    const { integrationId, jiraIssueId } = effect.issue;
    return this.#ports.access.call(integrationId, async (connection, integration) => {
      for (let startAt: number | null = 0; startAt !== null;) {
        const stretch = { startAt, limit: PAGE };
        const { comments, nextStartAt } = await this.#ports.jira.comments.list(
          connection,
          jiraIssueId,
          stretch,
        );
        const ours = comments.find(
          ({ author, body }) => creationIn(body ?? '') === known.creation && isOurs(integration, author),
        );
        if (ours !== undefined) return ours.id;
        startAt = nextStartAt;
      }
      return null;
    });
  }

  /** Commits what Jira is about to be asked for, so that whoever carries on knows of it. */
  async #noted(asked: OutboundComment, { known, lease }: OutboundCommentErrand): Promise<OutboundComment> {
    if (asked === known) return known;
    await this.#ports.unitOfWork.run(async ({ leases, outboundComments }) => {
      await leases.confirm(lease);
      await outboundComments.save(asked);
    });
    return asked;
  }
}

function written(id: JiraCommentId, { known, seen, values }: OutboundCommentErrand): Conclusion {
  return {
    ...over('applied', 'jira_comment_written', { ...values, jiraComment: id }),
    outboundComment: known.written(id, seen),
  };
}

function remarkOf({ creation }: OutboundComment, { effect, content }: OutboundCommentErrand): TrackerRemark {
  return {
    author: content.author,
    body: content.body ?? '',
    creation: creation ?? effect.id,
    isOnLinking: effect.toProps().source === 'linking',
  };
}

function isOurs(integration: Integration, author: JiraUser | null): boolean {
  const { account } = integration.toProps();
  return account === null || isSamePerson(author, account);
}
