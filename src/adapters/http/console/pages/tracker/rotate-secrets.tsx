import { Checkbox, SelectField, TextField } from '../../parts/field.tsx';
import { Form } from '../../parts/form.tsx';
import { RefusalNotice } from '../../parts/refusal-notice.tsx';
import { OVERLAPS } from '../integrations/overlaps.ts';
import type { ShownTracker } from './shown-tracker.ts';

/** The form to replace the secrets that are shared with a tracker. */
export function RotateSecrets({ whose, present, rotationRefusal: refusal }: ShownTracker) {
  const isSentry = present.tracker.kind === 'sentry';
  return (
    <details open={refusal.status !== 200} id="rotate">
      <summary>Replace its secrets</summary>
      <RefusalNotice refusal={refusal} />
      <Form to={`/installations/${whose.id}/tracker/rotate`} class="card">
        {isSentry ? (
          <>
            <p>Once Sentry has made a new token or client secret, give it here. Leave empty what stays.</p>
            <TextField
              name="authToken"
              label="New token"
              type="password"
              autocomplete="off"
              error={refusal.fields['authToken']}
            />
            <TextField
              name="clientSecret"
              label="New client secret"
              type="password"
              autocomplete="off"
              error={refusal.fields['clientSecret']}
            />
          </>
        ) : (
          <>
            <p>
              Lockstep makes new ones, and shows them once. Until the tracker has them, both it and Lockstep
              go on with those before.
            </p>
            <Checkbox name="purposes" value="call" isChecked label="What Lockstep signs its calls with" />
            <Checkbox
              name="purposes"
              value="event"
              isChecked
              label="What the tracker signs its events with"
            />
            {refusal.fields['purposes'] !== undefined && <p class="error">{refusal.fields['purposes']}</p>}
          </>
        )}
        <SelectField
          name="overlapHours"
          label="Those before count for"
          value="24"
          choices={OVERLAPS}
          error={refusal.fields['overlapHours']}
        />
        <div class="buttons">
          <button>Replace them</button>
        </div>
      </Form>
    </details>
  );
}
