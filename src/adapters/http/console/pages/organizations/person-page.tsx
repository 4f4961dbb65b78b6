import type { TRACKER_USER } from '../../../presenters/tracker-user.ts';
import type { Answered } from '../../in-process-api.ts';
import { Crumbs } from '../../parts/crumbs.tsx';
import { Done } from '../../parts/done.tsx';
import { Checkbox } from '../../parts/field.tsx';
import { Form } from '../../parts/form.tsx';
import { useMay } from '../../parts/may.ts';
import { RefusalNotice } from '../../parts/refusal-notice.tsx';
import { Facts } from '../../parts/said.tsx';
import type { Refusal } from '../../refusal.ts';
import { PersonFields, type ShownPerson } from './person-fields.tsx';

export interface PersonPageProps {
  readonly person: Answered<typeof TRACKER_USER>;
  /** The ETag of what is shown. */
  readonly tag: string;
  readonly given: ShownPerson;
  readonly refusal: Refusal;
  readonly notice: unknown;
}

/** A person of the local tracker: what is known of them, and their end. */
export function PersonPage({ person, tag, given, refusal, notice }: PersonPageProps) {
  const { id, organizationId, name, email } = person;
  const people = `/organizations/${organizationId}/people`;
  return (
    <>
      <Crumbs
        way={[
          ['/organizations', 'Organizations'],
          [people, 'People of the local tracker'],
        ]}
      />
      <h1>{name}</h1>
      <Done code={notice} />
      <RefusalNotice refusal={refusal} />
      {useMay('admin') ? (
        <>
          <Form to={`/tracker-users/${id}`} class="card">
            <input type="hidden" name="tag" value={tag} />
            <PersonFields given={given} refusal={refusal} />
            <button>Save</button>
          </Form>
          <h2>Remove {name}</h2>
          <p>
            What is assigned to them is then assigned to nobody, and Jira follows that where the settings say
            so. Their comments stay. Where the user mapping of the settings names them, take them out of it.
          </p>
          <Form to={`/tracker-users/${id}/remove`} class="card">
            <Checkbox name="isSure" isChecked={false} label={`Yes, remove ${name}`} />
            {refusal.fields['isSure'] !== undefined && <p class="error">{refusal.fields['isSure']}</p>}
            <button class="danger">Remove them</button>
          </Form>
        </>
      ) : (
        <Facts of={[['E-mail', email ?? 'none']]} />
      )}
    </>
  );
}
