import type { Scope } from '../../domain/api-key.ts';
import { AlreadyLinked, Conflict } from '../../domain/domain-error.ts';
import type { ExternalIssueLink } from '../../domain/external-issue-link.ts';
import type { InstallationId, TrackerIssueId } from '../../domain/ids.ts';
import type { Installation } from '../../domain/installation.ts';
import { issueReferenceIn } from '../../domain/issue-reference.ts';
import type { JiraIssue } from '../../domain/jira-issue.ts';
import type { ImportedLine, ImportLine, ImportOutcome } from '../../domain/link-import.ts';
import { noSuch } from '../../domain/no-such.ts';
import type { AdminReads } from '../ports/admin-reads.ts';
import type { ImportFiles } from '../ports/import-files.ts';
import type { Stores } from '../ports/stores.ts';
import type { Trackers } from '../ports/tracker.ts';
import type { UnitOfWork } from '../ports/unit-of-work.ts';
import type { WorkSignal } from '../ports/work-signal.ts';
import type { FindJiraIssues } from './find-jira-issues.ts';
import { installationOver, type MakeLink } from './make-link.ts';

export interface ImportLinksPorts {
  readonly reads: Pick<AdminReads, 'installation' | 'integration'>;
  readonly stores: Pick<Stores, 'links' | 'creations'>;
  readonly trackers: Trackers;
  readonly importFiles: ImportFiles;
  readonly unitOfWork: UnitOfWork;
  readonly signal: WorkSignal;
}

export interface ImportLinksCommand {
  readonly scope: Scope;
  readonly installationId: InstallationId;
  /** The text of the file. */
  readonly file: string;
  /** Whether what can be linked is linked; else it is only told. */
  readonly isApplied: boolean;
}

/** A line with the Jira issue it names, as it is asked for. */
interface ReadLine extends ImportLine {
  readonly reference: string | null;
}

/** So many Jira issues are asked for in one request. */
const AT_ONCE = 200;

/**
 * Links the issues of a file, line by line. What is done stays done when something is in the way of the rest: the same file
 * again goes on there, and once all is linked changes nothing.
 */
export class ImportLinks {
  readonly #ports: ImportLinksPorts;
  readonly #findJiraIssues: FindJiraIssues;
  readonly #makeLink: MakeLink;

  constructor(ports: ImportLinksPorts, findJiraIssues: FindJiraIssues, makeLink: MakeLink) {
    this.#ports = ports;
    this.#findJiraIssues = findJiraIssues;
    this.#makeLink = makeLink;
  }

  /**
   * What comes of each line, in their order; a line that is in the way of none but itself is told of, and not thrown.
   * @throws {NotFound} when the scope has no such Installation.
   * @throws {InvalidValue} naming `file`, when it cannot be read.
   * @throws {IntegrationNotActive} when the Jira is not authorized, or the Installation is over.
   * @throws {JiraFailure} when Jira could not be asked.
   * @throws {TrackerUnavailable} when the tracker could not be asked.
   */
  async execute(command: ImportLinksCommand): Promise<readonly ImportedLine[]> {
    const { reads, importFiles } = this.#ports;
    const { scope } = command;
    const installation = await reads.installation(scope, command.installationId);
    if (installation === null) throw noSuch('Installation', scope);
    const integration = await reads.integration(scope, installation.toProps().integrationId);
    if (installation.isRemoved || integration === null) throw installationOver();

    const { baseUrl } = integration.toProps();
    const lines = importFiles
      .read(command.file)
      .map((line) => ({ ...line, reference: issueReferenceIn(line.jiraIssue, baseUrl) }));
    const firstOf = new Map(lines.toReversed().map((line) => [line.trackerIssueId, line.line]));
    const told: ImportedLine[] = [];
    for (let at = 0; at < lines.length; at += AT_ONCE) {
      const part = lines.slice(at, at + AT_ONCE);
      told.push(...(await this.#part(part, { installation, firstOf, isApplied: command.isApplied })));
    }
    return told;
  }

  async #part(
    lines: readonly ReadLine[],
    { installation, firstOf, isApplied }: Errand,
  ): Promise<readonly ImportedLine[]> {
    const { id } = installation;
    const usable = lines.filter((line) => wrongIn(line, firstOf) === null);
    const issueIds = usable.map(({ trackerIssueId }) => trackerIssueId);
    const links = new Map(
      (await this.#ports.stores.links.ofTrackerIssues(id, issueIds)).map((link) => [
        link.toProps().trackerIssueId,
        link,
      ]),
    );
    const wanted = usable.map(({ reference }) => reference).filter((reference) => reference !== null);
    const { integrationId } = installation.toProps();
    const issues = await this.#findJiraIssues.execute(integrationId, [...new Set(wanted)]);

    const told: ImportedLine[] = [];
    for (const line of lines) {
      const wrong = wrongIn(line, firstOf);
      const issue = line.reference === null ? undefined : issues.get(line.reference);
      const link = links.get(line.trackerIssueId);
      told.push(
        wrong !== null
          ? outcomeOf(line, wrong)
          : await this.#one(line, { issue, link, installation, isApplied }),
      );
    }
    return told;
  }

  async #one(line: ImportLine, { issue, link, installation, isApplied }: Found): Promise<ImportedLine> {
    if (link !== undefined) return compared(line, link, issue);
    if (issue === undefined) return outcomeOf(line, 'unknown_jira_issue');
    const trackerIssue = await this.#ports.trackers.of(installation).find(line.trackerIssueId);
    if (trackerIssue === null) return outcomeOf(line, 'unknown_tracker_issue');
    if (!isApplied) return outcomeOf(line, 'linkable', issue.key);

    try {
      const made = await this.#ports.unitOfWork.run((stores) =>
        this.#makeLink.execute(stores, { installation, trackerIssue, issue }),
      );
      await this.#ports.signal.wake(made.issue);
      return outcomeOf(line, 'linked', issue.key);
    } catch (error) {
      if (error instanceof Conflict && (await this.#isBeingMade(installation, line)))
        return outcomeOf(line, 'being_made');
      if (!(error instanceof AlreadyLinked)) throw error;
      const other = await this.#ports.stores.links.ofTrackerIssue(installation.id, line.trackerIssueId);
      if (other === null) throw error;
      return compared(line, other, issue);
    }
  }

  /** Whether the tracker issue is linked to another Jira issue soon, if nothing is in the way of that. */
  async #isBeingMade({ id }: Installation, { trackerIssueId }: ImportLine): Promise<boolean> {
    return (await this.#ports.stores.creations.openOf(id, trackerIssueId)) !== null;
  }
}

interface Errand {
  readonly installation: Installation;
  /** In which line each tracker issue comes first. */
  readonly firstOf: ReadonlyMap<TrackerIssueId, number>;
  readonly isApplied: boolean;
}

interface Found {
  readonly issue: JiraIssue | undefined;
  readonly link: ExternalIssueLink | undefined;
  readonly installation: Installation;
  readonly isApplied: boolean;
}

/** What is wrong with a line by itself, and beside the others; null when nothing is. */
function wrongIn(
  { line, trackerIssueId, reference }: ReadLine,
  firstOf: ReadonlyMap<TrackerIssueId, number>,
): ImportOutcome | null {
  if (trackerIssueId === '' || reference === null) return 'malformed';
  return firstOf.get(trackerIssueId) === line ? null : 'duplicate_line';
}

/** A line about a tracker issue that is linked. */
function compared(line: ImportLine, link: ExternalIssueLink, issue: JiraIssue | undefined): ImportedLine {
  const { jiraIssueId, jiraIssueKey } = link.toProps();
  const isSame = issue?.id === jiraIssueId;
  return outcomeOf(line, isSame ? 'already_linked' : 'linked_elsewhere', jiraIssueKey ?? jiraIssueId);
}

function outcomeOf(
  { line, trackerIssueId, jiraIssue }: ImportLine,
  outcome: ImportOutcome,
  linkedTo: string | null = null,
): ImportedLine {
  return { line, trackerIssueId, jiraIssue, outcome, linkedTo };
}
