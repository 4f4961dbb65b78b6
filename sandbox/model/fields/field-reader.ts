import { z } from 'zod';
import type { IssueEdit } from '../issue.ts';
import type { Issues } from '../issues.ts';
import type { JsonObject } from '../jira-json.ts';
import { isAssignable } from '../permissions.ts';
import type { Project } from '../projects.ts';
import { fieldRefusal } from '../refusal.ts';
import { RESOLUTIONS } from '../statuses.ts';
import type { Resolution } from '../statuses.ts';
import { summaryProblem } from '../summary.ts';
import type { JiraUser, Users } from '../users.ts';
import type { FieldCatalog } from './field-catalog.ts';
import { FieldProblem, notOnScreen } from './field-value.ts';
import { labelIn, readValue } from './read-value.ts';

const PERSON = z.object({ name: z.string().nullable() }).nullable();
const REFERENCE = z.object({ id: z.string().optional(), name: z.string().optional() });

export interface ReadingContext {
  readonly project: Project;
  /** The fields that can be set here. */
  readonly onScreen: ReadonlySet<string>;
}

type EditDraft = { -readonly [Name in keyof IssueEdit]: IssueEdit[Name] };

/** Reads the fields that a program posts, as far as a screen has them. */
export class FieldReader {
  readonly #users: Users;
  readonly #fields: FieldCatalog;
  readonly #world: { readonly issues: Pick<Issues, 'find'> };

  constructor(world: {
    readonly users: Users;
    readonly fields: FieldCatalog;
    readonly issues: Pick<Issues, 'find'>;
  }) {
    this.#users = world.users;
    this.#fields = world.fields;
    this.#world = world;
  }

  /** @throws {Refusal} 400 that says of each wrong field what is wrong. */
  read(posted: JsonObject, context: ReadingContext): IssueEdit {
    const draft: EditDraft = {};
    const errors: Record<string, string> = {};
    for (const [id, value] of Object.entries(posted)) {
      try {
        this.#readInto(draft, { id, value }, context);
      } catch (error) {
        if (!(error instanceof FieldProblem)) throw error;
        errors[id] = error.message;
      }
    }
    if (Object.keys(errors).length > 0) throw fieldRefusal(errors);
    return draft;
  }

  /** @throws {Refusal} 400 when there is nobody of that name, or nobody who may have issues of the project. */
  assignee(name: string | null, project: Project): JiraUser | null {
    try {
      return this.#assignable(name, project);
    } catch (error) {
      if (error instanceof FieldProblem) throw fieldRefusal({ assignee: error.message });
      throw error;
    }
  }

  #readInto(
    draft: EditDraft,
    { id, value }: { id: string; value: unknown },
    { project, onScreen }: ReadingContext,
  ): void {
    const field = onScreen.has(id) ? this.#fields.find(id) : null;
    if (field === null) throw new FieldProblem(notOnScreen(id));
    switch (id) {
      case 'summary':
        draft.summary = summary(value);
        break;
      case 'description':
        draft.description = parsed(z.string().nullable(), value, 'Operation value must be a string');
        break;
      case 'labels':
        draft.labels = labels(value);
        break;
      case 'resolution':
        draft.resolution = resolution(value);
        break;
      case 'assignee':
        draft.assignee = this.#assignable(
          parsed(PERSON, value, 'data was not an object')?.name ?? null,
          project,
        );
        break;
      case 'reporter':
        draft.reporter = this.#reporter(value);
        break;
      default:
        draft.values = {
          ...draft.values,
          [id]: readValue(field, value, {
            users: this.#users,
            project,
            findIssue: (idOrKey) => this.#world.issues.find(idOrKey),
          }),
        };
    }
  }

  #assignable(name: string | null, project: Project): JiraUser | null {
    if (name === null) {
      if (!project.allowsUnassigned) throw new FieldProblem('Issues must be assigned.');
      return null;
    }
    // Automatic: whoever leads the project.
    const user = name === '-1' ? this.#users.findByKey(project.lead) : this.#users.find(name);
    if (user === null) throw new FieldProblem(`User '${name}' does not exist.`);
    if (!isAssignable(user, project)) throw new FieldProblem(`User '${name}' cannot be assigned issues.`);
    return user;
  }

  #reporter(value: unknown): JiraUser {
    const name = parsed(PERSON, value, 'data was not an object')?.name ?? null;
    if (name === null) throw new FieldProblem('Reporter is required.');
    const user = this.#users.find(name);
    if (user === null) throw new FieldProblem('The reporter specified is not a user.');
    return user;
  }
}

function summary(value: unknown): string {
  const text = parsed(z.string().nullable(), value, 'Operation value must be a string') ?? '';
  const problem = summaryProblem(text);
  if (problem !== null) throw new FieldProblem(problem);
  return text;
}

function labels(value: unknown): readonly string[] {
  const all = parsed(z.array(z.unknown()).nullable(), value, 'data was not an array') ?? [];
  return [...new Set(all.map(labelIn))];
}

function resolution(value: unknown): Resolution | null {
  const wanted = parsed(REFERENCE.nullable(), value, 'data was not an object');
  if (wanted === null) return null;
  const found = RESOLUTIONS.find(({ id, name }) => id === wanted.id || name === wanted.name);
  if (found === undefined) throw new FieldProblem('The resolution is not valid.');
  return found;
}

function parsed<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  otherwise: string,
): z.output<Schema> {
  const result = schema.safeParse(value);
  if (!result.success) throw new FieldProblem(otherwise);
  return result.data;
}
