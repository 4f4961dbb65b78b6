import type { LINK_CONDITIONS } from '../../../../../domain/link-health.ts';
import type { LISTED_LINK } from '../../../presenters/listed-link.ts';
import type { Answered } from '../../in-process-api.ts';
import { Badge, type Tone } from '../../parts/said.tsx';

export type ShownLink = Answered<typeof LISTED_LINK>;

export const STATE_WORDS = {
  linking: 'Being linked',
  linked: 'Linked',
  unreachable: 'Jira does not show it now',
  deleted: 'Deleted in Jira',
  unlinked: 'Unlinked',
} as const satisfies Record<ShownLink['state'], string>;

export const CONDITION_WORDS = {
  in_lockstep: 'In lockstep',
  in_doubt: 'In doubt whether the last was done',
  due: 'Something to be done now',
  waiting: 'Something to be tried again',
  dead: 'Something given up',
} as const satisfies Record<(typeof LINK_CONDITIONS)[number], string>;

/** Whether neither side follows the other any more. */
export function isOver({ state }: Pick<ShownLink, 'state'>): boolean {
  return state === 'unlinked' || state === 'deleted';
}

/** How a link is, and fares, in a few words; what needs a person goes first. */
export function LinkStanding({ link }: { readonly link: ShownLink }) {
  const { health } = link;
  const isTrouble = health.dead > 0 || health.waiting > 0;
  return (
    <>
      {standingOf(link).map(([tone, words]) => (
        <>
          <Badge tone={tone}>{words}</Badge>{' '}
        </>
      ))}
      {isTrouble && health.lastProblem !== null && (
        <>
          <br />
          <small>{health.lastProblem}</small>
        </>
      )}
    </>
  );
}

function standingOf(link: ShownLink): readonly (readonly [Tone, string])[] {
  const { state, isInDoubt, health } = link;
  const all: readonly (readonly [boolean, Tone, string])[] = [
    [health.dead > 0, 'bad', `${health.dead} given up`],
    [state === 'unreachable', 'attention', STATE_WORDS.unreachable],
    [isOver(link) || state === 'linking', 'quiet', STATE_WORDS[state]],
    [isInDoubt && !isOver(link), 'attention', 'In doubt'],
    [health.waiting > 0, 'attention', `${health.waiting} to be tried again`],
    [health.due > 0, 'quiet', `${health.due} to be done now`],
  ];
  const told = all.filter(([isSo]) => isSo).map(([, tone, words]) => [tone, words] as const);
  return told.length === 0 ? [['good', CONDITION_WORDS.in_lockstep]] : told;
}
