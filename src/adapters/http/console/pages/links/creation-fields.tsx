import { addressFrom } from '../../addresses.ts';
import { Field, TextArea, TextField, tiesOf, type HtmxAttributes } from '../../parts/field.tsx';
import { useSite } from '../../site.ts';
import { queryOf } from '../../query-values.ts';
import { nameOf, pairText, textsOf, type CreationField } from './creation-values.ts';

interface CreationFieldProps {
  readonly field: CreationField;
  readonly error: string | undefined;
  readonly integrationId: string;
  readonly projectId: string;
  /** What templates may name, where texts are templates. */
  readonly isTemplate?: boolean;
}

/** One field of Jira's form, as its kind is filled in. */
export function CreationFieldInput(props: CreationFieldProps) {
  const { field, error, isTemplate = false } = props;
  const { kind, isRequired } = field;
  const shared = {
    name: nameOf(field),
    label: isRequired ? `${field.label} (required)` : field.label,
    error,
  };
  const texts = textsOf(field);
  switch (kind) {
    case 'select':
    case 'multi_select':
    case 'cascading_select':
      return <ChoiceField {...props} />;
    case 'textarea':
      return <TextArea {...shared} rows={8} value={texts[0]} />;
    case 'labels':
    case 'remote_multi_select':
      return <TextField {...shared} value={texts.join(', ')} hint="Several are parted by commas." />;
    case 'remote_select':
      return <SearchedField {...props} />;
    case 'number':
      return <TextField {...shared} value={texts[0]} type={isTemplate ? 'text' : 'number'} />;
    case 'date':
      return <TextField {...shared} value={texts[0]} hint="Such as 2027-01-31." />;
    case 'datetime':
      return <TextField {...shared} value={texts[0]} type="datetime-local" hint="In UTC." />;
    case 'text':
      return <TextField {...shared} value={texts[0]} />;
  }
}

/** To have the form shown anew, as another value asks for other fields. */
const RELOADS: HtmxAttributes = {
  'hx-post': '',
  'hx-vals': '{"action":"reload"}',
  'hx-target': '#creation',
  'hx-select': '#creation',
  'hx-swap': 'outerHTML',
};

function ChoiceField({ field, error }: CreationFieldProps) {
  const name = nameOf(field);
  const chosen = textsOf(field);
  const isMultiple = field.kind === 'multi_select';
  const label = field.isRequired ? `${field.label} (required)` : field.label;
  return (
    <Field name={name} label={label} error={error}>
      <select
        {...tiesOf({ name, error })}
        {...(isMultiple ? { multiple: true, size: Math.min(8, field.choices?.length ?? 1) } : {})}
        {...(field.reloadsForm ? RELOADS : {})}
      >
        {!isMultiple && !field.reloadsForm && <option value="">—</option>}
        {(field.choices ?? []).map((choice) => (
          <>
            <option value={choice.value} selected={chosen.includes(choice.value)}>
              {choice.label}
            </option>
            {field.kind === 'cascading_select' &&
              choice.children.map((child) => (
                <option
                  value={pairText(choice.value, child.value)}
                  selected={chosen.includes(pairText(choice.value, child.value))}
                >
                  {choice.label} › {child.label}
                </option>
              ))}
          </>
        ))}
      </select>
    </Field>
  );
}

/** A text that Jira is asked about as one types. */
function SearchedField({ field, error, integrationId, projectId }: CreationFieldProps) {
  const site = useSite();
  const name = nameOf(field);
  const list = `${name}-proposals`;
  const search = /\/jira\/(\w+)\?/.exec(field.search ?? '')?.[1];
  const query = queryOf({
    integration: integrationId,
    search,
    project: projectId,
    field: field.id,
    typed: name,
  });
  return (
    <>
      <TextField
        name={name}
        label={field.isRequired ? `${field.label} (required)` : field.label}
        value={textsOf(field)[0]}
        error={error}
        list={list}
        autocomplete="off"
        hint={HINTS[search ?? '']}
        htmx={{
          'hx-get': addressFrom(site, `/links/jira-values${query}`),
          'hx-trigger': 'input changed delay:300ms',
          'hx-target': `#${list}`,
          'hx-sync': 'this:replace',
        }}
      />
      <datalist id={list} />
    </>
  );
}

const HINTS: Readonly<Record<string, string | undefined>> = {
  users: 'The login in Jira; Jira proposes some as you type.',
  issues: 'The key of an issue; Jira proposes some as you type.',
};
