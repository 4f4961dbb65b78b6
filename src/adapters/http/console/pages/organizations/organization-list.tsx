import type { ORGANIZATION } from '../../../presenters/organization.ts';
import type { pageOf } from '../../../presenters/presented.ts';
import type { Answered } from '../../in-process-api.ts';
import { Done } from '../../parts/done.tsx';
import { TextField } from '../../parts/field.tsx';
import { Form } from '../../parts/form.tsx';
import { Link } from '../../parts/link.tsx';
import { Listing, More } from '../../parts/listing.tsx';
import { Moment } from '../../parts/moment.tsx';
import { RefusalNotice } from '../../parts/refusal-notice.tsx';
import { Empty } from '../../parts/said.tsx';
import type { Refusal } from '../../refusal.ts';

interface OrganizationListProps {
  readonly page: Answered<ReturnType<typeof pageOf<typeof ORGANIZATION>>>;
  /** Whether who is signed in may make one. */
  readonly mayMake: boolean;
  readonly given: string;
  readonly refusal: Refusal;
  readonly notice: unknown;
}

/** The tenants, and the form of a new one. */
export function OrganizationList({ page, mayMake, given, refusal, notice }: OrganizationListProps) {
  return (
    <>
      <h1>Organizations</h1>
      <Done code={notice} />
      <p>
        An Organization is a team whose tracker is kept in lockstep with a Jira. Who has a key of one sees
        nothing of another.
      </p>
      {page.items.length === 0 ? (
        <Empty>There is none yet.</Empty>
      ) : (
        <Listing caption="Organizations" columns={['Name', 'Made']}>
          {page.items.map(({ id, name, createdAt }) => (
            <tr>
              <th scope="row">
                <Link to={`/organizations/${id}`}>{name}</Link>
              </th>
              <td>
                <Moment at={createdAt} />
              </td>
            </tr>
          ))}
        </Listing>
      )}
      <More next={page.next} />
      {mayMake && (
        <>
          <h2>Make an Organization</h2>
          <RefusalNotice refusal={refusal} />
          <Form to="/organizations" class="card">
            <TextField name="name" label="Name" required value={given} error={refusal.fields['name']} />
            <button>Make it</button>
          </Form>
        </>
      )}
    </>
  );
}
