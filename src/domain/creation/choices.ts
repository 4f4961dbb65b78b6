import type { AllowedValue } from './create-field.ts';

/** One of the values that a person may choose in a form. */
export interface FormChoice {
  readonly value: string;
  readonly label: string;
  /** What may be chosen with it. */
  readonly children: readonly FormChoice[];
}

/** The choice that a value is: by its id where it has a name too, else by what an option says. */
export function choiceOf(allowed: AllowedValue): FormChoice {
  const { id, name, value, label } = allowed;
  const [chosen, shown] = id !== null && name !== null ? [id, name] : [value ?? label, value ?? label];
  return { value: chosen ?? '', label: shown ?? '', children: allowed.children.map(choiceOf) };
}

/** The value that a text means: as it is chosen in a form, else by its id, else by what people call it. */
export function meant(allowed: readonly AllowedValue[], text: string): AllowedValue | null {
  return (
    allowed.find((one) => choiceOf(one).value === text) ??
    allowed.find(({ id }) => id === text) ??
    allowed.find(({ name, value, label }) => [name, value, label].includes(text)) ??
    null
  );
}

/** What people call it. */
export function nameOf({ name, value, label, id }: AllowedValue): string {
  return name ?? value ?? label ?? id ?? '';
}
