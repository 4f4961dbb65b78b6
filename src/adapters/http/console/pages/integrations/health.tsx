import type { QUEUE } from '../../../presenters/queue.ts';
import type { RECONCILIATION } from '../../../presenters/reconciliation.ts';
import type { TIMELINE_ENTRY } from '../../../presenters/timeline-entry.ts';
import type { Answered } from '../../in-process-api.ts';
import { Crumbs } from '../../parts/crumbs.tsx';
import { Done } from '../../parts/done.tsx';
import { Link } from '../../parts/link.tsx';
import { Listing } from '../../parts/listing.tsx';
import { useMay } from '../../parts/may.ts';
import { Notice } from '../../parts/said.tsx';
import { advise } from './advise.tsx';
import type { IntegrationWithSetup, OwnedInstallation } from './asked.ts';
import { Failing } from './failing.tsx';
import { Buttons } from './health-buttons.tsx';
import { HealthFacts } from './health-facts.tsx';
import { HealthFigures } from './health-figures.tsx';
import { Reconciliations } from './reconciliations.tsx';
import { isOver, isSwitchedOff, StateBadge } from './states.tsx';

export interface HealthPageProps {
  readonly integration: IntegrationWithSetup;
  readonly installations: readonly OwnedInstallation[];
  readonly queue: Answered<typeof QUEUE>;
  readonly runs: readonly Answered<typeof RECONCILIATION>[];
  readonly waiting: readonly Answered<typeof TIMELINE_ENTRY>[];
  readonly notice: unknown;
  /** What was asked for and could not be done; null where nothing was. */
  readonly refused: string | null;
}

/** How an Integration is, and what can be done about it. */
export function HealthPage(props: HealthPageProps) {
  const { integration, installations, queue, runs, waiting, notice, refused } = props;
  const isActive = integration.state === 'active';
  const isOff = isSwitchedOff(integration);
  return (
    <>
      <Crumbs way={[['/integrations', 'Integrations']]} />
      <div class="head">
        <h1>{integration.baseUrl}</h1>
        <StateBadge of={integration} />
      </div>
      <Done code={notice} />
      {refused !== null && <Notice tone="bad" title={refused} />}
      {isOff ? <SwitchedOff of={integration} /> : <Troubles of={integration} />}
      {!isOver(integration) && <Buttons of={integration} />}
      <HealthFigures integration={integration} queue={queue} />
      <Failing waiting={isOff ? [] : waiting} installations={installations} />
      <Reconciliations integrationId={integration.id} runs={runs} isActive={isActive} />
      <Teams of={installations} />
      <HealthFacts of={integration} />
    </>
  );
}

/** What a person should know of it, the worst first. */
function Troubles({ of: integration }: { readonly of: IntegrationWithSetup }) {
  const { id, state, problem, webhook, notices, baseUrlMismatch } = integration;
  return (
    <>
      {problem !== null && state !== 'uninstalled' && <Notice tone="bad" title={problem.message} />}
      {problem !== null && state === 'uninstalled' && <Notice tone="attention" title={problem.message} />}
      {(state === 'awaiting_authorization' || state === 'needs_reauthorization') && (
        <Notice tone="attention" title="Lockstep is not allowed in this Jira now">
          <p>
            <Link to={`/integrations/${id}/connect`}>
              {state === 'awaiting_authorization' ? 'Go on connecting it' : 'Authorize it again'}
            </Link>
          </p>
        </Notice>
      )}
      {webhook.problem !== null && (
        <Notice tone="bad" title={webhook.problem}>
          <p>
            <Link to={`/integrations/${id}/connect#webhook`}>See what to do about the webhook</Link>
          </p>
        </Notice>
      )}
      {baseUrlMismatch !== null && <Notice tone="attention" title={baseUrlMismatch.message} />}
      {notices.map((notice) => (
        <Notice tone="attention" title={notice.message}>
          <p>{advise(id)(notice) ?? notice.advice}</p>
        </Notice>
      ))}
    </>
  );
}

/** What a person has done, and whatever else was wrong before: that is of no matter until it is switched on. */
function SwitchedOff({ of: { id } }: { readonly of: IntegrationWithSetup }) {
  return (
    <Notice tone="attention" title="It is switched off">
      <p>
        Nothing is called in this Jira, and what it tells is dropped. What the tracker asks for waits.
        {useMay('admin') && (
          <>
            {' '}
            <Link to={`/integrations/${id}/switch-on`}>Switch it on</Link>
          </>
        )}
      </p>
    </Notice>
  );
}

const TRACKERS = { local: 'Lockstep’s own', sentry: 'Sentry', http: 'over HTTP' } as const;

function Teams({ of: installations }: { readonly of: readonly OwnedInstallation[] }) {
  if (installations.length === 0) return null;
  return (
    <>
      <h2>Whose trackers it is kept in lockstep with</h2>
      <Listing
        caption="Organizations with this Jira"
        columns={['Organization', 'Tracker', 'Settings', 'Links']}
      >
        {installations.map(({ id, organizationName, tracker }) => (
          <tr>
            <th scope="row">{organizationName}</th>
            <td>
              <Link to={`/installations/${id}/tracker`}>
                {tracker.kind === 'http' ? tracker.name : TRACKERS[tracker.kind]}
              </Link>
            </td>
            <td>
              <Link to={`/installations/${id}/settings`}>What is carried over</Link>
            </td>
            <td>
              <Link to={`/links?installation=${id}`}>Links</Link>
            </td>
          </tr>
        ))}
      </Listing>
    </>
  );
}
