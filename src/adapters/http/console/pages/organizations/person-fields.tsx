import type { TRACKER_USER } from '../../../presenters/tracker-user.ts';
import { textIn } from '../../form-values.ts';
import type { Answered } from '../../in-process-api.ts';
import { Checkbox, TextField } from '../../parts/field.tsx';
import type { Refusal } from '../../refusal.ts';

/** What is filled in of a person. */
export type ShownPerson = Pick<Answered<typeof TRACKER_USER>, 'name' | 'email' | 'isEmailVerified'>;

export const NOBODY_YET: ShownPerson = { name: '', email: null, isEmailVerified: false };

export const PERSON_FIELDS = ['name', 'email', 'isEmailVerified'];

/** What a form says of a person. */
export function personIn(form: URLSearchParams): ShownPerson {
  return {
    name: form.get('name') ?? '',
    email: textIn(form, 'email'),
    isEmailVerified: form.get('isEmailVerified') !== null,
  };
}

export function PersonFields({
  given: { name, email, isEmailVerified },
  refusal: { fields },
}: {
  readonly given: ShownPerson;
  readonly refusal: Refusal;
}) {
  return (
    <>
      <TextField
        name="name"
        label="Name"
        hint="The name they log in by. People of Jira are told by it where the settings do not say who is who."
        required
        value={name}
        error={fields['name']}
      />
      <TextField name="email" label="E-mail" value={email ?? ''} error={fields['email']} />
      <Checkbox
        name="isEmailVerified"
        label="The e-mail is certainly theirs: people of Jira are told by it, too"
        isChecked={isEmailVerified}
      />
      {fields['isEmailVerified'] !== undefined && <p class="error">{fields['isEmailVerified']}</p>}
    </>
  );
}
