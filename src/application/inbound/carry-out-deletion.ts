import type { Effect } from '../../domain/effect.ts';
import type { ExternalIssueLink } from '../../domain/external-issue-link.ts';
import { rulesIn } from '../../domain/sync-settings.ts';
import { deletionNotice } from '../../domain/tracker-comment.ts';
import type { IssueLease } from '../ports/issue-leases.ts';
import type { Log } from '../ports/log.ts';
import type { Stores } from '../ports/stores.ts';
import type { Tracker, TrackerAnswer, Trackers } from '../ports/tracker.ts';
import type { UnitOfWork } from '../ports/unit-of-work.ts';
import { afterTrackerFailure, askTracker } from './ask-tracker.ts';
import { over, type Conclusion } from './conclusion.ts';
import { installationOf } from './installation-of.ts';
import { understoodPlain } from './status-outcomes.ts';

export interface CarryOutDeletionPorts {
  readonly stores: Pick<Stores, 'installations'>;
  readonly unitOfWork: UnitOfWork;
  readonly trackers: Trackers;
  readonly log: Log;
}

/** Ends the link to an issue that was deleted in Jira, and tells the tracker issue. */
export class CarryOutDeletion {
  readonly #ports: CarryOutDeletionPorts;

  constructor(ports: CarryOutDeletionPorts) {
    this.#ports = ports;
  }

  /**
   * The link is over before the tracker is told, so that nothing late revives it, however long the tracker is away.
   * @throws {LeaseLost} when another process works on the issue by now.
   */
  async execute(effect: Effect, link: ExternalIssueLink, lease: IssueLease): Promise<Conclusion> {
    if (!link.isOver) await this.#end(link, lease);

    const installation = await installationOf(link, this.#ports.stores);
    const { jiraIssueKey, jiraProjectId } = link.toProps();
    const rules = rulesIn(installation.settings, jiraProjectId);
    try {
      const tracker = await askTracker(async () => this.#ports.trackers.of(installation));
      const told = await tell(tracker, effect, link);
      const resolved = rules.resolvesOnDeletion ? await resolve(tracker, effect, link) : null;
      const values = { key: jiraIssueKey, by: effect.toProps().actor, told, resolved };
      return { ...over('applied', 'jira_issue_deleted', values), change: (known) => known.deleted() };
    } catch (error) {
      return afterTrackerFailure(error, effect, this.#ports.log);
    }
  }

  async #end({ id }: ExternalIssueLink, lease: IssueLease): Promise<void> {
    await this.#ports.unitOfWork.run(async ({ leases, links }) => {
      await leases.confirm(lease);
      const link = await links.find(id);
      if (link !== null) await links.save(link.deleted());
    });
  }
}

/** What came of telling the tracker issue by a comment. */
async function tell(
  { comments }: Tracker,
  effect: Effect,
  link: ExternalIssueLink,
): Promise<'told' | 'gone' | 'unsupported'> {
  if (comments === undefined) return 'unsupported';
  const { trackerIssueId, jiraIssueKey } = link.toProps();
  const notice = deletionNotice(jiraIssueKey, effect.toProps().actor);
  const written = await askTracker(() => comments.write(notice, trackerIssueId, effect.id));
  return typeof written === 'string' ? written : 'told';
}

function resolve(tracker: Tracker, effect: Effect, link: ExternalIssueLink): Promise<TrackerAnswer> {
  const { trackerIssueId } = link.toProps();
  return askTracker(async () => understoodPlain(await tracker.apply('resolve', trackerIssueId, effect.id)));
}
