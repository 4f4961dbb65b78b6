import type { EffectContent } from './effect-content.ts';
import type { Foreseen, ForeseenPerson } from './foreseen.ts';
import type { JiraStatus } from './jira-status.ts';
import type { OutboundAssigneeContent, OutboundStatusContent } from './outbound/outbound-content.ts';
import { statusAsked } from './outbound/status-asked.ts';
import { rulesIn, type SyncSettings } from './sync-settings.ts';

/** What changes of a tracker issue are judged by. */
export interface OutboundLight {
  readonly settings: SyncSettings;
  /** The statuses of the Jira that are known, by id. */
  readonly statuses: ReadonlyMap<string, JiraStatus>;
  readonly projectId: string | null;
  /** Null where nothing tells: what goes for the project goes then. */
  readonly issueTypeId: string | null;
}

/** What a change of a tracker issue asks of its Jira issue by these settings; null for what is asked of the tracker. */
export function foreseeOutbound(content: EffectContent, light: OutboundLight): Foreseen | null {
  const rules = rulesIn(light.settings, light.projectId);
  switch (content.kind) {
    case 'outbound_status':
      return foreseeStatus(content, light);
    case 'outbound_assignee': {
      const does = rules.outboundAssignee ? personIn(content, light.settings) : 'off';
      return { kind: 'outbound_assignee', does };
    }
    case 'outbound_comment': {
      const does = rules.outboundComments ? { visibility: rules.commentVisibility } : 'off';
      return { kind: 'outbound_comment', does };
    }
    case 'remote_link':
      if (content.action === 'remove') return null;
      return { kind: 'remote_link', does: rules.remoteLinks ? 'show' : 'off' };
    default:
      return null;
  }
}

function foreseeStatus({ status }: OutboundStatusContent, light: OutboundLight): Foreseen {
  const asked = statusAsked(status, light, light.settings);
  if (asked.kind !== 'to') return { kind: 'outbound_status', status, does: asked.kind };
  const { statusId, mapping } = asked;
  const does = {
    statusId,
    statusName: light.statuses.get(statusId)?.name ?? null,
    resolutionId: status === 'resolved' ? mapping.resolutionId : null,
  };
  return { kind: 'outbound_status', status, does };
}

function personIn({ user }: OutboundAssigneeContent, { userMapping }: SyncSettings): ForeseenPerson {
  if (user === null) return { kind: 'nobody' };
  const mapped = userMapping.find(({ trackerUser }) => trackerUser.trim() === user.id);
  return mapped === undefined
    ? { kind: 'sought', name: user.name }
    : { kind: 'mapped', to: mapped.jiraUser.trim() };
}
