import type { CONNECTED_TRACKER } from '../../../presenters/tracker.ts';
import type { Answered } from '../../in-process-api.ts';
import { Copyable } from '../../parts/copyable.tsx';
import { Findings, type Found } from '../../parts/findings.tsx';
import { Link } from '../../parts/link.tsx';
import { ExactMoment } from '../../parts/moment.tsx';
import { Notice } from '../../parts/said.tsx';
import type { Whose } from './shown-tracker.ts';
import { TrackerCrumbs } from './tracker-page.tsx';

interface MadeSecretsProps {
  readonly whose: Whose;
  readonly title: string;
  readonly secrets: Answered<typeof CONNECTED_TRACKER>['secrets'];
  readonly eventsUrl: string | null;
  /** Until when the secrets before are taken; null where there are none. */
  readonly oldAcceptedUntil: string | null;
  /** Null where nothing was looked at. */
  readonly findings: readonly Found[] | null;
}

/** What came of connecting a tracker or replacing its secrets; the one page that shows those that were made. */
export function MadeSecretsPage({
  whose,
  title,
  secrets,
  eventsUrl,
  oldAcceptedUntil,
  findings,
}: MadeSecretsProps) {
  const hasSecrets = secrets.call !== null || secrets.event !== null;
  return (
    <>
      <TrackerCrumbs of={whose} />
      <h1>{title}</h1>
      {hasSecrets && (
        <Notice tone="attention" title="Copy the secrets now: they are shown this once">
          <p>Give them to the tracker, in its settings or its environment.</p>
        </Notice>
      )}
      {secrets.call !== null && (
        <Copyable id="call-secret" label="What Lockstep signs its calls with" value={secrets.call} />
      )}
      {secrets.event !== null && (
        <Copyable id="event-secret" label="What the tracker signs its events with" value={secrets.event} />
      )}
      {eventsUrl !== null && (
        <Copyable id="events-url" label="Where the tracker posts its events" value={eventsUrl} />
      )}
      {oldAcceptedUntil !== null && (
        <p>
          Those before count until <ExactMoment at={oldAcceptedUntil} />.
        </p>
      )}
      {findings !== null && (
        <>
          <h2>Whether it answers</h2>
          <Findings of={findings} />
        </>
      )}
      <p>
        <Link to={`/installations/${whose.id}/tracker`} class="button plain">
          Go on
        </Link>
      </p>
    </>
  );
}
