import { TextField } from '../../parts/field.tsx';
import { Form } from '../../parts/form.tsx';
import { useMay } from '../../parts/may.ts';
import { ExactMoment } from '../../parts/moment.tsx';
import { Notice } from '../../parts/said.tsx';
import type { Refusal } from '../../refusal.ts';
import type { AnsweredIntegration } from './asked.ts';
import { Step } from './step.tsx';

interface AuthorizeStepProps {
  readonly integration: AnsweredIntegration;
  readonly refusal: Refusal;
}

/** Has a person allow Lockstep in Jira, by its own page or by a token. */
export function AuthorizeStep({ integration, refusal }: AuthorizeStepProps) {
  const { state, problem } = integration;
  const hasTokenTrouble = Object.keys(refusal.fields).length > 0;
  const trouble = problem?.message ?? null;
  const hasTrouble = trouble !== null || refusal.message !== null || hasTokenTrouble;
  const stepState = hasTrouble ? 'trouble' : state === 'active' ? 'done' : 'now';
  return (
    <Step id="authorize" title="Allow Lockstep in Jira" state={stepState}>
      {trouble !== null && <Notice tone="bad" title={trouble} />}
      {state === 'active' ? <Authorized of={integration} /> : <Why />}
      {useMay('admin') ? (
        <Ways integration={integration} refusal={refusal} isTokenOpen={hasTokenTrouble} />
      ) : (
        state !== 'active' && <p>Allowing it takes an API key with the role admin.</p>
      )}
    </Step>
  );
}

function Why() {
  return (
    <p>
      Jira asks the person who is signed in there. Lockstep then acts as <em>that</em> account, with its
      permissions: best is an account of its own, such as <kbd>lockstep</kbd>, with the global permission{' '}
      <strong>Jira Administrators</strong> (so that Lockstep makes its webhook itself) and the permissions to
      browse, edit and move the issues of the projects in question.
    </p>
  );
}

function Authorized({
  of: { account, authorizedBy, authorizationExpiresAt },
}: {
  readonly of: AnsweredIntegration;
}) {
  return (
    <p>
      Lockstep acts as <strong>{account?.displayName ?? account?.name ?? 'an account'}</strong>
      {authorizedBy === 'personal_access_token'
        ? ', by a personal access token'
        : ', by the application link'}
      {authorizationExpiresAt !== null && (
        <>
          , until <ExactMoment at={authorizationExpiresAt} />
        </>
      )}
      .
    </p>
  );
}

interface WaysProps extends AuthorizeStepProps {
  readonly isTokenOpen: boolean;
}

function Ways({ integration, refusal, isTokenOpen }: WaysProps) {
  const { id, state } = integration;
  const again = state === 'active' || state === 'needs_reauthorization';
  return (
    <>
      <Form to={`/integrations/${id}/authorize`}>
        <button class={state === 'active' ? 'plain' : ''}>
          {again ? 'Go to Jira and allow it again' : 'Go to Jira and allow it'}
        </button>
      </Form>
      {again && <p class="hint">Links and settings stay as they are, and what waits for it goes on.</p>}
      <details open={isTokenOpen}>
        <summary>Use a personal access token instead</summary>
        <p>
          Jira 8.14 and newer make them: in Jira, your picture at the top right, <strong>Profile</strong>,{' '}
          <strong>Personal Access Tokens</strong>, <strong>Create token</strong>. No application link is
          needed then.
        </p>
        <Form to={`/integrations/${id}/personal-access-token`}>
          <TextField
            name="token"
            label="Personal access token"
            type="password"
            required
            autocomplete="off"
            error={refusal.fields['token']}
            hint="Kept encrypted, and never shown again."
          />
          <TextField
            name="expiresAt"
            label="It expires on"
            placeholder="2027-01-31"
            error={refusal.fields['expiresAt']}
            hint="As Jira shows it, so that you are warned 30 days ahead. Leave it empty if it never does."
          />
          <button class="plain">Authorize by this token</button>
        </Form>
      </details>
    </>
  );
}
