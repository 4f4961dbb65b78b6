import type { DELIVERY } from '../../presenters/delivery.ts';
import type { Answered } from '../in-process-api.ts';
import { kindOf } from './entries.tsx';
import { Link } from './link.tsx';
import { EffectBadge } from './state-badges.tsx';

type ListedDelivery = Answered<typeof DELIVERY>;
type EffectsAlike = ListedDelivery['effects'][number];

/** What a Delivery asked for, kind by kind, and how each ended; what is about one link leads to its timeline. */
export function CameOfIt({ of: { id, effects } }: { readonly of: Pick<ListedDelivery, 'id' | 'effects'> }) {
  return (
    <ul class="came">
      {effects.map((alike) => (
        <li>
          <Link to={alike.linkId === null ? `/deliveries/${id}` : `/links/${alike.linkId}`}>
            {kindOf(alike)}
          </Link>{' '}
          <EffectBadge state={alike.state} /> <small>{moreOf(alike)}</small>
        </li>
      ))}
    </ul>
  );
}

/** The reason's code in words; the sentence that it belongs to is on the timeline. */
function moreOf({ reason, count, linkId }: EffectsAlike): string {
  const why = reason === null ? [] : [reason.replaceAll('_', ' ')];
  if (count === 1) return why.join('');
  return [...why, linkId === null ? `on ${count} links` : `${count} times`].join(', ');
}
