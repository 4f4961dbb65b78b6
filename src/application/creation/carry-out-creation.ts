import type { IssueCreation } from '../../domain/creation/issue-creation.ts';
import { searchAgainAt } from '../../domain/creation/search-again.ts';
import { AlreadyLinked, FieldsRefused, IntegrationNotActive } from '../../domain/domain-error.ts';
import type { Installation } from '../../domain/installation.ts';
import type { JiraAccess } from '../installation/jira-access.ts';
import { installationOver } from '../linking/make-link.ts';
import type { Clock } from '../ports/clock.ts';
import type { IssueLease } from '../ports/issue-leases.ts';
import { JiraFailure } from '../ports/jira-failure.ts';
import type { MadeIssue } from '../ports/jira-creation.ts';
import type { JiraServer } from '../ports/jira-server.ts';
import type { Stores } from '../ports/stores.ts';
import { afterSetback, BROKEN_OFF, isUnknownEnd, type SetbackPorts } from './creation-setback.ts';
import type { FindMarkedIssue } from './find-marked-issue.ts';
import type { FinishCreation } from './finish-creation.ts';
import type { PrepareCreation } from './prepare-creation.ts';
import type { SaveCreation } from './save-creation.ts';

export interface CarryOutCreationPorts extends SetbackPorts {
  readonly stores: Pick<Stores, 'installations' | 'links'>;
  readonly access: JiraAccess;
  readonly jira: Pick<JiraServer, 'creation'>;
  readonly clock: Clock;
}

export interface CreationSteps {
  readonly prepare: PrepareCreation;
  readonly findMarked: FindMarkedIssue;
  readonly finish: FinishCreation;
  readonly save: SaveCreation;
}

/** So long after Jira was asked a process that is still there has its answer, or its lease runs out. */
const AFTER_BROKEN_OFF_MS = 5_000;

/**
 * Makes the issue of a creation in Jira, once. That Jira is asked is written down first; when nobody knows what came of
 * that, the issue is looked for by its marker, again and again until the index cannot be behind any more, before Jira is
 * asked anew.
 */
export class CarryOutCreation {
  readonly #ports: CarryOutCreationPorts;
  readonly #steps: CreationSteps;

  constructor(ports: CarryOutCreationPorts, steps: CreationSteps) {
    this.#ports = ports;
    this.#steps = steps;
  }

  /** @throws {LeaseLost} when another process works on it by now. */
  async execute(creation: IssueCreation, lease: IssueLease): Promise<void> {
    const { stores, clock } = this.#ports;
    try {
      const installation = await stores.installations.find(creation.toProps().installationId);
      if (installation?.isRemoved !== false) throw new FieldsRefused(installationOver().message, []);
      await this.#carryOut(creation, { installation, lease });
    } catch (error) {
      if (error instanceof FieldsRefused || error instanceof AlreadyLinked) {
        const problems = error instanceof FieldsRefused ? error.problems : [];
        await this.#steps.save.execute(creation.failed(error.message, problems, clock.now()), lease);
      } else if (error instanceof JiraFailure || error instanceof IntegrationNotActive) {
        await this.#steps.save.execute(afterSetback(creation, error, this.#ports), lease);
      } else throw error;
    }
  }

  async #carryOut(
    creation: IssueCreation,
    errand: { readonly installation: Installation; readonly lease: IssueLease },
  ): Promise<void> {
    const { jiraIssueId } = creation.toProps();
    if (jiraIssueId !== null) return this.#steps.finish.execute(creation, errand);

    const found = await this.#lookFor(creation, errand.lease);
    if (found === 'later') return;
    if (found !== 'not_made') return this.#steps.finish.execute(creation.made(found.id, found.key), errand);

    await this.#refuseLinked(creation);
    const prepared = creation.prepared(await this.#steps.prepare.execute(creation));
    const made = await this.#ask(prepared, errand.lease);
    if (made !== null) await this.#steps.finish.execute(made, errand);
  }

  /** The issue that an earlier try made; `later` when that cannot be told yet. */
  async #lookFor(creation: IssueCreation, lease: IssueLease): Promise<MadeIssue | 'not_made' | 'later'> {
    const { askedAt, problem } = creation.toProps();
    if (askedAt === null) return 'not_made';
    const found = await this.#steps.findMarked.execute(creation);
    if (found !== null) return found;

    // Nobody knows when the process ended: Jira may have been asked until now.
    const now = this.#ports.clock.now();
    const since = problem === BROKEN_OFF ? now : askedAt;
    const again = searchAgainAt(since, now);
    if (again === null) return 'not_made';
    const looking = 'It is not known whether Jira made the issue: it is looked for by its marker.';
    await this.#steps.save.execute(
      creation.postponed({ problem: looking, nextAttemptAt: again, askedAt: since }),
      lease,
    );
    return 'later';
  }

  /** @throws {AlreadyLinked} */
  async #refuseLinked(creation: IssueCreation): Promise<void> {
    const { installationId, trackerIssueId, replaces } = creation.toProps();
    const link = await this.#ports.stores.links.ofTrackerIssue(installationId, trackerIssueId);
    if (link === null || link.id === replaces) return;
    const { jiraIssueKey, jiraIssueId } = link.toProps();
    throw new AlreadyLinked(
      `This tracker issue is linked to ${jiraIssueKey ?? jiraIssueId} already, by the link ${link.id}: no other issue was made.`,
    );
  }

  /** The creation with the issue that Jira made; null when it made none, or that is not known: what is next is saved. */
  async #ask(prepared: IssueCreation, lease: IssueLease): Promise<IssueCreation | null> {
    const { access, jira, clock } = this.#ports;
    const { integrationId, fields } = prepared.toProps();
    const now = clock.now();
    const nextAttemptAt = new Date(now.getTime() + AFTER_BROKEN_OFF_MS);
    const asked = prepared.asked(now, { problem: BROKEN_OFF, nextAttemptAt });
    await this.#steps.save.execute(asked, lease);
    try {
      const made = await access.call(integrationId, (connection) =>
        jira.creation.create(connection, fields ?? {}),
      );
      return asked.made(made.id, made.key);
    } catch (error) {
      if (!(error instanceof JiraFailure) && !(error instanceof IntegrationNotActive)) throw error;
      const isUnknown = error instanceof JiraFailure && isUnknownEnd(error);
      const after = isUnknown
        ? asked.setBack({ problem: error.message, nextAttemptAt: clock.now(), askedAt: clock.now() })
        : afterSetback(asked, error, this.#ports, { surelyNotMade: prepared });
      await this.#steps.save.execute(after, lease);
      return null;
    }
  }
}
