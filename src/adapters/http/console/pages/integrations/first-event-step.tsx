import { addressFrom } from '../../addresses.ts';
import { Link } from '../../parts/link.tsx';
import { ExactMoment } from '../../parts/moment.tsx';
import { useSite } from '../../site.ts';
import { ToJira } from './application-link.tsx';
import type { AnsweredIntegration } from './asked.ts';
import { Step } from './step.tsx';

interface FirstEventProps {
  readonly integration: AnsweredIntegration;
  readonly publicUrl: string;
}

/** Waits for the first event that comes by the webhook, and says that it has come, by itself where script runs. */
export function FirstEventStep({ integration, publicUrl }: FirstEventProps) {
  const { id, state, webhook, lastEventAt } = integration;
  const site = useSite();
  const title = 'The first event';
  if (state === 'active' && webhook.isProven) {
    return (
      <Step id="first-event" title={title} state="done">
        <p role="status">
          Jira reaches Lockstep
          {lastEventAt !== null && (
            <>
              : the last event came at <ExactMoment at={lastEventAt} />
            </>
          )}
          .
        </p>
      </Step>
    );
  }
  if (state !== 'active' || webhook.mode === 'none' || webhook.mode === 'missing') {
    return (
      <Step id="first-event" title={title} state="later">
        <p>It shows that Jira reaches Lockstep.</p>
      </Step>
    );
  }
  const asking = {
    'hx-get': addressFrom(site, `/integrations/${id}/first-event`),
    'hx-trigger': 'every 3s',
    'hx-swap': 'outerHTML',
  };
  return (
    <Step id="first-event" title={title} state="now" htmx={asking}>
      <p class="waiting" role="status">
        Waiting for the first event.
      </p>
      <p>
        Make one: <ToJira href={integration.baseUrl}>in Jira</ToJira>, make an issue, or write a comment on
        any that is there. It need not be linked to anything. This turns green within seconds.{' '}
        <Link to={`/integrations/${id}/connect#first-event`}>Look again</Link>
      </p>
      <details>
        <summary>Nothing comes</summary>
        <ul>
          <li>
            Jira posts to <code>{publicUrl}</code>: the <em>server</em> that Jira runs on has to reach that
            address, not your browser. {isLoopback(publicUrl) && LOOPBACK}
          </li>
          <li>A firewall or proxy between them has to let it through, with its whole path.</li>
          <li>Where that address is https, Jira’s Java has to trust its certificate.</li>
          <li>
            <Link to={`/integrations/${id}/diagnosis`}>Have everything looked at</Link>: it tells what is in
            the way. What Jira itself says of it is in the webhook’s details there, from Jira 10 on, and in
            its log.
          </li>
        </ul>
      </details>
    </Step>
  );
}

const LOOPBACK = (
  <strong>
    This one is that of a machine for itself: a Jira elsewhere never reaches it. Set LOCKSTEP_PUBLIC_URL.
  </strong>
);

function isLoopback(url: string): boolean {
  const { hostname } = new URL(url);
  return hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.');
}
