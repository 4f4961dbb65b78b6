import { Checkbox, TextArea, TextField } from '../../parts/field.tsx';
import { Form } from '../../parts/form.tsx';
import { Link } from '../../parts/link.tsx';
import { RefusalNotice } from '../../parts/refusal-notice.tsx';
import type { Refusal } from '../../refusal.ts';
import { TRACKER_KINDS, type GivenTracker, type ShownTracker, type TrackerKind } from './shown-tracker.ts';

const KINDS: Readonly<Record<TrackerKind, string>> = {
  local: 'Lockstep’s own',
  sentry: 'Sentry or GlitchTip',
  http: 'any other, over HTTP',
};

/** The form to connect a tracker, or to change the one that is there. */
export function ConnectTracker({ whose, present, given, refusal }: ShownTracker) {
  const isSame = present.tracker.kind === given.kind;
  const isAsked = refusal.status !== 200 || !isSame;
  return (
    <details open={isAsked} id="connect">
      <summary>Change it, or connect another</summary>
      <RefusalNotice refusal={refusal} />
      <nav class="versions" aria-label="Kind of tracker">
        {TRACKER_KINDS.map((kind) => (
          <Link
            to={`/installations/${whose.id}/tracker?kind=${kind}#connect`}
            aria-current={kind === given.kind && isAsked ? 'page' : undefined}
          >
            {KINDS[kind]}
          </Link>
        ))}
      </nav>
      {!isSame && (
        <p class="hint">
          Another kind of tracker can be connected as long as nothing is linked; the secrets of the one before
          are forgotten.
        </p>
      )}
      <Form to={`/installations/${whose.id}/tracker`} class="card">
        <input type="hidden" name="kind" value={given.kind} />
        {given.kind === 'sentry' && <SentryFields given={given} refusal={refusal} isSame={isSame} />}
        {given.kind === 'http' && <HttpFields given={given} refusal={refusal} />}
        {given.kind === 'local' && (
          <p>
            Issues live in Lockstep itself: good for a try, and for who embeds it. There is nothing to fill
            in.
          </p>
        )}
        {(given.kind !== 'local' || !isSame) && (
          <div class="buttons">
            <button>{isSame ? 'Change it' : 'Connect it'}</button>
          </div>
        )}
      </Form>
    </details>
  );
}

interface FieldsProps {
  readonly given: GivenTracker;
  readonly refusal: Refusal;
}

function SentryFields({ given, refusal, isSame }: FieldsProps & { readonly isSame: boolean }) {
  const { values } = given;
  const { fields } = refusal;
  return (
    <>
      <p>
        In Sentry: <strong>Settings</strong>, <strong>Custom Integrations</strong> (or Developer Settings),{' '}
        <strong>Create New Integration</strong>, <strong>Internal Integration</strong>. Give it the
        permissions <em>Project: Read</em>, <em>Organization: Read</em>, <em>Member: Read</em> and{' '}
        <em>Issue &amp; Event: Admin</em>, and the webhooks <em>issue</em> and <em>comment</em>. Save it, and
        make a token in it. Its webhook URL is shown here once this is saved.
      </p>
      <TextField
        name="baseUrl"
        label="Address of Sentry"
        type="url"
        required
        placeholder="https://sentry.example.com"
        value={values['baseUrl']}
        error={fields['baseUrl']}
      />
      <TextField
        name="organization"
        label="Organization, by its slug"
        required
        value={values['organization']}
        error={fields['organization']}
        hint="As it stands in Sentry’s addresses: /organizations/acme/ is acme."
      />
      <TextField
        name="projects"
        label="Projects, by their slugs"
        value={values['projects']}
        error={fields['projects']}
        hint="With commas in between. Leave it empty for all."
      />
      <TextField
        name="authToken"
        label="Token"
        type="password"
        autocomplete="off"
        required={!isSame}
        error={fields['authToken']}
        hint={
          isSame ? 'Leave it empty to keep the one that is there.' : 'Of the integration. Kept encrypted.'
        }
      />
      <TextField
        name="clientSecret"
        label="Client secret"
        type="password"
        autocomplete="off"
        error={fields['clientSecret']}
        hint={
          isSame
            ? 'Leave it empty to keep the one that is there.'
            : 'Of the integration: Sentry signs its webhooks with it. GlitchTip has none.'
        }
      />
      <TlsFields given={given} refusal={refusal} />
    </>
  );
}

function HttpFields({ given, refusal }: FieldsProps) {
  const { values } = given;
  const { fields } = refusal;
  return (
    <>
      <p>
        Lockstep calls one address of your tracker, and the tracker posts its events to one of Lockstep’s;
        both are signed. You are shown the two secrets and that address once this is saved.
      </p>
      <TextField
        name="name"
        label="What people call it"
        required
        placeholder="Bugz"
        value={values['name']}
        error={fields['name']}
      />
      <TextField
        name="url"
        label="Address that Lockstep calls"
        type="url"
        required
        placeholder="https://bugs.example.com/lockstep"
        value={values['url']}
        error={fields['url']}
      />
      <TlsFields given={given} refusal={refusal} />
    </>
  );
}

function TlsFields({ given: { values, isVerified }, refusal }: FieldsProps) {
  const error = refusal.fields['tls.caCertificate'];
  const certificate = values['tls.caCertificate'] ?? '';
  return (
    <details open={error !== undefined || certificate !== '' || !isVerified}>
      <summary>Its certificate is of an authority of your own, or self-signed</summary>
      <TextArea
        name="tls.caCertificate"
        label="Certificate of the authority, in PEM"
        isCode
        value={certificate}
        error={error}
        hint="Trusted beside those the system trusts, for this tracker alone."
      />
      <Checkbox
        name="isUnverified"
        isChecked={!isVerified}
        label="Do not check the certificate at all: for a try only."
      />
    </details>
  );
}
