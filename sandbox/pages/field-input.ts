import type { JiraInstance } from '../jira-instance.ts';
import type { FieldDefinition } from '../model/fields/field-definition.ts';
import { PRIORITIES } from '../model/priorities.ts';
import type { Project } from '../model/projects.ts';
import { RESOLUTIONS } from '../model/statuses.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';

interface Choice {
  readonly value: string;
  readonly text: string;
}

/** Where a person fills in a field of a screen: chosen from what there is, or typed. */
export function fieldInput(
  field: FieldDefinition,
  { required, project, users }: Pick<JiraInstance, 'users'> & { required: boolean; project: Project },
): Html {
  const { id, name } = field;
  const choices = choicesOf(field, project, users);
  if (choices === null) {
    return required
      ? html`<input name="${id}" placeholder="${name}" required />`
      : html`<input name="${id}" placeholder="${name}" />`;
  }
  const nothing = required ? null : option({ value: '', text: `no ${name.toLowerCase()}` }, true);
  return html`<select name="${id}">
    ${nothing}${choices.map((choice) => option(choice, false))}
  </select>`;
}

/** What REST would be sent for what was typed or chosen. */
export function formValue(field: FieldDefinition | null, typed: string): unknown {
  switch (field?.kind) {
    case 'number':
      return Number(typed);
    case 'user':
    case 'group':
      return { name: typed };
    case 'option':
    case 'radio':
    case 'cascading':
    case 'priority':
    case 'resolution':
    case 'version':
    case 'securitylevel':
      return { id: typed };
    case 'checkboxes':
    case 'multiselect':
    case 'versions':
    case 'components':
      return [{ id: typed }];
    case 'users':
    case 'groups':
      return typed.split(/[\s,]+/).map((name) => ({ name }));
    case 'labels':
      return typed.split(/\s+/);
    case 'timetracking':
      return { originalEstimate: typed };
    default:
      return typed;
  }
}

export function option({ value, text }: Choice, selected: boolean): Html {
  return selected
    ? html`<option value="${value}" selected>${text}</option>`
    : html`<option value="${value}">${text}</option>`;
}

/** Null: one types. */
function choicesOf(
  { kind, options }: FieldDefinition,
  project: Project,
  users: JiraInstance['users'],
): readonly Choice[] | null {
  switch (kind) {
    case 'resolution':
      return RESOLUTIONS.map(named);
    case 'priority':
      return PRIORITIES.map(named);
    case 'user':
      return users.all().map(({ name, displayName }) => ({ value: name, text: displayName }));
    case 'option':
    case 'radio':
    case 'cascading':
    case 'checkboxes':
    case 'multiselect':
      return options.map(({ id, value }) => ({ value: id, text: value }));
    case 'version':
    case 'versions':
      return project.versions.map(named);
    case 'components':
      return project.components.map(named);
    case 'securitylevel':
      return project.securityLevels.map(named);
    default:
      return null;
  }
}

function named({ id, name }: { readonly id: string; readonly name: string }): Choice {
  return { value: id, text: name };
}
