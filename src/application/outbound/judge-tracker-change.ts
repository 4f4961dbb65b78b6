import type { Effect } from '../../domain/effect.ts';
import { isKnownInTracker, isOldInTracker } from '../../domain/outbound/ledger.ts';
import type {
  OutboundAssigneeContent,
  OutboundContent,
  OutboundStatusContent,
} from '../../domain/outbound/outbound-content.ts';
import { isAskedByJira } from '../../domain/outbound/asked-by-jira.ts';
import type { TrackerIssue } from '../../domain/tracker-issue.ts';
import { afterTrackerFailure, askTracker } from '../inbound/ask-tracker.ts';
import { over, type Conclusion } from '../inbound/conclusion.ts';
import type { Log } from '../ports/log.ts';
import type { Stores } from '../ports/stores.ts';
import type { Trackers } from '../ports/tracker.ts';
import type { OutboundErrand } from './outbound-errand.ts';

export interface JudgeTrackerChangePorts {
  readonly stores: Pick<Stores, 'effects'>;
  readonly trackers: Trackers;
  readonly log: Log;
}

/** Tells whether a change of a tracker issue is still to be carried to Jira. */
export class JudgeTrackerChange {
  readonly #ports: JudgeTrackerChangePorts;

  constructor(ports: JudgeTrackerChangePorts) {
    this.#ports = ports;
  }

  /**
   * Null when it is to be carried out; else why not. It is when it is news, was not our own doing, and the tracker issue
   * is still so: what happened since, be it by a person or by Lockstep for Jira's sake, goes before it.
   */
  async execute(
    effect: Effect,
    content: OutboundStatusContent | OutboundAssigneeContent,
    errand: OutboundErrand,
  ): Promise<Conclusion | null> {
    const { link, installation } = errand;
    const { ledger, trackerIssueId } = link.toProps();
    const { observedAt } = effect.toProps();
    if (isOldInTracker(ledger, content, observedAt)) return over('skipped', 'stale');
    if (content.isByUnknown === true && (await this.#isOurs(content, errand))) {
      return {
        ...over('skipped', 'echo'),
        change: (known) => known.withTrackerChange(content, observedAt),
      };
    }
    try {
      const issue = await askTracker(() => this.#ports.trackers.of(installation).find(trackerIssueId));
      if (issue === null) return over('failed', 'tracker_issue_gone');
      const other = otherThan(content, issue);
      return other === null ? null : over('skipped', 'tracker_moved_on', other);
    } catch (error) {
      return afterTrackerFailure(error, effect, this.#ports.log);
    }
  }

  /** Whether we made the tracker issue so, or may have: what Jira asks for may have reached the tracker already. */
  async #isOurs(content: OutboundContent, { link, installation }: OutboundErrand): Promise<boolean> {
    if (isKnownInTracker(link.toProps().ledger, content)) return true;
    const open = await this.#ports.stores.effects.open(link.issue);
    return open
      .map((effect) => effect.toProps())
      .some(
        (props) => props.linkId === link.id && isAskedByJira(content, props.content, installation.settings),
      );
  }
}

/** What the tracker issue is now, where that is something else than the change made it; null where it is not, or not told. */
function otherThan(
  content: OutboundStatusContent | OutboundAssigneeContent,
  { status, assigneeId }: TrackerIssue,
): { readonly now: string | null } | null {
  if (content.kind === 'outbound_status') return status === content.status ? null : { now: status };
  if (assigneeId === undefined || assigneeId === (content.user?.id ?? null)) return null;
  return { now: assigneeId };
}
