import type { JiraComments } from '../../src/application/ports/jira-comments.ts';
import { JiraFailure } from '../../src/application/ports/jira-failure.ts';
import type { JiraServer } from '../../src/application/ports/jira-server.ts';
import { Effect } from '../../src/domain/effect.ts';
import type { EffectId, TrackerCommentId } from '../../src/domain/ids.ts';
import type { CommentAction } from '../../src/domain/jira-comment.ts';
import type { OutboundContent } from '../../src/domain/outbound/outbound-content.ts';
import type { TrackerUser } from '../../src/domain/tracker-user.ts';
import type { LinkedIssue } from './scenario-linked-issue.ts';
import { useCasesOn } from './scenario-use-cases.ts';
import { jiraWith } from './scenario-webhook.ts';

/** What people do to the tracker issue of a link, each act a second later by the tracker's clock: Effects that are due. */
export class TrackerSide {
  readonly #linked: LinkedIssue;
  #at = Date.UTC(2024, 4, 6, 12);
  /** Of whom every comment is. */
  author: string | null = 'Ada';

  constructor(linked: LinkedIssue) {
    this.#linked = linked;
  }

  write(id: string, body: string): Promise<void> {
    return this.#comment('created', id, body);
  }

  edit(id: string, body: string): Promise<void> {
    return this.#comment('edited', id, body);
  }

  delete(id: string): Promise<void> {
    return this.#comment('deleted', id, null);
  }

  /** Null is nobody. */
  async assign(user: TrackerUser | null): Promise<void> {
    const { scenario, link } = this.#linked;
    const issue = scenario.tables.trackerIssues.get(link.trackerIssueId);
    if (issue === undefined) throw new TypeError('there is no tracker issue');
    const { localTracker } = scenario.ports.storage.stores;
    await localTracker.saveIssue({ ...issue, assigneeId: user?.id ?? null });
    await this.ask({ kind: 'outbound_assignee', user });
  }

  async ask(content: OutboundContent): Promise<void> {
    const { scenario, linkId } = this.#linked;
    this.#at += 1000;
    await scenario.ports.storage.unitOfWork.run(async ({ links, effects }) => {
      const link = await links.find(linkId);
      if (link === null) throw new TypeError('there is no such link');
      const effect = Effect.create({
        ...link.issue,
        id: scenario.ports.randomness.id() as EffectId,
        linkId,
        deliveryId: null,
        source: 'tracker',
        content,
        actor: 'Ada',
        observedAt: new Date(this.#at),
        createdAt: scenario.clock.now(),
      });
      await effects.add([effect]);
      await scenario.signal.wake(link.issue);
    });
  }

  #comment(action: CommentAction, id: string, body: string | null): Promise<void> {
    const commentId = id as TrackerCommentId;
    return this.ask({ kind: 'outbound_comment', action, commentId, author: this.author, body });
  }
}

/** Does the work of every signal on a Jira with these capabilities in the place of its own. */
export async function settleOn({ scenario }: LinkedIssue, capabilities: Partial<JiraServer>): Promise<void> {
  const jira = jiraWith(scenario.jira, capabilities);
  const { processIssue } = useCasesOn({ ...scenario.ports, jira });
  await scenario.signal.settle((issue) => processIssue.execute(issue));
}

/** These comments, where what is created is there, and yet Jira seems to be away. */
export function unheard(comments: JiraComments): JiraComments {
  return {
    ...comments,
    create: async (...asked) => {
      await comments.create(...asked);
      throw new JiraFailure('jira_unreachable', 'Jira is away.');
    },
  };
}
