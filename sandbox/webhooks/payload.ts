import { issueJson } from '../model/issue-json.ts';
import type { Changelog, IssueChange } from '../model/issue-change.ts';
import { changelogJson, commentJson, userJson } from '../model/jira-json.ts';
import type { JsonObject, JsonSetting } from '../model/jira-json.ts';
import { namesEventTypes } from '../model/jira-version.ts';
import { eventNameOf } from './event-names.ts';

/** How changelogs are odd: `stale`, a deletion carries that of the change before, as some Jiras do. */
export type ChangelogStyle = 'usual' | 'stale' | 'empty' | 'localized';

/** The fields of which a Russian Jira has a name of its own. */
const LOCALIZED: Readonly<Record<string, string>> = {
  status: 'Статус',
  resolution: 'Решение',
  assignee: 'Исполнитель',
  summary: 'Тема',
  description: 'Описание',
  labels: 'Метки',
};

export interface PayloadSetting extends JsonSetting {
  readonly timestamp: number;
  readonly changelogs: ChangelogStyle;
}

/** The body of the webhook request that tells of `change`. */
export function payloadOf(change: IssueChange, setting: PayloadSetting): JsonObject {
  const { timestamp, changelogs } = setting;
  const head = { timestamp, webhookEvent: eventNameOf(change) };
  const eventType = (name: string) =>
    namesEventTypes(setting.version) ? { issue_event_type_name: name } : {};
  const user = userJson(change.by, setting);
  const issue = () => issueJson(change.issue, setting);
  const changelog = (known: Changelog | null) =>
    known === null ? {} : { changelog: changelogJson(styled(known, changelogs), setting) };
  const comment = () =>
    'comment' in change && change.comment !== null
      ? { comment: commentJson(change.comment, change.issue.id, setting) }
      : {};

  switch (change.kind) {
    case 'issue_created':
      return { ...head, ...eventType('issue_created'), user, issue: issue() };
    case 'issue_deleted':
      return {
        ...head,
        user,
        issue: issue(),
        ...changelog(changelogs === 'stale' ? change.lastChangelog : null),
      };
    case 'issue_updated':
      return {
        ...head,
        ...eventType(change.eventType),
        user,
        issue: issue(),
        ...changelog(change.changelog),
        ...comment(),
      };
    case 'comment_created':
      return { ...head, ...comment() };
    case 'comment_updated':
    case 'comment_deleted':
      return { ...head, user, ...comment() };
  }
}

function styled({ id, items }: Changelog, style: ChangelogStyle): Changelog {
  if (style === 'empty') return { id, items: [] };
  if (style !== 'localized') return { id, items };
  return { id, items: items.map((item) => ({ ...item, field: LOCALIZED[item.field] ?? item.field })) };
}
