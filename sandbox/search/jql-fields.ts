import type { Issue } from '../model/issue.ts';
import { ISSUE_TYPES } from '../model/issue-types.ts';
import { DEFAULT_PRIORITY, PRIORITIES } from '../model/priorities.ts';
import type { Projects } from '../model/projects.ts';
import { RESOLUTIONS } from '../model/statuses.ts';
import type { Statuses } from '../model/statuses.ts';
import type { JiraUser, Users } from '../model/users.ts';

/** The resolution of an issue that has none. */
export const UNRESOLVED = 'unresolved';

export interface Searched {
  readonly projects: Projects;
  readonly users: Users;
  readonly statuses: Statuses;
}

interface Named {
  readonly id: string;
  readonly name: string;
}

/** A field whose values one names: what an issue has, by every name of it, and whether there is such a value. */
export interface ChoiceField {
  readonly namesIn: (issue: Issue) => readonly string[];
  /** Null: anything can be. */
  readonly exists: ((value: string, searched: Searched) => boolean) | null;
}

const among =
  (known: readonly Named[]) =>
  (value: string): boolean =>
    known.some((one) => namesOf(one).includes(value.toLowerCase()));

const person = (of: (issue: Issue) => JiraUser | null): ChoiceField => ({
  namesIn: (issue) => {
    const user = of(issue);
    return user === null ? [] : [user.name, user.key].map((name) => name.toLowerCase());
  },
  exists: (value, { users }) => users.find(value) !== null || users.findByKey(value) !== null,
});

const parts = (id: string): ChoiceField => ({
  namesIn: ({ values }) => ((values[id]?.json ?? []) as readonly Named[]).flatMap(namesOf),
  exists: null,
});

export const CHOICES: Readonly<Record<string, ChoiceField>> = {
  labels: { namesIn: ({ labels }) => labels.map((label) => label.toLowerCase()), exists: null },
  status: {
    namesIn: ({ status }) => namesOf(status),
    exists: (value, { statuses }) => among(statuses.all())(value),
  },
  statuscategory: {
    namesIn: ({ status: { category } }) => [category.key, category.name.toLowerCase(), String(category.id)],
    exists: null,
  },
  issuetype: { namesIn: ({ issueType }) => namesOf(issueType), exists: among(ISSUE_TYPES) },
  priority: {
    namesIn: ({ values }) => namesOf((values['priority']?.json ?? DEFAULT_PRIORITY) as Named),
    exists: among(PRIORITIES),
  },
  resolution: {
    namesIn: ({ resolution }) => (resolution === null ? [] : namesOf(resolution)),
    exists: (value) => value.toLowerCase() === UNRESOLVED || among(RESOLUTIONS)(value),
  },
  assignee: person(({ assignee }) => assignee),
  reporter: person(({ reporter }) => reporter),
  creator: person(({ creator }) => creator),
  component: parts('components'),
  fixversion: parts('fixVersions'),
  affectedversion: parts('versions'),
};

/** The texts that `~` looks at; `text` is all of them. */
export const TEXTS: Readonly<Record<string, (issue: Issue) => readonly string[]>> = {
  summary: ({ summary }) => [summary],
  description: ({ description }) => (description === null ? [] : [description]),
  environment: ({ values }) => textsIn(values['environment']?.json),
  comment: ({ comments }) => comments.map(({ body }) => body),
  text: ({ summary, description, comments, values }) => [
    summary,
    ...(description === null ? [] : [description]),
    ...comments.filter(({ visibility }) => visibility === null).map(({ body }) => body),
    ...Object.values(values).flatMap((value) => textsIn(value?.json)),
  ],
};

/** Other names of fields. */
const ALIASES: Readonly<Record<string, string>> = {
  key: 'id',
  issue: 'id',
  issuekey: 'id',
  type: 'issuetype',
  updateddate: 'updated',
  createddate: 'created',
};

/** The one name of a field; custom fields are `customfield_…`. */
export function fieldNamed(written: string): string {
  const name = written.toLowerCase();
  const custom = /^cf\[(\d+)\]$/.exec(name)?.[1];
  if (custom !== undefined) return `customfield_${custom}`;
  return Object.hasOwn(ALIASES, name) ? (ALIASES[name] ?? name) : name;
}

/** A custom field: what its value says, piece by piece. */
export function customField(id: string): ChoiceField {
  return {
    namesIn: ({ values }) => {
      const value = values[id];
      if (value == null) return [];
      return [...(value.id === null ? [] : [value.id]), value.text, ...value.text.split(', ')].map((text) =>
        text.toLowerCase(),
      );
    },
    exists: null,
  };
}

function namesOf({ id, name }: Named): readonly string[] {
  return [id, name.toLowerCase()];
}

function textsIn(json: unknown): readonly string[] {
  return typeof json === 'string' ? [json] : [];
}
