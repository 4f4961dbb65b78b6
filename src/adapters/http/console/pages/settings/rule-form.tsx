import { filledTextOf } from '../../../../../domain/foreign-json.ts';
import { addressFrom } from '../../addresses.ts';
import type { NamedInstallation } from '../../named-installations.ts';
import { Checkbox, SelectField, TextField } from '../../parts/field.tsx';
import { Form } from '../../parts/form.tsx';
import { Link } from '../../parts/link.tsx';
import { useMay } from '../../parts/may.ts';
import { RefusalNotice } from '../../parts/refusal-notice.tsx';
import { Notice } from '../../parts/said.tsx';
import type { Refusal } from '../../refusal.ts';
import { useSite } from '../../site.ts';
import { CreationFieldInput } from '../links/creation-fields.tsx';
import type { CreationForm } from '../links/creation-values.ts';
import type { localIssuesOf } from '../links/tracker-issue-field.tsx';
import { SettingsHead } from './settings-head.tsx';
import { WhatItWouldMake, type RulePreview } from './rule-preview.tsx';
import { AGAIN_WORDS, tagsText, type GivenRule } from './rule-values.ts';

export interface RulePageProps {
  readonly installation: NamedInstallation;
  readonly title: string;
  readonly rule: GivenRule;
  /** Whether it is there already. */
  readonly isKept: boolean;
  /** The form that Jira has for the project and issue type; null where it cannot be known yet. */
  readonly form: CreationForm | null;
  readonly formProblem: string | null;
  readonly local: Awaited<ReturnType<typeof localIssuesOf>>;
  /** For which tracker issue Jira is asked, and the rule is tried. */
  readonly example: string;
  readonly preview: RulePreview | null;
  readonly refusal: Refusal;
}

export function RulePage(props: RulePageProps) {
  const { installation, title, rule, isKept, refusal, preview } = props;
  const { path } = useSite();
  const here = path.slice('/console'.length);
  const mayChange = useMay('admin');
  return (
    <>
      <SettingsHead
        installation={installation}
        title={title}
        lead="Which tracker issues it is for, and what the Jira issue says."
      />
      <RefusalNotice refusal={refusal} />
      <Form to={here} id="rule">
        <WhichFields rule={rule} errors={refusal.fields} />
        <WhatFields {...props} />
        <div id="told" tabIndex={-1}>
          {preview !== null && <WhatItWouldMake preview={preview} form={props.form} />}
        </div>
        <div class="buttons">
          {mayChange && props.form?.problem === null && (
            <button name="action" value="save">
              {isKept ? 'Save' : 'Add the rule'}
            </button>
          )}
          <button
            name="action"
            value="preview"
            class="plain"
            formaction={`${addressFrom({ path }, here)}#told`}
          >
            See what it would make
          </button>
          {isKept && mayChange && (
            <Link to={`${here}/remove`} class="button plain">
              Remove it
            </Link>
          )}
        </div>
      </Form>
    </>
  );
}

function WhichFields({ rule, errors }: { readonly rule: GivenRule; readonly errors: Refusal['fields'] }) {
  const { match } = rule;
  return (
    <fieldset>
      <legend>For which tracker issues</legend>
      <TextField name="name" label="Name of the rule" value={rule.name} error={errors['name']} />
      <Checkbox name="isEnabled" label="The rule is switched on" isChecked={rule.isEnabled} />
      <TextField
        name="position"
        label="Position"
        type="number"
        value={String(rule.position)}
        hint="Of several rules that match, the one with the lowest goes first."
        error={errors['position']}
      />
      <TextField
        name="projects"
        label="Projects of the tracker"
        value={match.projects.join(', ')}
        hint="Several are parted by commas; left blank, any."
        error={errors['match.projects']}
      />
      <TextField
        name="levels"
        label="Levels"
        value={match.levels.join(', ')}
        placeholder="error, fatal"
        hint="Left blank, any."
        error={errors['match.levels']}
      />
      <TextField
        name="tags"
        label="Tags"
        value={tagsText(match.tags)}
        placeholder="environment=production"
        hint="All of them have to be there."
        error={errors['match.tags']}
      />
      <TextField
        name="timesSeenAtLeast"
        label="Seen at least so many times"
        type="number"
        value={match.timesSeenAtLeast === null ? '' : String(match.timesSeenAtLeast)}
        hint="Left blank, from the first time on."
        error={errors['match.timesSeenAtLeast']}
      />
      <Checkbox
        name="onRegression"
        label="Also those that come back by themselves after they were resolved"
        isChecked={match.onRegression}
      />
      <SelectField
        name="again"
        label="Another Jira issue for the same tracker issue"
        value={rule.again}
        choices={Object.entries(AGAIN_WORDS)}
        error={errors['again']}
      />
    </fieldset>
  );
}

function WhatFields({ installation, form, formProblem, local, example, refusal }: RulePageProps) {
  const projectId = filledTextOf(form?.fields.find(({ id }) => id === 'project')?.value) ?? '';
  const exampleField =
    local === null ? (
      <TextField
        name="example"
        label="A tracker issue to try it with"
        value={example}
        hint="By its id: Jira is asked for its form, and the rule is tried, for this one."
        error={refusal.fields['trackerIssueId']}
      />
    ) : (
      <SelectField
        name="example"
        label="A tracker issue to try it with"
        value={example}
        choices={[['', 'Choose one'], ...local.items.map(({ id, title }) => [id, title] as const)]}
        error={refusal.fields['trackerIssueId']}
      />
    );
  return (
    <fieldset id="creation">
      <legend>What the Jira issue says</legend>
      {exampleField}
      {formProblem !== null && <Notice tone="attention" title={formProblem} />}
      {form?.problem != null && <Notice tone="bad" title={form.problem.message} />}
      <p class="hint">
        Texts may name what is known of the tracker issue: <code>{'{{title}}'}</code>,{' '}
        <code>{'{{url}}'}</code>, <code>{'{{link}}'}</code>, <code>{'{{details}}'}</code>,{' '}
        <code>{'{{level}}'}</code>, <code>{'{{project}}'}</code>, <code>{'{{status}}'}</code>,{' '}
        <code>{'{{timesSeen}}'}</code>, <code>{'{{id}}'}</code> and tags such as{' '}
        <code>{'{{tags.release}}'}</code>.
      </p>
      {(form?.fields ?? []).map((field) => (
        <CreationFieldInput
          field={field}
          error={refusal.fields[`values.${field.id}`] ?? refusal.fields[field.id]}
          integrationId={installation.integrationId}
          projectId={projectId}
          isTemplate
        />
      ))}
      <button name="action" value="reload" class="plain" formnovalidate>
        Show the form of this project and issue type
      </button>
    </fieldset>
  );
}
