import type { IssueChange } from '../model/issue-change.ts';
import { hasModernWebhooks } from '../model/jira-version.ts';
import type { JiraVersion } from '../model/jira-version.ts';

const WITHOUT_VALUE_HERE = [
  'worklog.id',
  'version.id',
  'mergedVersion.id',
  'sprint.id',
  'board.id',
  'attachment.id',
  'property.key',
];

/** The URL with its variables filled in and the acting user added to the query. */
export function deliveryUrl(url: string, change: IssueChange, version: JiraVersion): string {
  const values = valuesOf(change);
  const variable = hasModernWebhooks(version) ? /(?<!\$)\{([\w.]+)\}/g : /\$\{([\w.]+)\}/g;
  const filled = url.replace(variable, (whole, name: string) => values.get(name) ?? whole);
  const mark = filled.includes('?') ? '&' : '?';
  const { name, key } = change.by;
  return `${filled}${mark}user_id=${encodeURIComponent(name)}&user_key=${encodeURIComponent(key)}`;
}

/** The URL as logs and pages may show it: long pieces of the path, which may be secrets, and the query left out. */
export function redactUrl(url: string): string {
  if (!URL.canParse(url)) return '[redacted]';
  const { origin, pathname } = new URL(url);
  const shown = pathname.split('/').map((piece) => (piece.length > 24 ? '[redacted]' : piece));
  return `${origin}${shown.join('/')}`;
}

function valuesOf(change: IssueChange): ReadonlyMap<string, string> {
  const { issue, by } = change;
  const comment = 'comment' in change ? change.comment : null;
  return new Map([
    ...WITHOUT_VALUE_HERE.map((name) => [name, ''] as const),
    ['issue.id', issue.id],
    ['issue.key', issue.key],
    ['project.id', issue.project.id],
    ['project.key', issue.project.key],
    ['comment.id', comment?.id ?? ''],
    ['modifiedUser.key', by.key],
    ['modifiedUser.name', by.name],
  ]);
}
