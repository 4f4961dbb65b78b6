import { z } from 'zod';
import { GROUPS } from '../comment-visibility.ts';
import type { Issue } from '../issue.ts';
import { PRIORITIES } from '../priorities.ts';
import type { Project } from '../projects.ts';
import { SPRINTS, sprintText } from '../sprints.ts';
import type { Users } from '../users.ts';
import type { FieldDefinition } from './field-definition.ts';
import { FieldProblem, notOnScreen } from './field-value.ts';
import type { FieldValue } from './field-value.ts';
import { listOf, readCascade, readNamed, readOption, readOptions } from './read-choice.ts';
import {
  plain,
  readDate,
  readLine,
  readMoment,
  readNumber,
  readText,
  readTimeTracking,
  readUrl,
  textIn,
} from './read-scalar.ts';

const REFERENCE = z.object({ id: z.string().optional(), key: z.string().optional() });

/** What the values of fields can be about. */
export interface FieldWorld {
  readonly users: Users;
  readonly project: Project;
  readonly findIssue: (idOrKey: string) => Issue | null;
}

/** What `value` means in a field; null empties it. @throws {FieldProblem} */
export function readValue(field: FieldDefinition, value: unknown, world: FieldWorld): FieldValue | null {
  if (value === null) return null;
  const { users, project, findIssue } = world;
  switch (field.kind) {
    case 'string':
      return readLine(value);
    case 'textarea':
      return readText(value);
    case 'url':
      return readUrl(value);
    case 'number':
      return readNumber(value);
    case 'date':
      return readDate(value);
    case 'datetime':
      return readMoment(value);
    case 'user':
      return readPerson(value, users);
    case 'users':
      return listOf(value, (each) => readPerson(each, users));
    case 'group':
      return readGroup(value);
    case 'groups':
      return listOf(value, readGroup);
    case 'option':
    case 'radio':
      return readOption(field.options, value);
    case 'checkboxes':
    case 'multiselect':
      return readOptions(field.options, value);
    case 'cascading':
      return readCascade(field.options, value);
    case 'labels':
      return listOf(value, (each) => plain(labelIn(each)));
    case 'version':
      return readNamed(project.versions, value, 'Version is not valid.');
    case 'versions':
      return listOf(value, (each) => readNamed(project.versions, each, 'Version is not valid.'));
    case 'components':
      return listOf(value, (each) => readNamed(project.components, each, 'Component is not valid.'));
    case 'securitylevel':
      return readNamed(project.securityLevels, value, 'The security level selected is invalid.');
    case 'priority':
      return readNamed(PRIORITIES, value, 'The priority selected is invalid.');
    case 'sprint':
      return readSprint(value);
    case 'epic-link':
      return plain(issueIn(textIn(value), findIssue).key);
    case 'parent': {
      const { id, key } = REFERENCE.safeParse(value).data ?? {};
      const parent = issueIn(id ?? key ?? '', findIssue);
      return { json: { id: parent.id, key: parent.key }, id: parent.id, text: parent.key };
    }
    case 'timetracking':
      return readTimeTracking(value);
    case 'resolution':
    case 'issuelinks':
    case 'attachment':
    case 'project':
    case 'issuetype':
      throw new FieldProblem(notOnScreen(field.id));
  }
}

/** @throws {FieldProblem} */
export function labelIn(value: unknown): string {
  const label = textIn(value);
  if (/\s/.test(label)) throw new FieldProblem(`The label '${label}' contains spaces which is invalid.`);
  if (label.length > 255) {
    throw new FieldProblem(`The label '${label}' exceeds the maximum length of 255 characters.`);
  }
  return label;
}

function readPerson(value: unknown, users: Users): FieldValue {
  const name = z.object({ name: z.string() }).safeParse(value).data?.name;
  if (name === undefined) throw new FieldProblem('data was not an object');
  const user = users.find(name);
  if (user === null) throw new FieldProblem(`User '${name}' was not found in the system.`);
  const { key, displayName, active } = user;
  return { json: { name: user.name, key, displayName, active }, id: key, text: displayName };
}

function readGroup(value: unknown): FieldValue {
  const name = z.object({ name: z.string() }).safeParse(value).data?.name;
  if (name === undefined) throw new FieldProblem('data was not an object');
  if (!GROUPS.some((group) => group === name))
    throw new FieldProblem(`Could not find group with name '${name}'.`);
  return { json: { name }, id: name, text: name };
}

/** By number, which is the id. */
function readSprint(value: unknown): FieldValue {
  const sprint = SPRINTS.find(({ id }) => id === Number(value));
  if (sprint === undefined) throw new FieldProblem('Sprint with given id not found');
  return { json: [sprintText(sprint)], id: String(sprint.id), text: sprint.name };
}

function issueIn(idOrKey: string, findIssue: FieldWorld['findIssue']): Issue {
  const issue = findIssue(idOrKey);
  if (issue === null) throw new FieldProblem(`Issue '${idOrKey}' could not be found.`);
  return issue;
}
