import type { ORGANIZATION } from '../../../presenters/organization.ts';
import type { Answered } from '../../in-process-api.ts';
import { Crumbs } from '../../parts/crumbs.tsx';
import { Done } from '../../parts/done.tsx';
import { TextField } from '../../parts/field.tsx';
import { Form } from '../../parts/form.tsx';
import { Link } from '../../parts/link.tsx';
import { useMay } from '../../parts/may.ts';
import { ExactMoment } from '../../parts/moment.tsx';
import { RefusalNotice } from '../../parts/refusal-notice.tsx';
import { Facts } from '../../parts/said.tsx';
import type { Refusal } from '../../refusal.ts';

interface OrganizationPageProps {
  readonly organization: Answered<typeof ORGANIZATION>;
  /** The ETag of what is shown. */
  readonly tag: string;
  /** Whether who is signed in may delete it. */
  readonly mayDelete: boolean;
  /** What was written in the place of the name; null for the name as it is. */
  readonly given: string | null;
  readonly refusal: Refusal;
  readonly notice: unknown;
}

/** One tenant, and the form that gives it another name. */
export function OrganizationPage(props: OrganizationPageProps) {
  const { organization, tag, mayDelete, given, refusal, notice } = props;
  const { id, name, createdAt } = organization;
  const mayChange = useMay('admin');
  return (
    <>
      <Crumbs way={[['/organizations', 'Organizations']]} />
      <h1>{name}</h1>
      <Done code={notice} />
      <RefusalNotice refusal={refusal} />
      <Facts
        of={[
          ['Made', <ExactMoment at={createdAt} />],
          ['Id', <code>{id}</code>],
        ]}
      />
      <p>
        <Link to={`/organizations/${id}/people`}>People of the local tracker</Link>: whom its issues can be
        assigned to.
      </p>
      {mayChange && (
        <Form to={`/organizations/${id}`} class="card">
          <input type="hidden" name="tag" value={tag} />
          <TextField
            name="name"
            label="Name"
            hint="What people see of it. Its keys, links and settings stay as they are."
            required
            value={given ?? name}
            error={refusal.fields['name']}
          />
          <button>Rename it</button>
        </Form>
      )}
      {mayDelete && (
        <p>
          <Link to={`/organizations/${id}/delete`}>Delete it</Link>
        </p>
      )}
    </>
  );
}
