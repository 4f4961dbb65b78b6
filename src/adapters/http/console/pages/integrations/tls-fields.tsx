import type { TlsSettings } from '../../../../../domain/integration-props.ts';
import { textIn } from '../../form-values.ts';
import { Checkbox, TextArea } from '../../parts/field.tsx';
import type { Refusal } from '../../refusal.ts';

interface TlsFieldsProps {
  readonly given: TlsSettings;
  readonly refusal: Refusal;
}

/** How the certificate of a Jira is checked; closed while that is as it usually is. */
export function TlsFields({ given, refusal }: TlsFieldsProps) {
  const error = refusal.fields['tls.caCertificate'];
  return (
    <details open={error !== undefined || given.caCertificate !== null || !given.isVerified}>
      <summary>Its certificate is of an authority of your own, or self-signed</summary>
      <TextArea
        name="tls.caCertificate"
        label="Certificate of the authority, in PEM"
        isCode
        value={given.caCertificate ?? ''}
        error={error}
        hint="The text from BEGIN CERTIFICATE to END CERTIFICATE. It is trusted beside those the system trusts, for this Jira alone. For a self-signed certificate, that certificate itself."
      />
      <Checkbox
        name="isUnverified"
        isChecked={!given.isVerified}
        label="Do not check the certificate at all. Whoever is in between can then read and change everything: for a try only."
      />
    </details>
  );
}

/** What the fields were filled in with. */
export function tlsIn(form: URLSearchParams): TlsSettings {
  return {
    isVerified: form.get('isUnverified') === null,
    caCertificate: textIn(form, 'tls.caCertificate'),
  };
}
