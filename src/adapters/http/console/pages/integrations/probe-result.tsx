import type { PROBE } from '../../../presenters/probe.ts';
import type { Answered } from '../../in-process-api.ts';
import { Findings } from '../../parts/findings.tsx';
import { Link } from '../../parts/link.tsx';
import { Notice } from '../../parts/said.tsx';
import type { AnsweredIntegration } from './asked.ts';

/** What came of looking at an address. */
export type Probed =
  | { readonly kind: 'not_asked' }
  | { readonly kind: 'no_address'; readonly message: string }
  | {
      readonly kind: 'asked';
      readonly probe: Answered<typeof PROBE>;
      /** The Integration that the person sees with this address already. */
      readonly present: AnsweredIntegration | null;
    };

export const NOT_ASKED: Probed = { kind: 'not_asked' };

/** What answers at the address, before anything is connected. Stands in the place that `ProbePlace` keeps for it. */
export function ProbeResult({ of: probed }: { readonly of: Probed }) {
  if (probed.kind === 'not_asked') return null;
  if (probed.kind === 'no_address') {
    const { message } = probed;
    return <p class="hint">Not an address yet: {message.charAt(0).toLowerCase() + message.slice(1)}</p>;
  }
  const { probe, present } = probed;
  const { version } = probe;
  const isJira = version !== null;
  const hasWarning = probe.findings.some(({ verdict }) => verdict !== 'ok');
  const title = isJira
    ? `${probe.title ?? 'Jira'}, version ${version}, answers at ${probe.baseUrl}`
    : `No Jira could be read at ${probe.baseUrl}`;
  return (
    <>
      <Notice tone={!isJira ? 'bad' : hasWarning ? 'attention' : 'good'} title={title}>
        {isJira && !hasWarning ? (
          <p>It says that it lives at this address, and its clock agrees with ours.</p>
        ) : (
          <Findings of={probe.findings} />
        )}
      </Notice>
      {present !== null && (
        <Notice tone="quiet" title="This Jira is connected already">
          <p>
            Connecting it for another Organization shares its authorization and its webhook.{' '}
            <Link to={`/integrations/${present.id}`}>See the Integration</Link>
          </p>
        </Notice>
      )}
    </>
  );
}
