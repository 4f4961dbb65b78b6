import type { Scope } from '../../domain/api-key.ts';
import type { InstallationId, TrackerIssueId } from '../../domain/ids.ts';
import { noSuch } from '../../domain/no-such.ts';
import { titleOf, type LocalTrackerIssue } from '../../domain/tracker-issue.ts';
import type { AdminReads } from '../ports/admin-reads.ts';
import type { Clock } from '../ports/clock.ts';
import type { LocalTrackerIssues } from '../ports/local-tracker-issues.ts';
import type { Randomness } from '../ports/randomness.ts';

export interface AddLocalTrackerIssuePorts {
  readonly reads: AdminReads;
  readonly trackerIssues: LocalTrackerIssues;
  readonly randomness: Randomness;
  readonly clock: Clock;
}

export interface AddLocalTrackerIssueCommand {
  readonly scope: Scope;
  readonly installationId: InstallationId;
  readonly title: string;
}

/** Adds an issue to the local tracker of an Installation. */
export class AddLocalTrackerIssue {
  readonly #ports: AddLocalTrackerIssuePorts;

  constructor(ports: AddLocalTrackerIssuePorts) {
    this.#ports = ports;
  }

  /**
   * @throws {NotFound} when the scope has no such Installation.
   * @throws {InvalidValue} when the title is blank or longer than 500 characters.
   */
  async execute({ scope, installationId, title }: AddLocalTrackerIssueCommand): Promise<LocalTrackerIssue> {
    const { reads, trackerIssues, randomness, clock } = this.#ports;
    if ((await reads.installation(scope, installationId)) === null) {
      throw noSuch('Installation', scope);
    }

    const now = clock.now();
    const issue: LocalTrackerIssue = {
      id: randomness.id() as TrackerIssueId,
      installationId,
      title: titleOf(title),
      status: 'unresolved',
      assigneeId: null,
      createdAt: now,
      changedAt: now,
    };
    await trackerIssues.add(issue);
    return issue;
  }
}
