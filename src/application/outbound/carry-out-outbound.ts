import type { Effect } from '../../domain/effect.ts';
import type {
  OutboundAssigneeContent,
  OutboundCommentContent,
  OutboundContent,
  OutboundStatusContent,
  RemoteLinkContent,
} from '../../domain/outbound/outbound-content.ts';
import type { Conclusion } from '../inbound/conclusion.ts';
import type { EndIntention } from './end-intention.ts';
import type { JudgeTrackerChange } from './judge-tracker-change.ts';
import type { CarriesOut, OutboundErrand } from './outbound-errand.ts';

/** What carries out the kinds. */
export interface OutboundKinds {
  readonly outboundStatus: CarriesOut<OutboundStatusContent>;
  readonly outboundAssignee: CarriesOut<OutboundAssigneeContent>;
  readonly outboundComment: CarriesOut<OutboundCommentContent>;
  readonly remoteLink: CarriesOut<RemoteLinkContent>;
}

type Followed = OutboundStatusContent | OutboundAssigneeContent;

interface FollowedErrand extends OutboundErrand {
  readonly carryOut: () => Promise<Conclusion>;
}

/** Carries out what a change in the tracker asks of Jira, each kind in its own way, unless it is not to be done at all. */
export class CarryOutOutbound implements CarriesOut<OutboundContent> {
  readonly #kinds: OutboundKinds;
  readonly #judge: JudgeTrackerChange;
  readonly #endIntention: EndIntention;

  constructor(kinds: OutboundKinds, judge: JudgeTrackerChange, endIntention: EndIntention) {
    this.#kinds = kinds;
    this.#judge = judge;
    this.#endIntention = endIntention;
  }

  async execute(effect: Effect, content: OutboundContent, errand: OutboundErrand): Promise<Conclusion> {
    switch (content.kind) {
      case 'outbound_status':
        return this.#followed(effect, content, {
          ...errand,
          carryOut: () => this.#kinds.outboundStatus.execute(effect, content, errand),
        });
      case 'outbound_assignee':
        return this.#followed(effect, content, {
          ...errand,
          carryOut: () => this.#kinds.outboundAssignee.execute(effect, content, errand),
        });
      case 'outbound_comment':
        return this.#kinds.outboundComment.execute(effect, content, errand);
      case 'remote_link':
        return this.#kinds.remoteLink.execute(effect, content, errand);
    }
  }

  async #followed(effect: Effect, content: Followed, errand: FollowedErrand): Promise<Conclusion> {
    const conclusion = await this.#judgedOrDone(effect, content, errand);
    if (conclusion.kind !== 'over') return conclusion;
    return this.#endIntention.execute(effect, content.kind, { conclusion, link: errand.link });
  }

  /** Whatever came of it, the link knows the tracker issue as the change made it. */
  async #judgedOrDone(
    effect: Effect,
    content: Followed,
    { carryOut, ...errand }: FollowedErrand,
  ): Promise<Conclusion> {
    const judged = await this.#judge.execute(effect, content, errand);
    const conclusion = judged ?? (await carryOut());
    if (judged !== null || conclusion.kind !== 'over') return conclusion;
    const { observedAt } = effect.toProps();
    return {
      ...conclusion,
      change: (link) => conclusion.change(link).withTrackerChange(content, observedAt),
    };
  }
}
