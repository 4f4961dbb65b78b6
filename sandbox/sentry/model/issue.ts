import type { InternalIntegration, Member, Project } from './directory.ts';

export type IssueStatus = 'unresolved' | 'resolved' | 'ignored';

export interface StatusDetails {
  readonly inRelease?: string;
  readonly inNextRelease?: boolean;
}

/** Who an issue is assigned to. */
export type Assignee =
  | { readonly type: 'user'; readonly member: Member }
  /** Each project has a team of its own name. */
  | { readonly type: 'team'; readonly slug: string };

/** Who acts: a person, an integration, or Sentry by itself. */
export type Actor =
  | { readonly kind: 'user'; readonly member: Member }
  | { readonly kind: 'integration'; readonly integration: InternalIntegration }
  | { readonly kind: 'sentry' };

export interface Note {
  readonly id: string;
  text: string;
  readonly by: Actor;
  readonly at: number;
}

/** What is told of an issue's past. */
export interface Activity {
  readonly id: string;
  readonly type: string;
  readonly by: Actor;
  readonly at: number;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface Issue {
  readonly id: string;
  readonly shortId: string;
  readonly project: Project;
  title: string;
  readonly level: string;
  readonly tags: Readonly<Record<string, string>>;
  status: IssueStatus;
  substatus: string;
  statusDetails: StatusDetails;
  assignee: Assignee | null;
  count: number;
  readonly firstSeen: number;
  lastSeen: number;
  readonly notes: Note[];
  readonly activity: Activity[];
}

/** The user by whose id an actor is known; null for Sentry itself. */
export function userIdOf(actor: Actor): string | null {
  if (actor.kind === 'sentry') return null;
  return actor.kind === 'user' ? actor.member.userId : actor.integration.userId;
}
