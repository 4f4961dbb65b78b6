import { z } from 'zod';
import type { JiraInstance } from '../jira-instance.ts';
import type { IssueType } from '../model/issue-types.ts';
import type { Issue, IssueEdit } from '../model/issue.ts';
import type { NewIssue } from '../model/issues.ts';
import type { JsonObject } from '../model/jira-json.ts';
import { mayUser } from '../model/permissions.ts';
import type { Project } from '../model/projects.ts';
import { fieldRefusal, Refusal } from '../model/refusal.ts';
import type { JiraUser } from '../model/users.ts';

const ID_OR_KEY = z.union([z.object({ id: z.string() }), z.object({ key: z.string() })]);
const ID_OR_NAME = z.union([z.object({ id: z.string() }), z.object({ name: z.string() })]);

/** What Jira fills in by itself, whatever the screen says. */
const FILLED_IN = new Set(['project', 'issuetype', 'reporter']);

/** @throws {Refusal} 400 that names all fields that are wrong. */
export function readNewIssue(posted: JsonObject, by: JiraUser, jira: JiraInstance): NewIssue {
  const { project: projectGiven, issuetype: typeGiven, ...fields } = posted;
  const project = projectIn(projectGiven, by, jira);
  const issueType = issueTypeIn(typeGiven, project);

  const screen = jira.screens.for(by, project, issueType);
  const defaults = screen.flatMap(({ id, defaultValue }) =>
    defaultValue === null || FILLED_IN.has(id) ? [] : [[id, defaultValue] as const],
  );
  const automatic = project.allowsUnassigned ? [] : [['assignee', { name: '-1' }] as const];
  const given = { ...Object.fromEntries([...defaults, ...automatic]), ...fields };

  const missing = screen
    .filter(({ id, required }) => required && !FILLED_IN.has(id) && isEmpty(given[id]))
    .map(({ id }) => [id, requiredMessage(id, jira)]);
  const onScreen = new Set([...screen.map(({ id }) => id), ...automatic.map(([id]) => id)]);
  const read = collecting(Object.fromEntries(missing) as Record<string, string>, () =>
    jira.fieldReader.read(given, { project, onScreen }),
  );
  return { summary: '', ...read, project, issueType };
}

/** @throws {Refusal} 400 that names the fields that are wrong. */
export function readIssueEdit(
  posted: JsonObject,
  { project, issueType }: Issue,
  { by, jira }: { readonly by: JiraUser; readonly jira: JiraInstance },
): IssueEdit {
  const screen = jira.screens.for(by, project, issueType);
  const emptied = screen
    .filter(({ id, required }) => required && id in posted && isEmpty(posted[id]))
    .map(({ id }) => [id, requiredMessage(id, jira)]);
  const onScreen = new Set(screen.map(({ id }) => id));
  return collecting(Object.fromEntries(emptied) as Record<string, string>, () =>
    jira.fieldReader.read(posted, { project, onScreen }),
  );
}

/** What `read` answers, if neither it nor `problems` finds anything wrong; otherwise all of that at once. */
function collecting<Read>(problems: Readonly<Record<string, string>>, read: () => Read): Read {
  if (Object.keys(problems).length === 0) return read();
  try {
    read();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { errors } = error.body as { readonly errors: Readonly<Record<string, string>> };
    throw fieldRefusal({ ...errors, ...problems });
  }
  throw fieldRefusal(problems);
}

function requiredMessage(id: string, { fields }: JiraInstance): string {
  if (id === 'summary') return 'You must specify a summary of the issue.';
  return `${fields.find(id)?.name ?? id} is required.`;
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === 'string') return value.trim() === '';
  return Array.isArray(value) && value.length === 0;
}

/** One the caller may create issues in. @throws {Refusal} 400 */
function projectIn(value: unknown, by: JiraUser, { projects, concealments }: JiraInstance): Project {
  const wanted = ID_OR_KEY.safeParse(value).data;
  if (wanted === undefined) throw fieldRefusal({ project: 'project is required' });
  const project = projects.find('id' in wanted ? wanted.id : wanted.key);
  const isSeen =
    project !== null && concealments.ofProject(project) === null && mayUser(by, 'BROWSE_PROJECTS', project);
  if (!isSeen) throw fieldRefusal({ project: 'valid project is required' });
  if (!mayUser(by, 'CREATE_ISSUES', project)) {
    throw fieldRefusal({ project: 'You do not have permission to create issues in this project.' });
  }
  return project;
}

/** @throws {Refusal} 400 */
function issueTypeIn(value: unknown, { issueTypes }: Project): IssueType {
  const wanted = ID_OR_NAME.safeParse(value).data;
  if (wanted === undefined) throw fieldRefusal({ issuetype: 'issue type is required' });
  const found = issueTypes.find(({ id, name }) => ('id' in wanted ? id === wanted.id : name === wanted.name));
  if (found === undefined) throw fieldRefusal({ issuetype: 'The issue type selected is invalid.' });
  return found;
}
