import type { ORGANIZATION } from '../../../presenters/organization.ts';
import type { pageOf } from '../../../presenters/presented.ts';
import type { TRACKER_USER } from '../../../presenters/tracker-user.ts';
import type { Answered } from '../../in-process-api.ts';
import { Crumbs } from '../../parts/crumbs.tsx';
import { Done } from '../../parts/done.tsx';
import { Form } from '../../parts/form.tsx';
import { Link } from '../../parts/link.tsx';
import { Listing, More } from '../../parts/listing.tsx';
import { useMay } from '../../parts/may.ts';
import { RefusalNotice } from '../../parts/refusal-notice.tsx';
import { Empty } from '../../parts/said.tsx';
import type { Refusal } from '../../refusal.ts';
import { PersonFields, type ShownPerson } from './person-fields.tsx';

interface PeoplePageProps {
  readonly organization: Answered<typeof ORGANIZATION>;
  readonly page: Answered<ReturnType<typeof pageOf<typeof TRACKER_USER>>>;
  readonly given: ShownPerson;
  readonly refusal: Refusal;
  readonly notice: unknown;
}

/** The people of the local tracker of an Organization, and the form of another. */
export function PeoplePage({ organization: { id, name }, page, given, refusal, notice }: PeoplePageProps) {
  const mayChange = useMay('admin');
  return (
    <>
      <Crumbs
        way={[
          ['/organizations', 'Organizations'],
          [`/organizations/${id}`, name],
        ]}
      />
      <h1>People of the local tracker</h1>
      <Done code={notice} />
      {page.items.length === 0 ? (
        <Empty>There is nobody yet.</Empty>
      ) : (
        <Listing caption="People of the local tracker" columns={['Name', 'E-mail']}>
          {page.items.map((person) => (
            <tr>
              <th scope="row">
                <Link to={`/tracker-users/${person.id}`}>{person.name}</Link>
              </th>
              <td>{emailWords(person)}</td>
            </tr>
          ))}
        </Listing>
      )}
      <More next={page.next} />
      {mayChange && (
        <>
          <h2>Add a person</h2>
          <RefusalNotice refusal={refusal} />
          <Form to={`/organizations/${id}/people`} class="card">
            <PersonFields given={given} refusal={refusal} />
            <button>Add them</button>
          </Form>
        </>
      )}
    </>
  );
}

function emailWords({ email, isEmailVerified }: ShownPerson): string {
  if (email === null) return 'none';
  return isEmailVerified ? email : `${email} (not verified)`;
}
