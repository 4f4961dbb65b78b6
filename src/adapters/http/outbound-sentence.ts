import type { OutboundContent } from '../../domain/outbound/outbound-content.ts';
import type { OutboundReason } from '../../domain/sync-decision.ts';

/** Why nothing was done; `asked` is the sentence that tells what was asked for. */
export function outboundSentence(reason: OutboundReason, asked: string): string {
  switch (reason) {
    case 'echo':
      return `${asked} Lockstep itself did that, so there was nothing to do.`;
    case 'tracker_moved_on':
      return `${asked} By the time it was to be carried to Jira the tracker issue had changed again, so Jira was left as it was.`;
  }
}

/** What happened in the tracker. */
export function outboundAsked(content: OutboundContent, actor: string | null): string {
  const person = actor ?? 'Somebody';
  switch (content.kind) {
    case 'outbound_status':
      return content.isRegression
        ? 'The tracker issue came back after it was resolved.'
        : `${person} ${content.status} the tracker issue.`;
    case 'outbound_assignee':
      return content.user === null
        ? `${person} unassigned the tracker issue.`
        : `${person} assigned the tracker issue to “${content.user.name}”.`;
    case 'outbound_comment':
      return `${person} ${COMMENTED[content.action]} on the tracker issue.`;
    case 'remote_link':
      return content.action === 'show'
        ? 'The Jira issue was to show the tracker issue.'
        : 'The Jira issue was to stop showing the tracker issue.';
  }
}

const COMMENTED = {
  created: 'wrote a comment',
  edited: 'edited a comment',
  deleted: 'deleted a comment',
} as const;
