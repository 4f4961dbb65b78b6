import type { FieldProblem } from '../domain-error.ts';
import { textOf } from '../foreign-json.ts';
import type { CreateField } from './create-field.ts';
import { readValue } from './read-value.ts';
import { summaryOf } from './summary.ts';

/** What a person gave in a form, by field; `title` is Jira's summary. */
export type FormValues = Readonly<Record<string, unknown>>;

/** In the shapes that Jira's REST interface takes, by field id. */
export type JiraFields = Readonly<Record<string, unknown>>;

/** The fields of the issue that is to be made, and everything that is wrong with what was given. */
export interface ReadForm {
  readonly fields: JiraFields;
  readonly problems: readonly FieldProblem[];
}

/** Where the issue is to be made, and what the screen there has. */
export interface CreationScreen {
  readonly projectId: string;
  readonly issueTypeId: string;
  readonly fields: readonly CreateField[];
}

/** What is chosen before a screen is known, and the title, which every issue has. */
const HEAD: readonly string[] = ['project', 'issuetype', 'title'];

/**
 * What was given, as Jira takes it: project and issue type always, and else what the screen has. What it does not have is
 * a problem, and so is what it needs and was not given, unless Jira fills it in.
 */
export function jiraFieldsOf(values: FormValues, screen: CreationScreen): ReadForm {
  const fields = new Map<string, unknown>([
    ['project', { id: screen.projectId }],
    ['issuetype', { id: screen.issueTypeId }],
  ]);
  const problems: FieldProblem[] = [];

  const title = summaryOf(textOf(values['title']) ?? '');
  if (title === '') problems.push({ field: 'title', message: 'is required' });
  else fields.set('summary', title);

  const known = new Map(screen.fields.map((field) => [field.id, field]));
  for (const [id, given] of Object.entries(values)) {
    if (HEAD.includes(id)) continue;
    const field = known.get(id);
    if (id === 'summary') problems.push({ field: id, message: 'is called title here' });
    else if (field !== undefined) read(field, given, { fields, problems });
    else if (!isNothing(given))
      problems.push({ field: id, message: 'is not on the screen that Jira makes such an issue on' });
  }
  for (const { id, isRequired, hasDefault } of known.values()) {
    const isGiven = fields.has(id) || problems.some(({ field }) => field === id);
    if (isRequired && !hasDefault && !isGiven && id !== 'summary')
      problems.push({ field: id, message: 'is required' });
  }
  return { fields: Object.fromEntries(fields), problems };
}

function read(
  field: CreateField,
  given: unknown,
  into: { readonly fields: Map<string, unknown>; readonly problems: FieldProblem[] },
): void {
  const result = readValue(field, given);
  if (result.kind === 'value') into.fields.set(field.id, result.value);
  if (result.kind === 'problem') into.problems.push({ field: field.id, message: result.problem });
}

function isNothing(given: unknown): boolean {
  if (given === null || given === undefined) return true;
  return (typeof given === 'string' && given.trim() === '') || (Array.isArray(given) && given.length === 0);
}
