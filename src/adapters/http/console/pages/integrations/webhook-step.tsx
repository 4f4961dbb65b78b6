import type { MANUAL_WEBHOOK } from '../../../presenters/manual-webhook.ts';
import type { Answered } from '../../in-process-api.ts';
import { Copyable } from '../../parts/copyable.tsx';
import { Form } from '../../parts/form.tsx';
import { useMay } from '../../parts/may.ts';
import { Moment } from '../../parts/moment.tsx';
import { Notice } from '../../parts/said.tsx';
import { ToJira } from './application-link.tsx';
import type { AnsweredIntegration } from './asked.ts';
import { Step, type StepState } from './step.tsx';

interface WebhookStepProps {
  readonly integration: AnsweredIntegration;
  /** What is pasted by hand; null where it need not be, or may not be seen. */
  readonly manual: Answered<typeof MANUAL_WEBHOOK> | null;
}

/** Has Jira tell Lockstep what happens: by the webhook that Lockstep makes, or that a person makes. */
export function WebhookStep({ integration, manual }: WebhookStepProps) {
  const { state, webhook } = integration;
  if (state !== 'active') {
    return (
      <Step id="webhook" title="The webhook" state="later">
        <p>
          By its webhook Jira tells Lockstep what happens. Lockstep makes it by itself, as soon as it is
          allowed to.
        </p>
      </Step>
    );
  }
  return (
    <Step id="webhook" title="The webhook" state={stateOf(webhook)}>
      {webhook.problem !== null && <Notice tone="bad" title={webhook.problem} />}
      {webhook.mode === 'managed' ? (
        <p>
          The webhook “Lockstep” stands in Jira
          {webhook.checkedAt !== null && (
            <>
              , as seen <Moment at={webhook.checkedAt} />
            </>
          )}
          . Lockstep looks after it, and mends it when somebody changes it.
        </p>
      ) : (
        webhook.mode !== 'manual' && <p>There is no webhook yet: Jira tells Lockstep nothing.</p>
      )}
      {webhook.mode === 'manual' && <ByHand integration={integration} manual={manual} />}
      {(webhook.mode !== 'managed' || webhook.problem !== null) && <CheckForm integration={integration} />}
    </Step>
  );
}

function stateOf({ mode, problem, isProven }: AnsweredIntegration['webhook']): StepState {
  if (problem !== null || mode === 'missing') return 'trouble';
  return mode === 'managed' || isProven ? 'done' : 'now';
}

function CheckForm({ integration: { id, webhook } }: { readonly integration: AnsweredIntegration }) {
  if (!useMay('operate')) return null;
  return (
    <Form to={`/integrations/${id}/webhook/check`}>
      <input type="hidden" name="from" value="connect" />
      <button class={webhook.mode === 'manual' ? 'plain' : ''}>
        {webhook.mode === 'manual'
          ? 'The account has the permission now: have Lockstep make it'
          : 'Make it now'}
      </button>
    </Form>
  );
}

/** Jira's own words for the events. */
const TICKS = [
  ['Issue', 'created, updated, deleted'],
  ['Comment', 'created, updated, deleted'],
] as const;

function ByHand({ integration, manual }: WebhookStepProps) {
  const { account, baseUrl } = integration;
  const isProven = integration.webhook.isProven;
  if (isProven) {
    return (
      <>
        <p>
          An administrator of Jira keeps the webhook by hand, and it works. Lockstep can neither see nor mend
          it.
        </p>
        {manual !== null && (
          <details>
            <summary>Show what was pasted</summary>
            <ToPaste baseUrl={baseUrl} manual={manual} />
          </details>
        )}
      </>
    );
  }
  return (
    <>
      <p>
        <strong>{account?.name ?? 'The account'}</strong> may not make webhooks: that takes the global
        permission <strong>Jira Administrators</strong>. Either give it that permission, and have Lockstep
        make the webhook; or an administrator makes it by hand:
      </p>
      {manual === null ? (
        <p>What is to be pasted is shown to who has an API key with the role admin.</p>
      ) : (
        <ToPaste baseUrl={baseUrl} manual={manual} />
      )}
    </>
  );
}

interface ToPasteProps {
  readonly baseUrl: string;
  readonly manual: Answered<typeof MANUAL_WEBHOOK>;
}

function ToPaste({ baseUrl, manual }: ToPasteProps) {
  return (
    <>
      <Copyable id="webhook-name" label="Name" value={manual.name} />
      <Copyable id="webhook-url" label="URL" value={manual.url} />
      {manual.secret !== null && <Copyable id="webhook-secret" label="Secret" value={manual.secret} />}
      <p class="hint">
        The URL is a secret, too: whoever knows it can tell Lockstep things. Send it as you send passwords.
      </p>
      <ol class="clicks">
        <li>
          Open <ToJira href={`${baseUrl}/plugins/servlet/webhooks`}>the webhooks</ToJira> of your Jira, or go
          there by the cog at the top right: <strong>System</strong>, then <strong>WebHooks</strong>. Click{' '}
          <strong>Create a WebHook</strong>.
        </li>
        <li>
          Paste the name and the URL{manual.secret !== null && ', and the secret'}. Leave the status at{' '}
          <strong>Enabled</strong>.
        </li>
        <li>
          Leave the JQL empty, and tick{' '}
          {TICKS.map(([thing, ticks], index) => (
            <>
              {index > 0 && '; '}
              <strong>{thing}</strong>: {ticks}
            </>
          ))}
          .
        </li>
        <li>
          Leave <strong>Exclude body</strong> off, and click <strong>Create</strong>.
        </li>
      </ol>
    </>
  );
}
