import { Findings, type Found } from '../../parts/findings.tsx';
import { Link } from '../../parts/link.tsx';
import type { Whose } from './shown-tracker.ts';
import { TrackerCrumbs } from './tracker-page.tsx';

/** What was found when the tracker was called just now. */
export function TrackerCheckPage({
  whose,
  findings,
}: {
  readonly whose: Whose;
  readonly findings: readonly Found[];
}) {
  return (
    <>
      <TrackerCrumbs of={whose} />
      <h1>Whether the tracker answers</h1>
      <Findings of={findings} />
      <p>
        <Link to={`/installations/${whose.id}/tracker`} class="button plain">
          Go back
        </Link>
      </p>
    </>
  );
}
