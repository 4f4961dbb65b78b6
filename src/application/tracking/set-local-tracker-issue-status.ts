import type { Scope } from '../../domain/api-key.ts';
import { NotFound } from '../../domain/domain-error.ts';
import type { TrackerIssueId } from '../../domain/ids.ts';
import type { LocalTrackerIssue, TrackerIssueStatus } from '../../domain/tracker-issue.ts';
import type { Clock } from '../ports/clock.ts';
import type { LocalTrackerIssues } from '../ports/local-tracker-issues.ts';

export interface SetLocalTrackerIssueStatusPorts {
  readonly trackerIssues: LocalTrackerIssues;
  readonly clock: Clock;
}

export interface SetLocalTrackerIssueStatusCommand {
  readonly scope: Scope;
  readonly trackerIssueId: TrackerIssueId;
  readonly status: TrackerIssueStatus;
}

/** Resolves or unresolves an issue of the local tracker, as a person does. */
export class SetLocalTrackerIssueStatus {
  readonly #ports: SetLocalTrackerIssueStatusPorts;

  constructor(ports: SetLocalTrackerIssueStatusPorts) {
    this.#ports = ports;
  }

  /** @throws {NotFound} when the scope has no such issue. */
  async execute({
    scope,
    trackerIssueId,
    status,
  }: SetLocalTrackerIssueStatusCommand): Promise<LocalTrackerIssue> {
    const { trackerIssues, clock } = this.#ports;
    const issue = await trackerIssues.setStatus(scope, trackerIssueId, { status, at: clock.now() });
    if (issue === null) throw new NotFound(`there is no tracker issue ${trackerIssueId}`);
    return issue;
  }
}
