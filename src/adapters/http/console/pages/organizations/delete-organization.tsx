import type { ORGANIZATION } from '../../../presenters/organization.ts';
import type { Answered } from '../../in-process-api.ts';
import { Checkbox } from '../../parts/field.tsx';
import { Form } from '../../parts/form.tsx';
import { Link } from '../../parts/link.tsx';
import { RefusalNotice } from '../../parts/refusal-notice.tsx';
import type { Refusal } from '../../refusal.ts';

interface DeleteOrganizationProps {
  readonly organization: Answered<typeof ORGANIZATION>;
  readonly refusal: Refusal;
}

/** What goes with a tenant, before it does. */
export function DeleteOrganization({ organization: { id, name }, refusal }: DeleteOrganizationProps) {
  return (
    <>
      <p class="crumbs">
        <Link to="/organizations">Organizations</Link> / <Link to={`/organizations/${id}`}>{name}</Link>
      </p>
      <h1>Delete {name}</h1>
      <RefusalNotice refusal={refusal} />
      <h2>What is erased</h2>
      <ul>
        <li>Its API keys: they let nobody in any more, and who is signed in with one is signed out.</li>
        <li>Its links with their timelines, its settings and rules, and the secrets of its trackers.</li>
        <li>Its issues, people and comments in the local tracker.</li>
      </ul>
      <h2>What stays</h2>
      <ul>
        <li>What was written to Jira and to other trackers.</li>
        <li>The audit trail, and the events that Jira sent, as long as they are kept anyway.</li>
      </ul>
      <p>It cannot be undone. A Jira that is connected for it has to be disconnected first.</p>
      <Form to={`/organizations/${id}/delete`} class="card">
        <Checkbox name="isSure" isChecked={false} label={`Yes, delete ${name}`} />
        {refusal.fields['isSure'] !== undefined && <p class="error">{refusal.fields['isSure']}</p>}
        <div class="buttons">
          <button class="danger">Delete it</button>
          <Link to={`/organizations/${id}`} class="button plain">
            Keep it
          </Link>
        </div>
      </Form>
    </>
  );
}
