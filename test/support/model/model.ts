import type { LinkId } from '../../../src/domain/ids.ts';
import type { Payload } from '../payloads.ts';
import type { IssueInJira, StatusOfIssue } from '../scenario-issue.ts';

/** How the issue was in Jira since one change, until the next. */
export interface Version {
  /** Jira's `updated`, in milliseconds. */
  readonly at: number;
  readonly status: StatusOfIssue;
  readonly key: string;
}

/** A webhook request that Jira means to send. */
export interface ModelEvent {
  readonly issue: ModelIssue;
  readonly payload: Payload;
  /** Which version of the issue it tells of. */
  readonly version: number;
  readonly tells: 'status' | 'deletion' | 'nothing';
}

/** An issue in Jira, with all it ever was. */
export interface ModelIssue {
  readonly jira: IssueInJira;
  readonly versions: Version[];
  isDeleted: boolean;
}

/** A link, and the newest that Lockstep was told of its issue since there is the link. */
export interface ModelLink {
  readonly issue: ModelIssue;
  told: number;
  isDeletionTold: boolean;
  /** What was seen of the link last: none of it may ever go back. */
  watermark: number;
  isOver: boolean;
}

/** What there is to know of the world to say where it must end. */
export interface Model {
  readonly issues: readonly ModelIssue[];
  readonly links: Map<LinkId, ModelLink>;
  /** Sent by Jira, and neither taken nor lost yet. */
  readonly underWay: ModelEvent[];
  readonly taken: ModelEvent[];
}

export function newModel(issues: readonly IssueInJira[]): Model {
  return {
    issues: issues.map((jira) => ({ jira, versions: [versionOf(jira)], isDeleted: false })),
    links: new Map(),
    underWay: [],
    taken: [],
  };
}

/** The change that was just made in Jira, with the webhook it sends. */
export function noteChange(
  model: Model,
  issue: ModelIssue,
  event: Pick<ModelEvent, 'payload' | 'tells'>,
): void {
  issue.versions.push(versionOf(issue.jira));
  if (event.tells === 'deletion') issue.isDeleted = true;
  model.underWay.push({ ...event, issue, version: issue.versions.length - 1 });
}

export function noteLink(model: Model, id: LinkId, issue: ModelIssue): void {
  const told = issue.versions.length - 1;
  model.links.set(id, { issue, told, isDeletionTold: false, watermark: -Infinity, isOver: false });
}

/** The event was answered 2xx: whoever is linked by now knows what it tells. */
export function noteTaken(model: Model, event: ModelEvent): void {
  model.taken.push(event);
  for (const link of model.links.values()) {
    if (link.issue !== event.issue) continue;
    if (event.tells === 'status') link.told = Math.max(link.told, event.version);
    if (event.tells === 'deletion') link.isDeletionTold = true;
  }
}

function versionOf({ at, status, key }: IssueInJira): Version {
  return { at, status, key };
}
