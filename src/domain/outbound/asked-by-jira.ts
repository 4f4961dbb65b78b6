import type { EffectContent } from '../effect-content.ts';
import { isDone } from '../status-rule.ts';
import type { SyncSettings } from '../sync-settings.ts';
import type { OutboundContent } from './outbound-content.ts';

/** Whether what Jira asks of the tracker issue, by `asked`, makes it what the change in the tracker made it. */
export function isAskedByJira(
  content: OutboundContent,
  asked: EffectContent,
  settings: SyncSettings,
): boolean {
  if (content.kind === 'outbound_status' && asked.kind === 'status' && asked.seen !== null) {
    const done = isDone(asked.seen, settings);
    return done !== null && done === (content.status !== 'unresolved');
  }
  if (content.kind === 'outbound_assignee' && asked.kind === 'assignee' && asked.seen !== null) {
    const wanted = asked.seen.user === null ? null : (asked.chosen?.id ?? undefined);
    return wanted === (content.user?.id ?? null);
  }
  return false;
}
