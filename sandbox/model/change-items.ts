import type { ChangeItem } from './issue-change.ts';
import type { Issue } from './issue.ts';
import type { JiraUser } from './users.ts';

/** What differs between two states of an issue, in the order in which Jira lists it for this kind of change. */
export function changesBetween(
  before: Issue,
  after: Issue,
  fieldName: (id: string) => string,
): readonly ChangeItem[] {
  const status = statusItem(before, after);
  const resolution = resolutionItem(before, after);
  // Resolving sets the resolution after the status, reopening clears it before.
  const progress = after.resolution === null ? [resolution, status] : [status, resolution];
  return [
    issueTypeItem(before, after),
    ...moveItems(before, after),
    textItem('summary', before.summary, after.summary),
    textItem('description', before.description, after.description),
    textItem('labels', before.labels.join(' '), after.labels.join(' ')),
    personItem('assignee', before.assignee, after.assignee),
    personItem('reporter', before.reporter, after.reporter),
    ...valueItems(before, after, fieldName),
    ...progress,
  ].filter((item) => item !== null);
}

function statusItem({ status: from }: Issue, { status: to }: Issue): ChangeItem | null {
  if (from.id === to.id) return null;
  return item('status', [from.id, from.name], [to.id, to.name]);
}

function issueTypeItem({ issueType: from }: Issue, { issueType: to }: Issue): ChangeItem | null {
  return from.id === to.id ? null : item('issuetype', [from.id, from.name], [to.id, to.name]);
}

function resolutionItem({ resolution: from }: Issue, { resolution: to }: Issue): ChangeItem | null {
  if (from?.id === to?.id) return null;
  return item('resolution', [from?.id ?? null, from?.name ?? null], [to?.id ?? null, to?.name ?? null]);
}

/** Carries user keys, not names. */
function personItem(field: string, from: JiraUser | null, to: JiraUser | null): ChangeItem | null {
  if (from?.key === to?.key) return null;
  return item(
    field,
    [from?.key ?? null, from?.displayName ?? null],
    [to?.key ?? null, to?.displayName ?? null],
  );
}

/** A custom field goes by its name; `fieldId` says which of that name it is. */
function valueItems(before: Issue, after: Issue, fieldName: (id: string) => string): readonly ChangeItem[] {
  return Object.entries(after.values).flatMap(([fieldId, to]) => {
    const from = before.values[fieldId] ?? null;
    if (JSON.stringify(from?.json) === JSON.stringify(to?.json)) return [];
    const field = fieldId.startsWith('customfield_') ? fieldName(fieldId) : fieldId;
    const texts = { fromText: from?.text ?? null, toText: to?.text ?? null };
    return [{ field, fieldId, from: from?.id ?? null, to: to?.id ?? null, ...texts }];
  });
}

function textItem(field: string, from: string | null, to: string | null): ChangeItem | null {
  return from === to ? null : item(field, [null, from], [null, to]);
}

function moveItems(before: Issue, after: Issue): readonly ChangeItem[] {
  const [from, to] = [before.project, after.project];
  if (from.id === to.id) return [];
  return [
    item('project', [from.id, from.name], [to.id, to.name]),
    item('Key', [null, before.key], [null, after.key]),
    item('Workflow', [null, from.workflow.name], [null, to.workflow.name]),
  ];
}

function item(
  field: string,
  [from, fromText]: readonly [string | null, string | null],
  [to, toText]: readonly [string | null, string | null],
): ChangeItem {
  return { field, fieldId: field, from, fromText, to, toText };
}
