import { addressFrom } from '../../addresses.ts';
import type { ORGANIZATION } from '../../../presenters/organization.ts';
import type { Answered } from '../../in-process-api.ts';
import { Crumbs } from '../../parts/crumbs.tsx';
import { SelectField, TextArea, TextField } from '../../parts/field.tsx';
import { Form } from '../../parts/form.tsx';
import { RefusalNotice } from '../../parts/refusal-notice.tsx';
import type { Refusal } from '../../refusal.ts';
import { useSite } from '../../site.ts';
import { ProbeResult, type Probed } from './probe-result.tsx';
import { TlsFields } from './tls-fields.tsx';

/** The choice of an Organization that is yet to be made. */
export const A_NEW_ONE = 'new';

/** What the form was filled in with; the private key is never shown again. */
export interface NewIntegration {
  readonly organizationId: string | null;
  readonly organizationName: string | null;
  readonly baseUrl: string | null;
  readonly isVerified: boolean;
  readonly caCertificate: string | null;
  readonly consumerKey: string | null;
  readonly privateKey: string | null;
}

interface NewPageProps {
  readonly given: NewIntegration;
  readonly organizations: readonly Answered<typeof ORGANIZATION>[];
  /** Whether who is signed in may make Organizations. */
  readonly mayMakeOrganization: boolean;
  readonly probed: Probed;
  readonly refusal: Refusal;
}

/** The first page of the wizard: which Jira, and for whom. */
export function NewIntegrationPage(props: NewPageProps) {
  const { given, probed, refusal } = props;
  return (
    <>
      <Crumbs way={[['/integrations', 'Integrations']]} />
      <h1>Connect a Jira</h1>
      <p class="lead">
        Tell Lockstep where the Jira is, make an application link in it, and allow Lockstep there. You need an
        administrator of that Jira for a few minutes; the rest of this can wait for them.
      </p>
      <RefusalNotice refusal={refusal} />
      <Form to="/integrations/new" class="card">
        <AddressField value={given.baseUrl} error={refusal.fields['baseUrl']} />
        <div id="probe" role="status" aria-live="polite">
          <ProbeResult of={probed} />
        </div>
        <TlsFields given={given} refusal={refusal} />
        <OrganizationFields {...props} />
        <KeyFields given={given} refusal={refusal} />
        <div class="buttons">
          <button name="do" value="connect">
            Go on
          </button>
          <button name="do" value="look" class="plain">
            Only look at the address
          </button>
        </div>
      </Form>
    </>
  );
}

function AddressField({
  value,
  error,
}: {
  readonly value: string | null;
  readonly error: string | undefined;
}) {
  const probe = addressFrom(useSite(), '/integrations/probe');
  return (
    <TextField
      name="baseUrl"
      label="Address of the Jira"
      type="url"
      required
      autofocus
      placeholder="https://jira.example.com"
      value={value ?? ''}
      error={error}
      hint="As people have it in their browser, with its context path if it has one: https://jira.example.com or https://example.com/jira. It is looked at while you type."
      htmx={{
        'hx-post': probe,
        'hx-trigger': 'input changed delay:700ms',
        'hx-target': '#probe',
        'hx-indicator': '#probe',
        'hx-sync': 'this:replace',
      }}
    />
  );
}

interface PartProps {
  readonly given: NewIntegration;
  readonly refusal: Refusal;
}

function OrganizationFields({ given, organizations, mayMakeOrganization, refusal }: NewPageProps) {
  const choices: readonly (readonly [string, string])[] = [
    ...organizations.map(({ id, name }) => [id, name] as const),
    ...(mayMakeOrganization ? [[A_NEW_ONE, 'A new one, named below'] as const] : []),
  ];
  const isNewAlone = organizations.length === 0 && mayMakeOrganization;
  return (
    <>
      {isNewAlone ? (
        <input type="hidden" name="organizationId" value={A_NEW_ONE} />
      ) : (
        <SelectField
          name="organizationId"
          label="Organization"
          value={given.organizationId ?? organizations[0]?.id ?? null}
          choices={choices}
          error={refusal.fields['organizationId']}
          hint="The team whose tracker is kept in lockstep with this Jira. Who has a key of one Organization sees nothing of another."
        />
      )}
      {mayMakeOrganization && (
        <TextField
          name="organizationName"
          label={isNewAlone ? 'Name of your Organization' : 'Name of the new Organization'}
          value={given.organizationName ?? ''}
          error={refusal.fields['name']}
          hint={
            isNewAlone
              ? 'The team whose tracker is kept in lockstep with this Jira, such as “Payments”.'
              : 'Only for a new one.'
          }
        />
      )}
    </>
  );
}

function KeyFields({ given, refusal }: PartProps) {
  const [keyError, privateKeyError] = [refusal.fields['consumerKey'], refusal.fields['privateKey']];
  return (
    <details open={keyError !== undefined || privateKeyError !== undefined || given.consumerKey !== null}>
      <summary>There is an application link already, whose key pair you have</summary>
      <p class="hint">Else leave both empty: Lockstep makes a key pair of its own.</p>
      <TextField
        name="consumerKey"
        label="Consumer key"
        value={given.consumerKey ?? ''}
        error={keyError}
        hint="As it stands on the application link in Jira."
      />
      <TextArea
        name="privateKey"
        label="Private key, in PEM"
        isCode
        error={privateKeyError}
        hint="Of the pair whose public key the link has. It is kept encrypted, and never shown again."
      />
    </details>
  );
}
