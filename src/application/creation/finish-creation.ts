import type { IssueCreation } from '../../domain/creation/issue-creation.ts';
import { projectIn, rememberedOf } from '../../domain/creation/remembered-place.ts';
import { AlreadyLinked, Conflict, IntegrationNotActive } from '../../domain/domain-error.ts';
import type { ExternalIssueLink } from '../../domain/external-issue-link.ts';
import type { JiraIssueId } from '../../domain/ids.ts';
import type { Installation } from '../../domain/installation.ts';
import type { JiraIssue } from '../../domain/jira-issue.ts';
import { endLink } from '../linking/end-link.ts';
import type { MakeLink } from '../linking/make-link.ts';
import type { Clock } from '../ports/clock.ts';
import type { IssueLease } from '../ports/issue-leases.ts';
import type { Log } from '../ports/log.ts';
import type { Randomness } from '../ports/randomness.ts';
import type { Stores } from '../ports/stores.ts';
import type { UnitOfWork } from '../ports/unit-of-work.ts';
import type { WorkSignal } from '../ports/work-signal.ts';

export interface FinishCreationPorts {
  readonly unitOfWork: UnitOfWork;
  readonly signal: WorkSignal;
  readonly randomness: Randomness;
  readonly clock: Clock;
  readonly log: Log;
}

/** Ends a creation whose issue is made: links it, in one transaction with the creation's end. */
export class FinishCreation {
  readonly #ports: FinishCreationPorts;
  readonly #makeLink: MakeLink;

  constructor(ports: FinishCreationPorts, makeLink: MakeLink) {
    this.#ports = ports;
    this.#makeLink = makeLink;
  }

  /**
   * When the tracker issue has been linked to another Jira issue meanwhile, or the Installation is over, the creation has
   * failed: what was made is told, and left as it is.
   * @throws {LeaseLost} when another process works on it by now.
   */
  async execute(
    creation: IssueCreation,
    { installation, lease }: { readonly installation: Installation; readonly lease: IssueLease },
  ): Promise<void> {
    const { unitOfWork, signal, clock, log } = this.#ports;
    try {
      const { link, ended } = await unitOfWork.run((stores) =>
        this.#link(creation, { installation, lease, stores }),
      );
      await signal.wake(link.issue);
      if (ended !== null) await signal.wake(ended.issue);
    } catch (error) {
      if (!isInTheWay(error)) throw error;
      const { jiraIssueKey } = creation.toProps();
      const problem = `${jiraIssueKey ?? 'The issue'} was made in Jira, but could not be linked: ${error.message}`;
      log.warn('jira_issue_not_linked', { creationId: creation.id, jiraIssueKey, problem });
      await unitOfWork.run(async (stores) => {
        await stores.leases.confirm(lease);
        await stores.creations.save(creation.failed(problem, [], clock.now()));
      });
    }
  }

  async #link(
    creation: IssueCreation,
    { installation, lease, stores }: { installation: Installation; lease: IssueLease; stores: Stores },
  ): Promise<{ readonly link: ExternalIssueLink; readonly ended: ExternalIssueLink | null }> {
    const { replaces, by, trackerIssueId, facts } = creation.toProps();
    const { clock, randomness } = this.#ports;
    const now = clock.now();
    await stores.leases.confirm(lease);
    const ended =
      replaces === null ? null : await endLink(replaces, { at: now, by }, { stores, randomness, clock });
    const trackerIssue = { id: trackerIssueId, title: facts.title, status: facts.status, url: facts.url };
    const issue = issueOf(creation);
    const link = await this.#makeLink.execute(stores, {
      installation,
      trackerIssue,
      issue,
      creationId: creation.id,
    });
    await stores.creations.save(creation.linked(link.id, now));
    await this.#remember(creation, stores);
    return { link, ended };
  }

  /** For the next form; a rule's templates are nobody's choice. */
  async #remember(creation: IssueCreation, { creationDefaults }: Stores): Promise<void> {
    const { installationId, user, fields, ruleId } = creation.toProps();
    const given = fields === null || ruleId !== null ? null : rememberedOf(fields, creation.marker);
    if (given === null) return;
    await creationDefaults.remember(installationId, { ...given, at: this.#ports.clock.now() });
    const { reporter } = given;
    if (user !== null && reporter !== null)
      await creationDefaults.rememberReporter(installationId, { user, reporter });
  }
}

/** What is known of an issue that was made just now: Jira is read for the rest once it is linked. */
function issueOf(creation: IssueCreation): JiraIssue {
  const { jiraIssueId, jiraIssueKey, fields } = creation.toProps();
  return {
    ...{ id: (jiraIssueId ?? '') as JiraIssueId, key: jiraIssueKey, projectId: projectIn(fields) },
    ...{ summary: null, status: null, resolution: null, isResolutionTold: false, assignee: null },
    ...{ isAssigneeTold: false, updatedAt: null, issueTypeId: null, resolvedAt: null },
  };
}

function isInTheWay(error: unknown): error is AlreadyLinked | Conflict | IntegrationNotActive {
  return error instanceof AlreadyLinked || error instanceof Conflict || error instanceof IntegrationNotActive;
}
