import { issueTypeJson, priorityJson, projectJson, resolutionJson } from '../jira-json.ts';
import type { JsonObject, JsonSetting } from '../jira-json.ts';
import { PRIORITIES } from '../priorities.ts';
import type { IssueType } from '../issue-types.ts';
import type { Project } from '../projects.ts';
import { componentJson, securityLevelJson, versionJson } from '../project-parts.ts';
import { RESOLUTIONS } from '../statuses.ts';
import type { FieldDefinition, FieldOption } from './field-definition.ts';

export interface ScreenPlace {
  readonly project: Project;
  readonly issueType: IssueType;
}

/** What there is to choose from; null where one searches, or writes what one likes. */
export function allowedValuesOf(
  { kind, options }: FieldDefinition,
  { project, issueType }: ScreenPlace,
  setting: JsonSetting,
): readonly JsonObject[] | null {
  switch (kind) {
    case 'resolution':
      return RESOLUTIONS.map((resolution) => resolutionJson(resolution, setting));
    case 'priority':
      return PRIORITIES.map((priority) => priorityJson(priority, setting));
    case 'option':
    case 'radio':
    case 'checkboxes':
    case 'multiselect':
    case 'cascading':
      return options.map((option) => optionJson(option, setting));
    case 'components':
      return project.components.map((component) => componentJson(component, setting));
    case 'version':
    case 'versions':
      return project.versions
        .filter(({ archived }) => !archived)
        .map((version) => versionJson(version, project, setting));
    case 'securitylevel':
      return project.securityLevels.map((level) => securityLevelJson(level, setting));
    case 'project':
      return [projectJson(project, setting)];
    case 'issuetype':
      return [issueTypeJson(issueType, setting)];
    default:
      return null;
  }
}

function optionJson({ id, value, children }: FieldOption, setting: JsonSetting): JsonObject {
  return {
    self: `${setting.baseUrl}/rest/api/2/customFieldOption/${id}`,
    value,
    id,
    disabled: false,
    ...(children.length === 0 ? {} : { children: children.map((child) => optionJson(child, setting)) }),
  };
}

/** Where to ask for values as one types; null where one does not. */
export function autoCompleteUrlOf(
  { id, kind }: FieldDefinition,
  { project }: ScreenPlace,
  { baseUrl }: JsonSetting,
): string | null {
  switch (kind) {
    case 'user':
    case 'users':
      if (id === 'assignee') {
        return `${baseUrl}/rest/api/latest/user/assignable/search?project=${project.key}&username=`;
      }
      return `${baseUrl}/rest/api/latest/user/search?username=`;
    case 'group':
    case 'groups':
      return `${baseUrl}/rest/api/2/groups/picker?query=`;
    case 'labels':
      return `${baseUrl}/rest/api/1.0/labels/suggest?query=`;
    case 'issuelinks':
      return `${baseUrl}/rest/api/2/issue/picker?currentProjectId=&showSubTaskParent=true&showSubTasks=true&query=`;
    default:
      return null;
  }
}
