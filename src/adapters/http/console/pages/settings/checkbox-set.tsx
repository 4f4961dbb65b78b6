import { Checkbox } from '../../parts/field.tsx';
import type { Named } from './jira-choices.tsx';

interface CheckboxSetProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly choices: readonly Named[];
  readonly chosen: readonly string[];
  readonly error?: string | undefined;
}

/** Any of several things; what is chosen and not among them stays, by its id. */
export function CheckboxSet({ name, label, hint, choices, chosen, error }: CheckboxSetProps) {
  const others = chosen.filter((id) => !choices.some((choice) => choice.id === id));
  const all = [...choices, ...others.map((id) => ({ id, name: `${id} (not found in Jira)` }))];
  if (all.length === 0) return null;
  return (
    <div class="field" role="group" aria-labelledby={`${name}-label`}>
      <strong id={`${name}-label`}>{label}</strong>
      {hint !== undefined && <p class="hint">{hint}</p>}
      <div class="checks">
        {all.map((choice) => (
          <Checkbox
            name={name}
            value={choice.id}
            label={choice.name}
            isChecked={chosen.includes(choice.id)}
          />
        ))}
      </div>
      {error !== undefined && <p class="error">{error}</p>}
    </div>
  );
}
