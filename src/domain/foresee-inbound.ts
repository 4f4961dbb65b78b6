import { commentAskedBy } from './comment-content.ts';
import type { Foreseen, ForeseenPerson } from './foreseen.ts';
import type { IssueEvent } from './issue-event.ts';
import type { JiraStatus } from './jira-status.ts';
import { nameOf, type JiraUser } from './jira-user.ts';
import { trackerActionFor } from './resolution-rule.ts';
import { isDone, judgeStatus } from './status-rule.ts';
import { rulesIn, type ProjectRules, type SyncSettings } from './sync-settings.ts';

/** What was decided on last of a link's status, as far as the events looked at tell; null before the first. */
export interface ForeseenHistory {
  readonly lastDone: boolean;
  readonly statusWatermark: Date | null;
}

/** What events of Jira are judged by. */
export interface InboundLight {
  readonly settings: SyncSettings;
  /** The statuses of the Jira that are known, by id. */
  readonly statuses: ReadonlyMap<string, JiraStatus>;
  /** Whether other tracker issues of the Installation hang on the same Jira issue. */
  readonly hasSiblings: boolean;
  /** The project of the Jira issue, for events that do not tell. */
  readonly projectId: string | null;
}

/** What an event asks of the tracker issue by these settings, and what is known of its status from then on. */
export function foreseeInbound(
  event: IssueEvent,
  before: ForeseenHistory | null,
  light: InboundLight,
): { readonly foreseen: readonly Foreseen[]; readonly history: ForeseenHistory | null } {
  const rules = rulesIn(light.settings, event.issue?.projectId ?? light.projectId);
  if (event.isDeletion) {
    const does = rules.resolvesOnDeletion ? 'resolve' : 'tell';
    return { foreseen: [{ kind: 'deletion', does }], history: before };
  }
  const status = foreseeStatus(event, before, { ...light, rules });
  const foreseen = [
    foreseeComment(event, rules),
    foreseeAssignee(event, rules, light.settings),
    status.foreseen,
  ];
  return { foreseen: foreseen.filter((one) => one !== null), history: status.history };
}

function foreseeComment(event: IssueEvent, rules: ProjectRules): Foreseen | null {
  const comment = commentAskedBy(event);
  if (comment === null) return null;
  if (!rules.inboundComments) return { kind: 'comment', does: 'off' };
  const isHidden = comment.isRestricted && !rules.restrictedComments && comment.action !== 'deleted';
  return { kind: 'comment', does: isHidden ? 'hidden' : comment.action };
}

function foreseeAssignee(
  { assigneeChange, issue }: IssueEvent,
  rules: ProjectRules,
  { userMapping }: SyncSettings,
): Foreseen | null {
  if (assigneeChange === null) return null;
  if (!rules.inboundAssignee) return { kind: 'assignee', does: 'off' };
  const { id: key, text: displayName } = assigneeChange.to;
  const user = issue?.assignee ?? { key, name: null, displayName, emailAddress: null };
  return { kind: 'assignee', does: key === null ? { kind: 'nobody' } : personIn(user, userMapping) };
}

function personIn(user: JiraUser, mapping: SyncSettings['userMapping']): ForeseenPerson {
  const names = [user.key, user.name].map((name) => name?.trim().toLowerCase());
  const mapped = mapping.find(({ jiraUser }) => names.includes(jiraUser.trim().toLowerCase()));
  return mapped === undefined
    ? { kind: 'sought', name: nameOf(user) }
    : { kind: 'mapped', to: mapped.trackerUser.trim() };
}

/** The rule is the one that statuses are judged by; what the link knew before is what the events before told. */
function foreseeStatus(
  { statusChange, issue }: IssueEvent,
  before: ForeseenHistory | null,
  {
    rules,
    settings,
    statuses,
    projectId: known,
    hasSiblings,
  }: InboundLight & { readonly rules: ProjectRules },
): { readonly foreseen: Foreseen | null; readonly history: ForeseenHistory | null } {
  const projectId = issue?.projectId ?? known;
  const mentioned = issue?.status ?? null;
  const statusId = statusChange?.to.id ?? mentioned?.id ?? null;
  if (statusId === null) return { foreseen: null, history: before };

  const doneOf = (id: string | null, told: JiraStatus | null): boolean | null => {
    const category = told?.category ?? (id === null ? null : (statuses.get(id)?.category ?? null));
    return id === null ? null : isDone({ statusId: id, category, projectId }, settings);
  };
  const isChange = statusChange !== null;
  const done = doneOf(statusId, mentioned?.id === statusId ? mentioned : null);
  const line = (does: Extract<Foreseen, { kind: 'status' }>['does']): Foreseen => ({
    ...{ kind: 'status', does },
    mayBeHeldBack: does === 'unresolve' && hasSiblings && rules.statusRule === 'all',
  });
  if (done === null) return { foreseen: isChange ? line('unknown') : null, history: before };

  const updatedAt = issue?.updatedAt ?? null;
  // A status that nobody knows is more likely one of the many that do not mean "done".
  const wasDone = isChange ? (doneOf(statusChange.from.id, null) ?? false) : done;
  const first = { lastDone: wasDone, statusWatermark: null };
  const action = judgeStatus({ ...(before ?? first), isInDoubt: false }, { isDone: done, updatedAt });
  if (action === 'stale') return { foreseen: null, history: before };
  const history = { lastDone: done, statusWatermark: updatedAt ?? before?.statusWatermark ?? null };
  if (!rules.inboundStatus) return { foreseen: isChange ? line('off') : null, history };
  if (action === 'none') return { foreseen: isChange ? line('nothing') : null, history };
  return { foreseen: line(trackerActionFor(action, issue?.resolution ?? null, rules)), history };
}
