import { z } from 'zod';
import type { JiraInstance } from '../jira-instance.ts';
import type { IssueEdit, NewIssue } from '../model/issues.ts';
import type { JsonObject } from '../model/jira-json.ts';
import { ISSUE_TYPES } from '../model/projects.ts';
import { fieldRefusal } from '../model/refusal.ts';
import type { JiraUser, Users } from '../model/users.ts';
import { isAssignable } from './user-routes.ts';

const ID_OR_KEY = z.union([z.object({ id: z.string() }), z.object({ key: z.string() })]);
const ID_OR_NAME = z.union([z.object({ id: z.string() }), z.object({ name: z.string() })]);
export const PERSON = z.object({ name: z.string().nullable() }).nullable();

const EDITABLE = {
  summary: z.string(),
  description: z.string().nullable(),
  labels: z.array(z.string().regex(/^\S{1,255}$/)),
  assignee: PERSON,
} as const;

/** Taken and forgotten: the sandbox has one priority, and whoever creates an issue reports it. */
const IGNORED = new Set(['priority', 'reporter']);

/** @throws {Refusal} 400 that names the fields that are wrong. */
export function readNewIssue(fields: JsonObject, { users, projects }: JiraInstance): NewIssue {
  const edit = readFields(fields, users, ['project', 'issuetype']);
  const project = field(fields, 'project', ID_OR_KEY, 'project is required');
  const found = projects.find('id' in project ? project.id : project.key);
  if (found === null) throw fieldRefusal({ project: 'valid project is required' });

  const type = field(fields, 'issuetype', ID_OR_NAME, 'issue type is required');
  const issueType = ISSUE_TYPES.find(({ id, name }) => ('id' in type ? id === type.id : name === type.name));
  if (issueType === undefined) throw fieldRefusal({ issuetype: 'The issue type selected is invalid.' });

  return { summary: '', ...edit, project: found, issueType };
}

/** @throws {Refusal} 400 that names the fields that are wrong. */
export function readIssueEdit(fields: JsonObject, users: Users): IssueEdit {
  return readFields(fields, users, []);
}

function readFields(fields: JsonObject, users: Users, others: readonly string[]): IssueEdit {
  const known = new Set([...Object.keys(EDITABLE), ...IGNORED, ...others]);
  const unknown = Object.keys(fields).filter((name) => !known.has(name));
  if (unknown.length > 0)
    throw fieldRefusal(Object.fromEntries(unknown.map((name) => [name, notOnScreen(name)])));

  return {
    ...('summary' in fields ? { summary: field(fields, 'summary', EDITABLE.summary) } : {}),
    ...('description' in fields ? { description: field(fields, 'description', EDITABLE.description) } : {}),
    ...('labels' in fields ? { labels: field(fields, 'labels', EDITABLE.labels) } : {}),
    ...('assignee' in fields
      ? { assignee: assignable(field(fields, 'assignee', EDITABLE.assignee), users) }
      : {}),
  };
}

function field<Schema extends z.ZodType>(
  fields: JsonObject,
  name: string,
  schema: Schema,
  otherwise?: string,
): z.output<Schema> {
  const parsed = schema.safeParse(fields[name]);
  if (!parsed.success)
    throw fieldRefusal({ [name]: otherwise ?? `The value of '${name}' is of the wrong kind.` });
  return parsed.data;
}

/** @throws {Refusal} 400 when there is nobody of that name, or nobody who may have issues. */
export function assignable(person: z.output<typeof PERSON>, users: Users): JiraUser | null {
  const name = person?.name ?? null;
  if (name === null) return null;
  const user = users.find(name);
  if (user === null) throw fieldRefusal({ assignee: `User '${name}' does not exist.` });
  if (!isAssignable(user)) throw fieldRefusal({ assignee: `User '${name}' cannot be assigned issues.` });
  return user;
}

function notOnScreen(name: string): string {
  return `Field '${name}' cannot be set. It is not on the appropriate screen, or unknown.`;
}
