import type { Effect } from '../../domain/effect.ts';
import type { ExternalIssueLink } from '../../domain/external-issue-link.ts';
import { InvariantViolated } from '../../domain/domain-error.ts';
import { JiraAccess } from '../installation/jira-access.ts';
import type { Clock } from '../ports/clock.ts';
import type { Stores } from '../ports/stores.ts';
import type { Trackers } from '../ports/tracker.ts';
import { CarryOutAssignee } from './carry-out-assignee.ts';
import { CarryOutComment } from './carry-out-comment.ts';
import { CarryOutDeletion } from './carry-out-deletion.ts';
import { CarryOutKinds } from './carry-out-kinds.ts';
import { CarryOutStatus } from './carry-out-status.ts';
import type { Conclusion, Over } from './conclusion.ts';
import { FindStanding } from './find-standing.ts';
import { FindStatus } from './find-status.ts';
import { ObserveStatus } from './observe-status.ts';
import {
  noLease,
  NOTHING_LOGGED,
  NOTHING_WRITTEN,
  trackersThatDoNothing,
  UNASKED_JIRA,
  WouldAsk,
} from './ports-that-ask-nobody.ts';

export interface ForetellEffectPorts {
  readonly stores: Pick<
    Stores,
    | 'credentials'
    | 'effects'
    | 'installations'
    | 'integrations'
    | 'links'
    | 'outboundComments'
    | 'statuses'
    | 'syncedComments'
  >;
  readonly trackers: Trackers;
  readonly clock: Clock;
}

/**
 * What would come of an Effect. `over`: that, if the tracker does what it is asked. `asks`: it hangs on what Jira, or the
 * tracker, then shows. `waits`: it could not be carried out now, as `problem` says.
 */
export type Foretold =
  | Over
  | { readonly kind: 'asks'; readonly whom: WouldAsk['whom'] }
  | { readonly kind: 'waits'; readonly problem: string };

/**
 * Tells what would come of an inbound Effect if it were carried out now. It is judged by what carries Effects out, with
 * nobody to ask and nothing to write to: neither Jira nor a tracker is called, and nothing is changed.
 */
export class ForetellEffect {
  readonly #kinds: CarryOutKinds;

  constructor({ stores, trackers: real, clock }: ForetellEffectPorts) {
    const trackers = trackersThatDoNothing(real);
    const [jira, unitOfWork, log] = [UNASKED_JIRA, NOTHING_WRITTEN, NOTHING_LOGGED];
    const access = new JiraAccess({ stores, unitOfWork, clock, log });
    const findStatus = new FindStatus({ access, jira, stores, unitOfWork });
    const observe = new ObserveStatus({ access, jira }, findStatus);
    const standing = new FindStanding({ stores, trackers });
    this.#kinds = new CarryOutKinds(stores, {
      status: new CarryOutStatus({ stores, trackers, clock, log }, observe, standing),
      assignee: new CarryOutAssignee({ access, jira, stores, trackers, clock, log }),
      deletion: new CarryOutDeletion({ stores, unitOfWork, trackers, log }),
      comment: new CarryOutComment({ stores, unitOfWork, trackers, log }),
      outbound: {
        execute: async () => Promise.reject(new InvariantViolated('no event of Jira asks for that')),
      },
    });
  }

  /** `link` is as it would be then. */
  async execute(effect: Effect, link: ExternalIssueLink): Promise<Foretold> {
    try {
      return foretoldBy(await this.#kinds.execute(effect, link, noLease(effect.issue)));
    } catch (error) {
      if (error instanceof WouldAsk) return { kind: 'asks', whom: error.whom };
      throw error;
    }
  }
}

function foretoldBy(conclusion: Conclusion): Foretold {
  switch (conclusion.kind) {
    case 'over':
      return conclusion;
    case 'awaiting_authorization':
    case 'later':
      return { kind: 'waits', problem: conclusion.problem };
    // Trackers that do nothing fail at nothing but being asked.
    case 'again':
    case 'told':
    case 'found_out':
      return { kind: 'asks', whom: 'tracker' };
  }
}
