import type { RecentEvent } from '../../application/installation/recent-events.ts';
import type { IssueEvent } from '../../domain/issue-event.ts';
import type { OutboundContent } from '../../domain/outbound/outbound-content.ts';

/** What happened in Jira or in the tracker, in few words: “Ada moved it from To Do to Done”. */
export function happenedSentence(happened: RecentEvent): string {
  const who = happened.actor ?? (happened.side === 'jira' ? 'Somebody in Jira' : 'The tracker');
  const parts = happened.side === 'jira' ? inJira(happened.event) : [inTracker(happened.content)];
  return `${who} ${parts.join(', ')}`;
}

function inJira(event: IssueEvent): readonly string[] {
  if (event.isDeletion) return ['deleted the issue'];
  const { statusChange, assigneeChange, comment, move } = event;
  const parts = [
    statusChange === null ? null : `moved it from ${wordOf(statusChange.from)} to ${wordOf(statusChange.to)}`,
    assigneeChange === null
      ? null
      : `assigned it to ${assigneeChange.to.text ?? assigneeChange.to.id ?? 'nobody'}`,
    comment === null ? null : COMMENT[comment.action],
    move === null ? null : `moved it to ${move.to}`,
  ].filter((part) => part !== null);
  return parts.length > 0 ? parts : ['changed the issue'];
}

const COMMENT = {
  created: 'wrote a comment',
  edited: 'edited a comment',
  deleted: 'deleted a comment',
} as const;

function wordOf({ id, text }: { readonly id: string | null; readonly text: string | null }): string {
  return text ?? (id === null ? 'a status' : `status ${id}`);
}

function inTracker(content: OutboundContent): string {
  switch (content.kind) {
    case 'outbound_status':
      return { resolved: 'resolved it', unresolved: 'unresolved it', ignored: 'ignored it' }[content.status];
    case 'outbound_assignee':
      return `assigned it to ${content.user?.name ?? 'nobody'}`;
    case 'outbound_comment':
      return COMMENT[content.action];
    case 'remote_link':
      return 'is to be shown in Jira';
  }
}
