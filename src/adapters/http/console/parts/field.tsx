import type { ComponentChildren } from 'preact';

export interface FieldProps {
  readonly name: string;
  readonly label: string;
  /** What to give, and where to find it. */
  readonly hint?: ComponentChildren;
  /** What is wrong with what was given. */
  readonly error?: string | undefined;
}

/** The attributes of what is filled in that tie it to its label, hint and error, for whoever hears the page. */
export function tiesOf({ name, hint, error }: Omit<FieldProps, 'label'>) {
  const told = [hint === undefined ? null : `${name}-hint`, error === undefined ? null : `${name}-error`];
  const describedBy = told.filter((id) => id !== null).join(' ');
  return {
    id: name,
    name,
    ...(describedBy === '' ? {} : { 'aria-describedby': describedBy }),
    ...(error === undefined ? {} : { 'aria-invalid': true as const }),
  };
}

/** One thing that is filled in, with its label before it, and what is wrong with it after it. */
export function Field({
  name,
  label,
  hint,
  error,
  children,
}: FieldProps & { readonly children: ComponentChildren }) {
  return (
    <div class="field">
      <label for={name}>{label}</label>
      {children}
      {hint !== undefined && (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {error !== undefined && (
        <p class="error" id={`${name}-error`}>
          {error}
        </p>
      )}
    </div>
  );
}

/** What htmx is told by attributes, such as to ask again while one types. */
export type HtmxAttributes = Readonly<Record<`hx-${string}`, string>>;

interface InputProps extends FieldProps {
  readonly type?: 'text' | 'password' | 'url' | 'search' | 'number' | 'datetime-local';
  readonly value?: string | undefined;
  readonly required?: boolean;
  readonly autocomplete?: string;
  readonly autofocus?: boolean;
  readonly placeholder?: string;
  /** The id of a `datalist` with what may be meant. */
  readonly list?: string;
  readonly htmx?: HtmxAttributes;
}

export function TextField(props: InputProps) {
  const { name, label, hint, error, type = 'text', value = '', htmx = {}, ...rest } = props;
  return (
    <Field {...{ name, label, hint, error }}>
      <input {...tiesOf({ name, hint, error })} {...rest} {...htmx} type={type} value={value} />
    </Field>
  );
}

interface AreaProps extends FieldProps {
  readonly value?: string | undefined;
  readonly rows?: number;
  readonly required?: boolean;
  /** Whether it holds what programs read. */
  readonly isCode?: boolean;
}

export function TextArea({ name, label, hint, error, rows = 6, isCode = false, ...rest }: AreaProps) {
  return (
    <Field {...{ name, label, hint, error }}>
      <textarea
        rows={rows}
        class={isCode ? 'code' : ''}
        spellcheck={!isCode}
        {...tiesOf({ name, hint, error })}
        {...rest}
      />
    </Field>
  );
}

interface CheckboxProps {
  readonly name: string;
  readonly label: ComponentChildren;
  readonly isChecked: boolean;
  readonly value?: string;
}

export function Checkbox({ name, label, isChecked, value = 'on' }: CheckboxProps) {
  return (
    <label class="choice">
      <input type="checkbox" name={name} value={value} checked={isChecked} />
      <span>{label}</span>
    </label>
  );
}

interface SelectProps extends FieldProps {
  readonly value: string | null;
  readonly choices: readonly (readonly [value: string, words: string])[];
}

export function SelectField({ name, label, hint, error, value, choices }: SelectProps) {
  return (
    <Field {...{ name, label, hint, error }}>
      <select {...tiesOf({ name, hint, error })}>
        {choices.map(([choice, words]) => (
          <option value={choice} selected={choice === value}>
            {words}
          </option>
        ))}
      </select>
    </Field>
  );
}
