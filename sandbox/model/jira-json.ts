import type { ChangeItem, Changelog } from './issue-change.ts';
import type { Comment } from './issue.ts';
import { formatJiraTime } from './jira-time.ts';
import { namesFieldIds } from './jira-version.ts';
import type { JiraVersion } from './jira-version.ts';
import type { Priority } from './priorities.ts';
import type { IssueType } from './issue-types.ts';
import type { Project } from './projects.ts';
import type { Resolution, Status } from './statuses.ts';
import { emailSeen } from './users.ts';
import type { JiraUser } from './users.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

/** What the JSON of everything depends on. */
export interface JsonSetting {
  readonly baseUrl: string;
  readonly version: JiraVersion;
  readonly utcOffsetMinutes: number;
}

export function userJson(user: JiraUser, { baseUrl }: JsonSetting): JsonObject {
  const email = emailSeen(user);
  const avatar = (size: string) => `${baseUrl}/secure/useravatar?size=${size}&avatarId=10122`;
  return {
    self: `${baseUrl}/rest/api/2/user?username=${encodeURIComponent(user.name)}`,
    name: user.name,
    key: user.key,
    ...(email === null ? {} : { emailAddress: email }),
    avatarUrls: {
      '48x48': avatar('large'),
      '24x24': avatar('small'),
      '16x16': avatar('xsmall'),
      '32x32': avatar('medium'),
    },
    displayName: user.displayName,
    active: user.active,
    timeZone: user.timeZone,
  };
}

export function statusJson({ id, name, category }: Status, { baseUrl }: JsonSetting): JsonObject {
  return {
    self: `${baseUrl}/rest/api/2/status/${id}`,
    description: '',
    iconUrl: `${baseUrl}/images/icons/status_generic.gif`,
    name,
    id,
    statusCategory: { self: `${baseUrl}/rest/api/2/statuscategory/${category.id}`, ...category },
  };
}

export function resolutionJson({ id, name }: Resolution, { baseUrl }: JsonSetting): JsonObject {
  return { self: `${baseUrl}/rest/api/2/resolution/${id}`, id, description: '', name };
}

export function priorityJson({ id, name }: Priority, { baseUrl }: JsonSetting): JsonObject {
  const iconUrl = `${baseUrl}/images/icons/priorities/${name.toLowerCase()}.svg`;
  return { self: `${baseUrl}/rest/api/2/priority/${id}`, iconUrl, name, id };
}

export function projectJson({ id, key, name }: Project, { baseUrl }: JsonSetting): JsonObject {
  const avatarUrls = { '48x48': `${baseUrl}/secure/projectavatar?avatarId=10324` };
  return {
    self: `${baseUrl}/rest/api/2/project/${id}`,
    id,
    key,
    name,
    projectTypeKey: 'software',
    avatarUrls,
  };
}

export function issueTypeJson(
  { id, name, description, subtask }: IssueType,
  { baseUrl }: JsonSetting,
): JsonObject {
  const iconUrl = `${baseUrl}/secure/viewavatar?size=xsmall&avatarId=10303&avatarType=issuetype`;
  return {
    self: `${baseUrl}/rest/api/2/issuetype/${id}`,
    id,
    description,
    iconUrl,
    name,
    subtask,
    avatarId: 10303,
  };
}

/** A comment's `self` is the only place that says which issue it belongs to. */
export function commentJson(comment: Comment, issueId: string, setting: JsonSetting): JsonObject {
  return {
    self: `${setting.baseUrl}/rest/api/2/issue/${issueId}/comment/${comment.id}`,
    id: comment.id,
    author: userJson(comment.author, setting),
    body: comment.body,
    updateAuthor: userJson(comment.updateAuthor, setting),
    created: formatJiraTime(comment.created, setting.utcOffsetMinutes),
    updated: formatJiraTime(comment.updated, setting.utcOffsetMinutes),
    ...(comment.visibility === null ? {} : { visibility: comment.visibility }),
  };
}

export function changelogJson({ id, items }: Changelog, { version }: JsonSetting): JsonObject {
  return { id, items: items.map((item) => changeItemJson(item, namesFieldIds(version))) };
}

function changeItemJson(item: ChangeItem, withFieldId: boolean): JsonObject {
  return {
    field: item.field,
    fieldtype: item.fieldId.startsWith('customfield_') ? 'custom' : 'jira',
    ...(withFieldId ? { fieldId: item.fieldId } : {}),
    from: item.from,
    fromString: item.fromText,
    to: item.to,
    toString: item.toText,
  };
}
