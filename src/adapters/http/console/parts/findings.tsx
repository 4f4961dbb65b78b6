import type { ComponentChildren } from 'preact';
import type { FINDING } from '../../presenters/finding.ts';
import type { Answered } from '../in-process-api.ts';
import { Badge, type Tone } from './said.tsx';

export type Found = Answered<typeof FINDING>;

const VERDICTS: Readonly<Record<Found['verdict'], readonly [Tone, string]>> = {
  ok: ['good', 'good'],
  warning: ['attention', 'to know'],
  problem: ['bad', 'to mend'],
};

const CHECKS: Readonly<Record<Found['check'], string>> = {
  public_url: 'Lockstep’s own address',
  jira: 'Jira',
  base_url: 'Jira’s base URL',
  clock: 'Clocks',
  authorization: 'Authorization',
  permissions: 'Permissions',
  webhook: 'Webhook',
  last_event: 'Last event',
  queue: 'Queue',
  tracker: 'Tracker',
};

interface FindingsProps {
  readonly of: readonly Found[];
  /** What to do, where the console has a better way than the finding's own advice; undefined where it has none. */
  readonly advise?: (finding: Found) => ComponentChildren;
}

/** What was looked at, how it is, and what to do about it. */
export function Findings({ of, advise = () => undefined }: FindingsProps) {
  return (
    <ul class="findings">
      {of.map((finding) => {
        const [tone, words] = VERDICTS[finding.verdict];
        const advice = finding.verdict === 'ok' ? null : (advise(finding) ?? finding.advice);
        return (
          <li>
            <Badge tone={tone}>{words}</Badge>
            <div>
              <strong>{CHECKS[finding.check]}</strong>
              <p>{finding.message}</p>
              {advice !== null && <p class="hint">{advice}</p>}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
