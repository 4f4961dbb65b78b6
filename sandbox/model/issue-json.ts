import type { Issue } from './issue.ts';
import {
  commentJson,
  issueTypeJson,
  priorityJson,
  projectJson,
  resolutionJson,
  statusJson,
  userJson,
} from './jira-json.ts';
import type { JsonObject, JsonSetting } from './jira-json.ts';
import { DEFAULT_PRIORITY } from './priorities.ts';
import type { Priority } from './priorities.ts';
import { formatJiraTime } from './jira-time.ts';

/** The issue with all its fields, as in webhooks and, unless `fields` says less, in REST answers. */
export function issueJson(issue: Issue, setting: JsonSetting): JsonObject {
  return {
    id: issue.id,
    self: `${setting.baseUrl}/rest/api/2/issue/${issue.id}`,
    key: issue.key,
    fields: issueFields(issue, setting),
  };
}

/** Keeps what a `fields` parameter asks for: names, `*all`, `*navigable`, or names to leave out as `-name`. */
export function narrowFields(fields: JsonObject, wanted: string | null): JsonObject {
  const names = (wanted ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const left = new Set(names.filter((name) => name.startsWith('-')).map((name) => name.slice(1)));
  const asked = new Set(names.filter((name) => !name.startsWith('-')));
  const all = asked.size === 0 || asked.has('*all') || asked.has('*navigable');
  return Object.fromEntries(
    Object.entries(fields).filter(([name]) => !left.has(name) && (all || asked.has(name))),
  );
}

function issueFields(issue: Issue, setting: JsonSetting): JsonObject {
  const time = (at: number) => formatJiraTime(at, setting.utcOffsetMinutes);
  const person = (user: Issue['assignee']) => (user === null ? null : userJson(user, setting));
  const self = `${setting.baseUrl}/rest/api/2/issue/${issue.key}`;
  return {
    ...NEVER_FILLED,
    issuetype: issueTypeJson(issue.issueType, setting),
    project: projectJson(issue.project, setting),
    description: issue.description,
    resolution: issue.resolution === null ? null : resolutionJson(issue.resolution, setting),
    resolutiondate: issue.resolutionDate === null ? null : time(issue.resolutionDate),
    summary: issue.summary,
    watches: { self: `${self}/watchers`, watchCount: 1, isWatching: true },
    creator: person(issue.creator),
    created: time(issue.created),
    reporter: person(issue.reporter),
    labels: issue.labels,
    comment: commentPage(issue, setting),
    votes: { self: `${self}/votes`, votes: 0, hasVoted: false },
    assignee: person(issue.assignee),
    updated: time(issue.updated),
    status: statusJson(issue.status, setting),
    ...valuesJson(issue, setting),
  };
}

function valuesJson({ values }: Issue, setting: JsonSetting): JsonObject {
  const { priority = { json: DEFAULT_PRIORITY }, ...others } = values;
  return {
    ...Object.fromEntries(Object.entries(others).map(([id, value]) => [id, value?.json ?? null])),
    priority: priority === null ? null : priorityJson(priority.json as Priority, setting),
  };
}

function commentPage({ id, comments }: Issue, setting: JsonSetting): JsonObject {
  const total = comments.length;
  return {
    comments: comments.map((comment) => commentJson(comment, id, setting)),
    maxResults: total,
    total,
    startAt: 0,
  };
}

const NEVER_FILLED: JsonObject = {
  components: [],
  timespent: null,
  timeoriginalestimate: null,
  fixVersions: [],
  aggregatetimespent: null,
  timetracking: {},
  attachment: [],
  aggregatetimeestimate: null,
  workratio: -1,
  lastViewed: null,
  subtasks: [],
  aggregateprogress: { progress: 0, total: 0 },
  environment: null,
  timeestimate: null,
  aggregatetimeoriginalestimate: null,
  versions: [],
  duedate: null,
  progress: { progress: 0, total: 0 },
  issuelinks: [],
  worklog: { startAt: 0, maxResults: 20, total: 0, worklogs: [] },
};
