import type { TIMELINE_ENTRY } from '../../../presenters/timeline-entry.ts';
import type { Answered } from '../../in-process-api.ts';
import { Link } from '../../parts/link.tsx';
import { Listing } from '../../parts/listing.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Notice } from '../../parts/said.tsx';
import type { OwnedInstallation } from './asked.ts';

interface FailingProps {
  /** Changes that wait to be tried again. */
  readonly waiting: readonly Answered<typeof TIMELINE_ENTRY>[];
  readonly installations: readonly OwnedInstallation[];
}

/** The calls that fail now, of Jira and of trackers; nothing where none does. */
export function Failing({ waiting, installations }: FailingProps) {
  const troubled = installations.filter(({ trackerProblem }) => trackerProblem !== null);
  const failing = waiting.filter(({ lastProblem }) => lastProblem !== null);
  if (troubled.length === 0 && failing.length === 0) return null;
  return (
    <>
      <h2>What fails now</h2>
      {troubled.map(({ id, organizationName, trackerProblem }) => (
        <Notice tone="bad" title={`The tracker of ${organizationName} does not answer`}>
          <p>{trackerProblem?.message}</p>
          <p>
            What waits for it is tried again by itself.{' '}
            <Link to={`/installations/${id}/tracker`}>See the tracker</Link>
          </p>
        </Notice>
      ))}
      {failing.length > 0 && (
        <Listing caption="Changes that failed and are tried again" columns={['What', 'Tried', 'Next']}>
          {failing.map(({ linkId, sentence, attempts, nextAttemptAt }) => (
            <tr>
              <td class="wide">
                <Link to={`/links/${linkId}`}>{sentence}</Link>
              </td>
              <td>{attempts === 1 ? 'once' : `${attempts} times`}</td>
              <td>{nextAttemptAt === null ? 'once it is authorized' : <Moment at={nextAttemptAt} />}</td>
            </tr>
          ))}
        </Listing>
      )}
    </>
  );
}
