import { issueJson } from '../model/issue-json.ts';
import type { Changelog, IssueChange } from '../model/issue-change.ts';
import { changelogJson, commentJson, userJson } from '../model/jira-json.ts';
import type { JsonObject, JsonSetting } from '../model/jira-json.ts';
import { eventNameOf } from './event-names.ts';

export interface PayloadSetting extends JsonSetting {
  readonly timestamp: number;
  /** Whether a deletion carries the changelog of the change before, as some Jiras do. */
  readonly staleChangelog: boolean;
}

/** The body of the webhook request that tells of `change`. */
export function payloadOf(change: IssueChange, setting: PayloadSetting): JsonObject {
  const { timestamp, staleChangelog } = setting;
  const head = { timestamp, webhookEvent: eventNameOf(change) };
  const user = userJson(change.by, setting);
  const issue = () => issueJson(change.issue, setting);
  const changelog = (known: Changelog | null) =>
    known === null ? {} : { changelog: changelogJson(known, setting) };
  const comment = () =>
    'comment' in change && change.comment !== null
      ? { comment: commentJson(change.comment, change.issue.id, setting) }
      : {};

  switch (change.kind) {
    case 'issue_created':
      return { ...head, issue_event_type_name: 'issue_created', user, issue: issue() };
    case 'issue_deleted':
      return { ...head, user, issue: issue(), ...changelog(staleChangelog ? change.lastChangelog : null) };
    case 'issue_updated':
      return {
        ...head,
        issue_event_type_name: change.eventType,
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
