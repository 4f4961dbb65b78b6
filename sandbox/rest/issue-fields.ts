import { z } from 'zod';
import type { JiraInstance } from '../jira-instance.ts';
import type { IssueEdit } from '../model/issue.ts';
import type { NewIssue } from '../model/issues.ts';
import type { JsonObject } from '../model/jira-json.ts';
import { ISSUE_TYPES } from '../model/projects.ts';
import type { Project } from '../model/projects.ts';
import { fieldRefusal } from '../model/refusal.ts';

const ID_OR_KEY = z.union([z.object({ id: z.string() }), z.object({ key: z.string() })]);
const ID_OR_NAME = z.union([z.object({ id: z.string() }), z.object({ name: z.string() })]);

const ON_SCREEN: ReadonlySet<string> = new Set([
  'summary',
  'description',
  'environment',
  'labels',
  'assignee',
  'reporter',
  'priority',
  'duedate',
]);

/** @throws {Refusal} 400 that names the fields that are wrong. */
export function readNewIssue(posted: JsonObject, jira: JiraInstance): NewIssue {
  const { project: projectGiven, issuetype: typeGiven, ...fields } = posted;
  const project = reference(projectGiven, ID_OR_KEY, { project: 'project is required' });
  const found = jira.projects.find('id' in project ? project.id : project.key);
  if (found === null) throw fieldRefusal({ project: 'valid project is required' });

  const type = reference(typeGiven, ID_OR_NAME, { issuetype: 'issue type is required' });
  const issueType = ISSUE_TYPES.find(({ id, name }) => ('id' in type ? id === type.id : name === type.name));
  if (issueType === undefined) throw fieldRefusal({ issuetype: 'The issue type selected is invalid.' });

  const automatic = found.allowsUnassigned ? {} : { assignee: { name: '-1' } };
  const read = readIssueEdit({ ...automatic, ...fields }, found, jira);
  return { summary: '', ...read, project: found, issueType };
}

/** @throws {Refusal} 400 that names the fields that are wrong. */
export function readIssueEdit(
  posted: JsonObject,
  project: Project,
  { fieldReader }: JiraInstance,
): IssueEdit {
  return fieldReader.read(posted, { project, onScreen: ON_SCREEN });
}

function reference<Schema extends z.ZodType>(
  value: unknown,
  schema: Schema,
  otherwise: Readonly<Record<string, string>>,
): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw fieldRefusal(otherwise);
  return parsed.data;
}
