import { addressFrom } from '../../addresses.ts';
import { Crumbs } from '../../parts/crumbs.tsx';
import { Copyable } from '../../parts/copyable.tsx';
import { Done } from '../../parts/done.tsx';
import { Link } from '../../parts/link.tsx';
import { useMay } from '../../parts/may.ts';
import { Moment } from '../../parts/moment.tsx';
import { Facts, Notice } from '../../parts/said.tsx';
import { useSite } from '../../site.ts';
import { ConnectTracker } from './connect-tracker.tsx';
import { RotateSecrets } from './rotate-secrets.tsx';
import type { InstallationTracker, ShownTracker, Whose } from './shown-tracker.ts';
import { wayToIntegration } from '../integrations/way-to-integration.ts';

/** Which tracker an Installation keeps in lockstep, whether it answers, and its secrets. */
export function TrackerPage(props: ShownTracker) {
  const { whose, present, notice } = props;
  return (
    <>
      <TrackerCrumbs of={whose} />
      <h1>The tracker of {whose.organizationName}</h1>
      <p class="lead">
        Its issues are kept in lockstep with those of{' '}
        <Link to={`/integrations/${whose.integrationId}`}>{whose.jiraUrl}</Link>.
      </p>
      <Done code={notice} />
      <PresentTracker of={present} id={whose.id} />
      {useMay('admin') ? (
        <>
          <ConnectTracker {...props} />
          {present.tracker.kind !== 'local' && <RotateSecrets {...props} />}
        </>
      ) : (
        <p class="hint">Connecting another, and replacing secrets, takes an API key with the role admin.</p>
      )}
    </>
  );
}

export function TrackerCrumbs({ of: { integrationId, jiraUrl } }: { readonly of: Whose }) {
  return <Crumbs way={wayToIntegration({ id: integrationId, baseUrl: jiraUrl })} />;
}

function PresentTracker({
  of: { tracker, problem, eventsUrl },
  id,
}: {
  readonly of: InstallationTracker;
  readonly id: string;
}) {
  const check = addressFrom(useSite(), `/installations/${id}/tracker/check`);
  return (
    <section class="card" aria-label="The tracker it has">
      {tracker.kind === 'local' ? (
        <p>Lockstep’s own: its issues live here, and are made in the console or by program.</p>
      ) : (
        <Facts of={factsOf(tracker)} />
      )}
      {problem !== null && (
        <Notice tone="bad" title={problem.message}>
          <p>
            So it has been since <Moment at={problem.since} />. What waits for it is tried again by itself.
          </p>
        </Notice>
      )}
      {eventsUrl !== null && (
        <Copyable
          id="events-url"
          label={
            tracker.kind === 'sentry'
              ? 'Webhook URL of Sentry’s integration'
              : 'Where the tracker posts its events'
          }
          value={eventsUrl}
        />
      )}
      <p>
        <a
          href={check}
          class="button plain"
          hx-get={`${check}?part=findings`}
          hx-target="#check"
          hx-indicator="#check"
        >
          Check it now
        </a>
      </p>
      <div id="check" role="status" aria-live="polite" />
    </section>
  );
}

function factsOf(tracker: InstallationTracker['tracker']): readonly (readonly [string, string | null])[] {
  switch (tracker.kind) {
    case 'local':
      return [];
    case 'sentry':
      return [
        ['Tracker', 'Sentry, or what speaks its API'],
        ['Address', tracker.baseUrl],
        ['Organization there', tracker.organization],
        ['Projects', tracker.projects?.join(', ') ?? 'all'],
        ['Certificate', certificateOf(tracker.tls)],
      ];
    case 'http':
      return [
        ['Tracker', `${tracker.name}, over HTTP`],
        ['Address', tracker.url],
        ['Certificate', certificateOf(tracker.tls)],
      ];
  }
}

function certificateOf({
  isVerified,
  caCertificate,
}: {
  isVerified: boolean;
  caCertificate: string | null;
}): string | null {
  if (!isVerified) return 'not checked';
  return caCertificate === null ? null : 'checked, by an authority of yours';
}
