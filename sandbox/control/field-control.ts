import type { JiraInstance } from '../jira-instance.ts';
import type { NewField, NewOption } from '../model/fields/field-catalog.ts';
import { CUSTOM_KINDS } from '../model/fields/field-definition.ts';
import type { FieldDefinition, FieldKind } from '../model/fields/field-definition.ts';
import type { IssueType } from '../model/issue-types.ts';
import type { Project } from '../model/projects.ts';
import type { ScreenField } from '../model/screens.ts';
import { issueTypeNamed, projectNamed } from './names.ts';

export interface PutOnScreen {
  readonly project: string;
  /** Such as `customfield_10201` or `security`. */
  readonly field: string;
  /** By name; on the screens of all types of the project when left out. */
  readonly issueType?: string | undefined;
  readonly required?: boolean | undefined;
  /** As REST takes it; none when left out or null. */
  readonly default?: unknown;
}

const ANIMALS: readonly NewOption[] = [
  { value: 'Cat', children: ['Tabby', 'Tom'] },
  { value: 'Dog', children: ['Hound'] },
  'Bird',
];

/** Fields, and on which screens they are. */
export class FieldControl {
  readonly #jira: JiraInstance;

  constructor(jira: JiraInstance) {
    this.#jira = jira;
  }

  all(): readonly FieldDefinition[] {
    return this.#jira.fields.all();
  }

  /** A custom field, on no screen yet. @throws {RangeError} when the id is none of a custom field. */
  define(field: NewField): FieldDefinition {
    return this.#jira.fields.define(field);
  }

  /** What one sees when creating an issue of the type, permissions left aside. @throws {RangeError} */
  screen(project: string, issueType: string): readonly ScreenField[] {
    return this.#jira.screens.of(projectNamed(this.#jira.projects, project), issueTypeNamed(issueType));
  }

  /** Adds the field, or changes how it is there. @throws {RangeError} */
  putOnScreen({ field, required = false, default: defaultValue = null, ...where }: PutOnScreen): void {
    if (this.#jira.fields.find(field) === null) {
      throw new RangeError(`the sandbox has no field ${JSON.stringify(field)}`);
    }
    for (const { project, issueType } of this.#places(where)) {
      this.#jira.screens.put(project, issueType, { id: field, required, defaultValue });
    }
  }

  /** @throws {RangeError} */
  takeOffScreen({ field, ...where }: Pick<PutOnScreen, 'project' | 'field' | 'issueType'>): void {
    for (const { project, issueType } of this.#places(where)) {
      this.#jira.screens.remove(project, issueType, field);
    }
  }

  /**
   * Defines a custom field of each kind there is, puts all on the screens of the project with the security level and
   * the time tracking, and answers the id of each by its kind. @throws {RangeError}
   */
  putEveryKindOnScreen(project: string): Readonly<Record<string, string>> {
    const custom = CUSTOM_KINDS.filter((kind) => kind !== 'components').map((kind) => [
      kind,
      this.define({ name: `A field of kind ${kind}`, kind, options: optionsOf(kind) }).id,
    ]);
    const others = [
      ['securitylevel', 'security'],
      ['timetracking', 'timetracking'],
    ];
    const all = [...custom, ...others];
    for (const [, field = ''] of all) this.putOnScreen({ project, field });
    return Object.fromEntries(all) as Record<string, string>;
  }

  #places({ project, issueType }: Pick<PutOnScreen, 'project' | 'issueType'>): readonly {
    readonly project: Project;
    readonly issueType: IssueType;
  }[] {
    const found = projectNamed(this.#jira.projects, project);
    const types = issueType === undefined ? found.issueTypes : [issueTypeNamed(issueType)];
    return types.map((type) => ({ project: found, issueType: type }));
  }
}

function optionsOf(kind: FieldKind): readonly NewOption[] {
  if (kind === 'cascading') return ANIMALS;
  return ['option', 'radio', 'checkboxes', 'multiselect'].includes(kind) ? ['One', 'Two', 'Three'] : [];
}
