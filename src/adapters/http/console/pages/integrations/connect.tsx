import type { MANUAL_WEBHOOK } from '../../../presenters/manual-webhook.ts';
import type { Answered } from '../../in-process-api.ts';
import { Crumbs } from '../../parts/crumbs.tsx';
import { Done } from '../../parts/done.tsx';
import { Link } from '../../parts/link.tsx';
import { RefusalNotice } from '../../parts/refusal-notice.tsx';
import { Notice } from '../../parts/said.tsx';
import type { Refusal } from '../../refusal.ts';
import { ApplicationLink, type JiraVersion } from './application-link.tsx';
import type { IntegrationWithSetup, OwnedInstallation } from './asked.ts';
import { AuthorizeStep } from './authorize-step.tsx';
import { FirstEventStep } from './first-event-step.tsx';
import { isOver, isSwitchedOff, StateBadge } from './states.tsx';
import { Step } from './step.tsx';
import { WebhookStep } from './webhook-step.tsx';
import { wayToIntegration } from './way-to-integration.ts';

export interface ConnectPageProps {
  readonly integration: IntegrationWithSetup;
  readonly installations: readonly OwnedInstallation[];
  readonly manual: Answered<typeof MANUAL_WEBHOOK> | null;
  readonly publicUrl: string;
  readonly version: JiraVersion;
  /** Whether the clicks are to be seen though they were done before. */
  readonly isLinkOpen: boolean;
  readonly refusal: Refusal;
  readonly notice: unknown;
}

/** The wizard: what is to be done for a Jira to be in lockstep, and how far that has come. */
export function ConnectPage(props: ConnectPageProps) {
  const { integration, notice } = props;
  const { id, baseUrl, baseUrlMismatch } = integration;
  return (
    <>
      <Crumbs way={wayToIntegration(integration)} />
      <div class="head">
        <h1>Connect {baseUrl}</h1>
        <StateBadge of={integration} />
      </div>
      <Done code={notice} />
      <Refused refusal={props.refusal} id={id} />
      {isOver(integration) && <Over />}
      {isSwitchedOff(integration) && <SwitchedOff id={id} />}
      {!isOver(integration) && !isSwitchedOff(integration) && (
        <>
          {baseUrlMismatch !== null && <Notice tone="attention" title={baseUrlMismatch.message} />}
          <ol class="steps">
            <LinkStep {...props} />
            <AuthorizeStep {...props} />
            <WebhookStep {...props} />
            <FirstEventStep {...props} />
            <NextStep {...props} />
          </ol>
        </>
      )}
    </>
  );
}

/** Said first: the step that it is about may be far down. */
function Refused({ refusal, id }: { readonly refusal: Refusal; readonly id: string }) {
  const { message } = refusal;
  if (message === null) return <RefusalNotice refusal={refusal} />;
  return (
    <Notice tone="bad" title={message}>
      <p>
        Mend that, then <Link to={`/integrations/${id}/connect#authorize`}>try it again</Link>.
      </p>
    </Notice>
  );
}

function SwitchedOff({ id }: { readonly id: string }) {
  return (
    <Notice tone="quiet" title="This Integration is switched off">
      <p>
        <Link to={`/integrations/${id}/switch-on`}>Switch it on</Link> to go on with it.
      </p>
    </Notice>
  );
}

function Over() {
  return (
    <Notice tone="quiet" title="This Integration is over">
      <p>
        What happened is kept. <Link to="/integrations/new">Connect the Jira anew</Link> to go on with it.
      </p>
    </Notice>
  );
}

function LinkStep({ integration, publicUrl, version, isLinkOpen }: ConnectPageProps) {
  const { state, authorizedBy } = integration;
  const isOpen = state === 'awaiting_authorization' || isLinkOpen;
  const content = <ApplicationLink integration={integration} publicUrl={publicUrl} version={version} />;
  const done = authorizedBy === 'personal_access_token' ? 'Not needed: a token is used instead.' : null;
  return (
    <Step
      id="link"
      title="Make an application link in Jira"
      state={state === 'awaiting_authorization' ? 'now' : 'done'}
    >
      {done !== null && <p>{done}</p>}
      {state === 'awaiting_authorization' ? (
        content
      ) : (
        <details open={isOpen}>
          <summary>Show the three values, and the clicks</summary>
          {content}
        </details>
      )}
    </Step>
  );
}

function NextStep({ integration, installations }: ConnectPageProps) {
  const isReady = integration.state === 'active';
  return (
    <Step id="next" title="What is kept in lockstep" state={isReady ? 'now' : 'later'}>
      {isReady ? (
        <ul>
          {installations.map(({ id, organizationName }) => (
            <li>
              {organizationName}: <Link to={`/installations/${id}/tracker`}>say which tracker it has</Link>,
              and <Link to={`/installations/${id}/settings`}>look at what is carried over</Link>
            </li>
          ))}
          <li>
            <Link to="/links/new">Link a tracker issue to a Jira issue</Link>: from then on the two go in
            lockstep
          </li>
        </ul>
      ) : (
        <p>Then you say which tracker goes with it, and link the first issues.</p>
      )}
    </Step>
  );
}
