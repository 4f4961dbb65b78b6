import { choiceOf, type FormChoice } from './choices.ts';
import type { CreateField } from './create-field.ts';
import type { JiraIssueType, JiraProject } from './creation-subjects.ts';
import { valueKindOf, type ValueKind } from './field-kind.ts';
import { proposedValue, type Proposals } from './proposed-value.ts';

/**
 * How a field is shown. A `remote_select` finds what there is to choose from by asking Jira for what is typed; `labels` is
 * a list of texts that are typed.
 */
export type FormFieldKind =
  | 'select'
  | 'multi_select'
  | 'cascading_select'
  | 'remote_select'
  | 'remote_multi_select'
  | 'text'
  | 'textarea'
  | 'number'
  | 'date'
  | 'datetime'
  | 'labels';

/** A field of the form. */
export interface FormField {
  /** Jira's id of the field; `title` is its summary. */
  readonly id: string;
  readonly label: string;
  readonly kind: FormFieldKind;
  readonly isRequired: boolean;
  /** Null when there is nothing to choose from. */
  readonly choices: readonly FormChoice[] | null;
  /** What Jira is asked for while a person types; null where it is not asked. */
  readonly searched: 'issues' | 'users' | 'values' | null;
  /** What is filled in; null leaves it blank. */
  readonly value: unknown;
  /** Whether another value changes what the form asks for. */
  readonly reloadsForm: boolean;
}

/** What a person should know of a form, at a field of it. */
export interface FormNotice {
  readonly field: string;
  readonly message: string;
}

export interface CreationForm {
  readonly fields: readonly FormField[];
  /** Something was not filled in as was asked for, or as the last time. */
  readonly notices: readonly FormNotice[];
  /** Why no issue can be made as it stands, and what to do; null when one can. */
  readonly problem: FormNotice | null;
}

/** What the fields after those of every form are made of. */
export interface ScreenFields {
  readonly fields: readonly CreateField[];
  readonly ignoredFieldIds: readonly string[];
}

/** The fields that every form has elsewhere, or whose values come by themselves. */
const ELSEWHERE: readonly string[] = ['project', 'issuetype', 'summary', 'description', 'issuelinks'];
const FIRST: readonly string[] = ['priority', 'fixVersions', 'components', 'security'];

export function projectField(projects: readonly JiraProject[], project: JiraProject | null): FormField {
  const choices = projects.map(({ id, key, name }) => ({
    value: id,
    label: `${name} (${key})`,
    children: [],
  }));
  const value = project?.id ?? null;
  return {
    id: 'project',
    label: 'Project',
    kind: 'select',
    isRequired: true,
    choices,
    value,
    searched: null,
    reloadsForm: true,
  };
}

export function issueTypeField(types: readonly JiraIssueType[], type: JiraIssueType | null): FormField {
  const choices = types.map(({ id, name }) => ({ value: id, label: name, children: [] }));
  const value = type?.id ?? null;
  return {
    id: 'issuetype',
    label: 'Issue type',
    kind: 'select',
    isRequired: true,
    choices,
    value,
    searched: null,
    reloadsForm: true,
  };
}

/** Title, and description where the screen has one that is not ignored. */
export function textFields(
  { fields, ignoredFieldIds }: ScreenFields,
  proposals: Proposals,
): readonly FormField[] {
  const title: FormField = {
    ...{ id: 'title', label: 'Title', kind: 'text', isRequired: true, choices: null },
    ...{ value: proposals.given['title'] ?? proposals.prefilled.title, searched: null, reloadsForm: false },
  };
  const description = fields.find(({ id }) => id === 'description');
  if (description === undefined || ignoredFieldIds.includes('description')) return [title];
  return [
    title,
    {
      ...{
        id: 'description',
        label: description.name,
        kind: 'textarea',
        isRequired: isRequired(description),
      },
      ...{
        choices: null,
        value: proposals.given['description'] ?? proposals.prefilled.description,
        searched: null,
        reloadsForm: false,
      },
    },
  ];
}

/** Every other field that can be given, once: the usual ones first, then by id. */
export function otherFields(
  { fields, ignoredFieldIds }: ScreenFields,
  proposals: Proposals,
): readonly FormField[] {
  const shown = fields.filter(
    (field, index) =>
      !ELSEWHERE.includes(field.id) &&
      !ignoredFieldIds.includes(field.id) &&
      fields.findIndex(({ id }) => id === field.id) === index &&
      isGivable(field),
  );
  return shown.toSorted(inOrder).map((field) => formField(field, proposals));
}

/** Time tracking is asked for only where Jira needs it. */
function isGivable(field: CreateField): boolean {
  const kind = valueKindOf(field);
  return kind !== 'nothing' && (kind !== 'estimate' || isRequired(field));
}

function isRequired(field: CreateField): boolean {
  return field.isRequired && !field.hasDefault;
}

function inOrder(one: CreateField, other: CreateField): number {
  const place = ({ id }: CreateField): number => (FIRST.includes(id) ? FIRST.indexOf(id) : FIRST.length);
  return place(one) - place(other) || (one.id < other.id ? -1 : 1);
}

function formField(field: CreateField, proposals: Proposals): FormField {
  const kind = shownAs(field);
  const isSelect = kind === 'select' || kind === 'multi_select' || kind === 'cascading_select';
  return {
    id: field.id,
    label: field.name,
    kind,
    isRequired: isRequired(field),
    choices: isSelect ? (field.allowedValues ?? []).map(choiceOf) : null,
    searched: kind === 'remote_select' || kind === 'remote_multi_select' ? searchedFor(field) : null,
    value: proposedValue(field, proposals),
    reloadsForm: false,
  };
}

function searchedFor(field: CreateField): FormField['searched'] {
  const kind = valueKindOf(field);
  if (kind === 'user' || kind === 'users') return 'users';
  return kind === 'issue' || kind === 'epic' ? 'issues' : 'values';
}

const SHOWN: Readonly<Partial<Record<ValueKind, FormFieldKind>>> = {
  textarea: 'textarea',
  number: 'number',
  date: 'date',
  datetime: 'datetime',
  labels: 'labels',
  sprint: 'remote_select',
  epic: 'remote_select',
  issue: 'remote_select',
  cascade: 'cascading_select',
  references: 'multi_select',
  options: 'multi_select',
};

function shownAs(field: CreateField): FormFieldKind {
  const kind = valueKindOf(field);
  const { allowedValues, isSearched } = field;
  const hasList = allowedValues !== null;
  if (kind === 'user' || kind === 'group') return hasList ? 'select' : isSearched ? 'remote_select' : 'text';
  if (kind === 'users' || kind === 'groups')
    return hasList ? 'multi_select' : isSearched ? 'remote_multi_select' : 'labels';
  if (kind === 'reference' || kind === 'option') return hasList ? 'select' : 'text';
  if (kind === 'texts') return hasList ? 'multi_select' : 'labels';
  return SHOWN[kind] ?? 'text';
}
