import type { RECONCILIATION } from '../../../presenters/reconciliation.ts';
import { addressFrom } from '../../addresses.ts';
import type { Answered } from '../../in-process-api.ts';
import { Form } from '../../parts/form.tsx';
import { Listing } from '../../parts/listing.tsx';
import { useMay } from '../../parts/may.ts';
import { Moment } from '../../parts/moment.tsx';
import { Badge, type Tone } from '../../parts/said.tsx';
import { useSite } from '../../site.ts';

type Run = Answered<typeof RECONCILIATION>;

const STATES: Readonly<Record<Run['state'], readonly [Tone, string]>> = {
  queued: ['quiet', 'to begin'],
  running: ['attention', 'running'],
  paused: ['attention', 'goes on by itself'],
  done: ['good', 'done'],
  failed: ['bad', 'given up'],
};

interface ReconciliationsProps {
  readonly integrationId: string;
  /** The newest first. */
  readonly runs: readonly Run[];
  readonly isActive: boolean;
}

/** The last comparisons with Jira; asked again by itself as long as one that a person wanted is under way. */
export function Reconciliations({ integrationId, runs, isActive }: ReconciliationsProps) {
  const address = addressFrom(useSite(), `/integrations/${integrationId}/reconciliations`);
  const isUnderWay = runs.some((run) => isOpen(run) && run.isRequested);
  const asking = isUnderWay ? { 'hx-get': address, 'hx-trigger': 'every 2s', 'hx-swap': 'outerHTML' } : {};
  return (
    <section id="reconciliations" {...asking}>
      <div class="head">
        <h2>Compared with Jira</h2>
        {isActive && useMay('operate') && !isUnderWay && (
          <Form to={`/integrations/${integrationId}/reconciliations`}>
            <button class="plain">Compare all links now</button>
          </Form>
        )}
      </div>
      <p class="hint">
        What was updated of late is compared every five minutes, every linked issue once a day. What an event
        should have told and did not is called drift, and is put right.
      </p>
      {runs.length === 0 ? (
        <p>Nothing was compared yet.</p>
      ) : (
        <Listing
          caption="The last comparisons"
          columns={['When', 'Which', 'State', 'Compared', 'Drift', 'Put right']}
        >
          {runs.map((run) => (
            <tr>
              <td>
                <Moment at={run.startedAt ?? run.createdAt} />
              </td>
              <td>{whichOf(run)}</td>
              <td>
                <State of={run} />
              </td>
              <td>
                <Progress of={run} />
              </td>
              <td>{run.drifted}</td>
              <td>{run.healed}</td>
            </tr>
          ))}
        </Listing>
      )}
    </section>
  );
}

function isOpen({ state }: Run): boolean {
  return state === 'queued' || state === 'running' || state === 'paused';
}

function whichOf({ kind, isRequested, project, linkId }: Run): string {
  const links =
    linkId !== null
      ? 'one link'
      : project !== null
        ? `project ${project}`
        : kind === 'full'
          ? 'all links'
          : 'of late';
  return isRequested ? `${links}, asked for` : links;
}

function State({ of: { state, problem } }: { readonly of: Run }) {
  const [tone, words] = STATES[state];
  return (
    <>
      <Badge tone={tone}>{words}</Badge>
      {problem !== null && <small> {problem}</small>}
    </>
  );
}

function Progress({ of: run }: { readonly of: Run }) {
  if (run.total === null || !isOpen(run)) return <>{run.compared}</>;
  return (
    <>
      <progress max={Math.max(run.total, 1)} value={run.compared} aria-label="How far it has come" />{' '}
      {run.compared} of {run.total}
    </>
  );
}
