import type { Refusal } from '../refusal.ts';
import { Checkbox } from './field.tsx';
import { Form } from './form.tsx';
import { Link } from './link.tsx';

const FIELD = 'isSure';

interface SureFormProps {
  readonly to: string;
  /** What is to be meant, as in “Yes, delete Acme”. */
  readonly deed: string;
  readonly button: string;
  /** The page for who does not mean it, and what that is called. */
  readonly instead: readonly [to: string, name: string];
  readonly refusal: Refusal;
}

/** Asks whether that is meant, before what cannot be taken back, or not at once. */
export function SureForm({ to, deed, button, instead: [back, name], refusal }: SureFormProps) {
  return (
    <Form to={to} class="card">
      <Checkbox name={FIELD} isChecked={false} label={`Yes, ${deed}`} />
      {refusal.fields[FIELD] !== undefined && <p class="error">{refusal.fields[FIELD]}</p>}
      <div class="buttons">
        <button class="danger">{button}</button>
        <Link to={back} class="button plain">
          {name}
        </Link>
      </div>
    </Form>
  );
}

/** Whether a `SureForm` was ticked. */
export function isSure(form: Pick<URLSearchParams, 'get'>): boolean {
  return form.get(FIELD) !== null;
}

/** Why one that was not ticked is shown again. */
export const NOT_SURE: Refusal = {
  message: null,
  fields: { [FIELD]: 'Tick this if you mean it.' },
  status: 422,
};
