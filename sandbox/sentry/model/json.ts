import type { InternalIntegration, Member, Project } from './directory.ts';
import type { Activity, Actor, Assignee, Issue, Note } from './issue.ts';

const timeOf = (at: number): string => new Date(at).toISOString();

/** A user as the API shows one. */
export function userJson({ userId, username, name, email, isVerified, isActive }: Member): object {
  return {
    id: userId,
    name,
    username,
    email,
    isActive,
    emails: [{ id: `${userId}0`, email, is_verified: isVerified }],
  };
}

export function memberJson(member: Member): object {
  return {
    id: member.id,
    email: member.email,
    name: member.name,
    user: userJson(member),
    pending: false,
    expired: false,
    projects: [...member.projects],
  };
}

/** The user that an integration acts as. */
export function proxyUserJson({ userId, name, uuid }: InternalIntegration): object {
  return { id: userId, name, username: `${name.toLowerCase()}-${uuid.slice(0, 6)}`, email: '', emails: [] };
}

function actorUserJson(actor: Actor): object | null {
  if (actor.kind === 'sentry') return null;
  return actor.kind === 'user' ? userJson(actor.member) : proxyUserJson(actor.integration);
}

export function projectJson({ id, slug, name }: Project): object {
  return { id, slug, name, platform: 'javascript' };
}

export function assigneeJson(assignee: Assignee | null): object | null {
  if (assignee === null) return null;
  if (assignee.type === 'team') return { type: 'team', id: assignee.slug, name: assignee.slug };
  const { userId, name, email } = assignee.member;
  return { type: 'user', id: userId, name, email };
}

export function noteJson({ id, text, by, at }: Note): object {
  return { id, type: 'note', dateCreated: timeOf(at), user: actorUserJson(by), data: { text } };
}

function activityJson({ id, type, by, at, data }: Activity): object {
  return { id, type, dateCreated: timeOf(at), user: actorUserJson(by), data };
}

/** An issue as Sentry shows it; `detail` is what is left out in lists and webhooks. */
export function issueJson(issue: Issue, permalink: string | null, detail: boolean): object {
  const [type = '', value = issue.title] = issue.title.split(': ', 2);
  return {
    id: issue.id,
    shortId: issue.shortId,
    title: issue.title,
    culprit: 'checkout in pay',
    permalink,
    level: issue.level,
    status: issue.status,
    statusDetails: issue.statusDetails,
    substatus: issue.substatus,
    isPublic: false,
    platform: 'javascript',
    project: projectJson(issue.project),
    type: 'error',
    metadata: { type, value },
    numComments: issue.notes.length,
    assignedTo: assigneeJson(issue.assignee),
    count: String(issue.count),
    userCount: 1,
    firstSeen: timeOf(issue.firstSeen),
    lastSeen: timeOf(issue.lastSeen),
    ...(detail ? { activity: issue.activity.map(activityJson), tags: tagList(issue) } : {}),
  };
}

/** An issue as GlitchTip shows it: without assignee, substatus and activity, and with no address. */
export function glitchTipIssueJson(issue: Issue): object {
  return {
    id: issue.id,
    shortId: issue.shortId,
    title: issue.title,
    culprit: 'checkout in pay',
    permalink: 'Not implemented',
    level: issue.level,
    status: issue.status,
    statusDetails: {},
    project: projectJson(issue.project),
    type: 'error',
    metadata: { title: issue.title },
    numComments: issue.notes.length,
    count: String(issue.count),
    userCount: 0,
    firstSeen: timeOf(issue.firstSeen),
    lastSeen: timeOf(issue.lastSeen),
  };
}

function tagList(issue: Issue): readonly object[] {
  return Object.keys(issue.tags).map((key) => ({ key, name: key, totalValues: issue.count }));
}

/** What the API tells of an issue's tags. */
export function tagsJson(issue: Issue): readonly object[] {
  return Object.entries(issue.tags).map(([key, value]) => ({
    key,
    name: key,
    totalValues: issue.count,
    topValues: [{ key, name: value, value, count: issue.count }],
  }));
}

/** The newest event of an issue. */
export function eventJson(issue: Issue): object {
  const [type = '', value = issue.title] = issue.title.split(': ', 2);
  return {
    id: `e${issue.id}`,
    eventID: `e${issue.id}`,
    groupID: issue.id,
    title: issue.title,
    message: issue.title,
    dateCreated: timeOf(issue.lastSeen),
    tags: Object.entries(issue.tags).map(([key, value]) => ({ key, value })),
    entries: [
      {
        type: 'exception',
        data: {
          values: [
            {
              type,
              value,
              stacktrace: {
                frames: [
                  { filename: 'app.js', function: 'start', lineNo: 3, colNo: 1, inApp: true },
                  { filename: 'checkout.js', function: 'pay', lineNo: 41, colNo: 9, inApp: true },
                ],
              },
            },
          ],
        },
      },
    ],
  };
}
