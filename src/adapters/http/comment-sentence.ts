import type { CommentContent } from '../../domain/comment-content.ts';
import type { EffectProps } from '../../domain/effect.ts';
import type { CommentReason } from '../../domain/sync-decision.ts';

/** How it is known, and who did it in Jira. */
type Occasion = Pick<EffectProps, 'source' | 'actor'>;

/** What was done about a comment, or why nothing was. */
export function commentSentence(reason: CommentReason, content: CommentContent, occasion: Occasion): string {
  const done = whatWasDone(content, occasion);
  switch (reason) {
    case 'comment_written':
      return content.action === 'created'
        ? `${done}; the comment was written to the tracker issue.`
        : `${done}, which the tracker did not have yet; it was written to the tracker issue as it is now.`;
    case 'comment_edited':
      return `${done}, and the change was carried over to the tracker.`;
    case 'comment_deleted':
      return `${done}, and it was taken out of the tracker.`;
    case 'comment_hidden':
      return `${done}, which only some people may read in Jira since: it was taken out of the tracker.`;
    case 'comment_known':
      return `${done}. Jira told of it in another message before: there was nothing to do.`;
    case 'comment_deleted_before':
      return `${done}, but it is deleted by now: there was nothing to do.`;
    case 'comment_not_there':
      return `${done}. The tracker did not have it, and will not get it.`;
    case 'comment_restricted':
      return `${done}, which only some people may read in Jira: it was kept out of the tracker (setting restrictedComments).`;
    case 'comment_unreadable':
      return `${done}, but the event did not hold its text: nothing was written.`;
    case 'comment_sync_off':
      return `${done}. It was left alone: this Installation does not carry comments over (setting inboundComments).`;
    case 'comments_unsupported':
      return `${done}. It was left alone: issues of this tracker have no comments.`;
    case 'tracker_comment_gone':
      return `${done}, but the tracker has no such comment any more.`;
  }
}

/** What was done in Jira; without the full stop. Where it was found by comparing, nobody knows who edited a comment. */
export function whatWasDone(content: CommentContent, { source, actor }: Occasion): string {
  return source === 'reconciliation'
    ? `Comparing with Jira showed that ${whatIs(content)}`
    : act(content, actor);
}

/** Comparing finds no deletions. */
function whatIs({ action, author }: CommentContent): string {
  if (action === 'created') return `${author ?? 'somebody'} commented on the issue`;
  return author === null
    ? 'a comment on the issue was edited'
    : `a comment of ${author} on the issue was edited`;
}

function act({ action, author }: CommentContent, actor: string | null): string {
  const person = actor ?? author ?? 'Somebody';
  const whose = author === null || author === person ? 'a comment' : `a comment of ${author}`;
  switch (action) {
    case 'created':
      return `${author ?? person} commented on the Jira issue`;
    case 'edited':
      return `${person} edited ${whose} on the Jira issue`;
    case 'deleted':
      return `${person} deleted ${whose} on the Jira issue`;
  }
}
