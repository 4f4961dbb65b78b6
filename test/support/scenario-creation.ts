import type { CreateJiraIssueCommand } from '../../src/application/creation/create-jira-issue.ts';
import { EVERYTHING } from '../../src/domain/api-key.ts';
import type { FormValues } from '../../src/domain/creation/jira-fields.ts';
import type { IssueCreation, IssueCreationProps } from '../../src/domain/creation/issue-creation.ts';
import type { ExternalIssueLinkProps } from '../../src/domain/external-issue-link.ts';
import type { TrackerIssueId } from '../../src/domain/ids.ts';
import { ABC, BUG, USUAL_FIELDS } from './create-meta.ts';
import { Scenario, type Connected } from './scenario.ts';

export const VALUES: FormValues = { project: ABC.id, issuetype: BUG.id, title: 'It breaks', labels: 'web' };

/** A tracker issue without a link, and a Jira in which an issue can be made for it. */
export class UnlinkedIssue {
  readonly scenario: Scenario;
  readonly connected: Connected;
  readonly trackerIssueId: TrackerIssueId;

  private constructor(scenario: Scenario, connected: Connected, trackerIssueId: TrackerIssueId) {
    this.scenario = scenario;
    this.connected = connected;
    this.trackerIssueId = trackerIssueId;
  }

  static async arrange(scenario = new Scenario(), fields = USUAL_FIELDS): Promise<UnlinkedIssue> {
    scenario.jira.creating.putProject(ABC, [{ ...BUG, fields }]);
    const connected = await scenario.connect();
    const { installationId } = connected;
    const scope = EVERYTHING;
    const issue = await scenario.useCases.addLocalTrackerIssue.execute({
      scope,
      installationId,
      title: 'A crash',
    });
    return new UnlinkedIssue(scenario, connected, issue.id);
  }

  create(command: Partial<CreateJiraIssueCommand> = {}): Promise<IssueCreation> {
    return this.scenario.useCases.createJiraIssue.execute({
      scope: EVERYTHING,
      installationId: this.connected.installationId,
      trackerIssueId: this.trackerIssueId,
      key: 'k',
      values: VALUES,
      user: null,
      by: 'test',
      ...command,
    });
  }

  /** Lets the time pass, and carries out what is due by then. */
  async sweepAfter(milliseconds: number): Promise<void> {
    const { clock, useCases } = this.scenario;
    clock.advance(milliseconds);
    await useCases.createDue.execute(new AbortController().signal);
    await useCases.createDue.settled();
  }

  get creations(): readonly IssueCreationProps[] {
    return [...this.scenario.tables.creations.values()].map((creation) => creation.toProps());
  }

  get links(): readonly ExternalIssueLinkProps[] {
    return [...this.scenario.tables.links.values()].map((link) => link.toProps());
  }
}
