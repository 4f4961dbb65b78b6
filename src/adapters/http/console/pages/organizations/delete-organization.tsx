import type { ORGANIZATION } from '../../../presenters/organization.ts';
import type { Answered } from '../../in-process-api.ts';
import { Crumbs } from '../../parts/crumbs.tsx';
import { RefusalNotice } from '../../parts/refusal-notice.tsx';
import { SureForm } from '../../parts/sure-form.tsx';
import type { Refusal } from '../../refusal.ts';

interface DeleteOrganizationProps {
  readonly organization: Answered<typeof ORGANIZATION>;
  readonly refusal: Refusal;
}

/** What goes with a tenant, before it does. */
export function DeleteOrganization({ organization: { id, name }, refusal }: DeleteOrganizationProps) {
  return (
    <>
      <Crumbs
        way={[
          ['/organizations', 'Organizations'],
          [`/organizations/${id}`, name],
        ]}
      />
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
      <SureForm
        to={`/organizations/${id}/delete`}
        deed={`delete ${name}`}
        button="Delete it"
        instead={[`/organizations/${id}`, 'Keep it']}
        refusal={refusal}
      />
    </>
  );
}
