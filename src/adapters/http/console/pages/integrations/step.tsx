import type { ComponentChildren } from 'preact';
import type { HtmxAttributes } from '../../parts/field.tsx';
import { Badge, type Tone } from '../../parts/said.tsx';

export type StepState = 'done' | 'now' | 'later' | 'trouble';

const WORDS: Readonly<Record<StepState, readonly [Tone, string]>> = {
  done: ['good', 'done'],
  now: ['attention', 'now'],
  later: ['quiet', 'later'],
  trouble: ['bad', 'needs a hand'],
};

interface StepProps {
  readonly id: string;
  readonly title: string;
  readonly state: StepState;
  /** What htmx is to do with the step, such as to ask how it is now. */
  readonly htmx?: HtmxAttributes;
  readonly children: ComponentChildren;
}

/** One step of the wizard, with how it stands. */
export function Step({ id, title, state, htmx = {}, children }: StepProps) {
  const [tone, words] = WORDS[state];
  return (
    <li id={id} class={`step ${state}`} {...htmx}>
      <div class="head">
        <h2>{title}</h2>
        <Badge tone={tone}>{words}</Badge>
      </div>
      {children}
    </li>
  );
}
