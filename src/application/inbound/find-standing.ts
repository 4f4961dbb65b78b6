import type { Standing } from '../../domain/effect-content.ts';
import type { Effect } from '../../domain/effect.ts';
import type { ExternalIssueLink } from '../../domain/external-issue-link.ts';
import type { Installation } from '../../domain/installation.ts';
import type { Stores } from '../ports/stores.ts';
import type { Tracker, Trackers } from '../ports/tracker.ts';
import { askTracker } from './ask-tracker.ts';

export interface FindStandingPorts {
  readonly stores: Pick<Stores, 'links' | 'effects'>;
  readonly trackers: Trackers;
}

/** Finds out how a tracker issue stands among those of its Installation that hang on the same Jira issue. */
export class FindStanding {
  readonly #ports: FindStandingPorts;

  constructor(ports: FindStandingPorts) {
    this.#ports = ports;
  }

  /**
   * Before the tracker is asked to unresolve the tracker issue of `link`.
   * @throws {TrackerCallFailed} when the tracker could not be asked.
   */
  async execute(link: ExternalIssueLink, installation: Installation): Promise<Standing> {
    const tracker = () => this.#ports.trackers.of(installation);
    const own = await askTracker(() => tracker().find(link.toProps().trackerIssueId));
    if (own?.status === 'unresolved') return { wasUnresolved: true, heldBackBy: null };

    const open = await this.#ports.stores.effects.open(link.issue);
    for (const other of await this.others(link)) {
      const title = await titleIfUnresolvedByTracker(other, open, tracker);
      if (title !== null) return { wasUnresolved: false, heldBackBy: title };
    }
    return { wasUnresolved: false, heldBackBy: null };
  }

  /** The other links of the same Installation to the same Jira issue. */
  async others(link: ExternalIssueLink): Promise<readonly ExternalIssueLink[]> {
    const { installationId } = link.toProps();
    const links = await this.#ports.stores.links.ofIssue(link.issue);
    return links.filter(
      (other) => other.id !== link.id && !other.isOver && other.toProps().installationId === installationId,
    );
  }
}

/**
 * The title of the tracker issue of `other`, if it is unresolved and not because Lockstep unresolved it: by what was
 * found before that was tried, else by how it stands now, when nothing was tried yet.
 */
async function titleIfUnresolvedByTracker(
  other: ExternalIssueLink,
  open: readonly Effect[],
  tracker: () => Tracker,
): Promise<string | null> {
  const issue = await askTracker(() => tracker().find(other.toProps().trackerIssueId));
  if (issue?.status !== 'unresolved') return null;

  const tried = open
    .filter((effect) => effect.toProps().linkId === other.id)
    .map((effect) => effect.toProps().content)
    .find((content) => content.kind === 'status' && content.standing !== undefined);
  const isByTracker =
    tried?.kind === 'status' && tried.standing !== undefined
      ? tried.standing.wasUnresolved
      : wasResolved(other);
  return isByTracker ? issue.title : null;
}

/** Whether Lockstep resolved its tracker issue, or found it unresolved after that, and has not unresolved it since. */
function wasResolved(link: ExternalIssueLink): boolean {
  const { lastDone, isInDoubt, isUnresolvedInTracker } = link.toProps();
  return isUnresolvedInTracker || (lastDone && !isInDoubt);
}
