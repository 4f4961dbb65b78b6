import type { Scope } from '../../domain/api-key.ts';
import { IssueCreation } from '../../domain/creation/issue-creation.ts';
import type { FormValues } from '../../domain/creation/jira-fields.ts';
import { AlreadyLinked, Conflict, FieldsRefused, InvalidValue } from '../../domain/domain-error.ts';
import type { InstallationId, IssueCreationId, TrackerIssueId } from '../../domain/ids.ts';
import type { Installation } from '../../domain/installation.ts';
import { noSuch } from '../../domain/no-such.ts';
import { installationOver } from '../linking/make-link.ts';
import type { AdminReads } from '../ports/admin-reads.ts';
import type { Clock } from '../ports/clock.ts';
import type { Randomness } from '../ports/randomness.ts';
import type { Stores } from '../ports/stores.ts';
import type { Trackers } from '../ports/tracker.ts';
import type { UnitOfWork } from '../ports/unit-of-work.ts';
import type { PrepareCreation } from './prepare-creation.ts';
import { factsOf } from './tracker-issue-facts.ts';
import type { TryCreation } from './try-creation.ts';

export interface CreateJiraIssuePorts {
  readonly reads: Pick<AdminReads, 'installation'>;
  readonly stores: Stores;
  readonly unitOfWork: UnitOfWork;
  readonly trackers: Trackers;
  readonly randomness: Randomness;
  readonly clock: Clock;
}

export interface CreateJiraIssueCommand {
  readonly scope: Scope;
  readonly installationId: InstallationId;
  readonly trackerIssueId: TrackerIssueId;
  /** What the caller calls it by: the same again makes no other issue. One is made when it is null. */
  readonly key: string | null;
  readonly values: FormValues;
  /** The person for whom it is asked, whose reporter is remembered; null when that is not told. */
  readonly user: string | null;
  /** Who asks for it, for people. */
  readonly by: string;
}

/** Makes a Jira issue for a tracker issue, and links the two: once, and never the one without the other. */
export class CreateJiraIssue {
  readonly #ports: CreateJiraIssuePorts;
  readonly #prepare: PrepareCreation;
  readonly #tryCreation: TryCreation;

  constructor(ports: CreateJiraIssuePorts, prepare: PrepareCreation, tryCreation: TryCreation) {
    this.#ports = ports;
    this.#prepare = prepare;
    this.#tryCreation = tryCreation;
  }

  /**
   * The creation: `created`, or still open when Jira could not be asked, or nobody can tell yet whether it made the issue;
   * it is then carried out in a moment, also when this process ends here. The same key again answers the same creation;
   * one that had failed is tried anew with what is given now.
   * @throws {NotFound} when the scope has no such Installation.
   * @throws {InvalidValue} naming `trackerIssueId`, when the tracker has no such issue.
   * @throws {AlreadyLinked} when the tracker issue has a link that is not over; Jira is not asked then.
   * @throws {Conflict} when an issue is being made for it already, or the key is that of another tracker issue.
   * @throws {FieldsRefused} at the fields that are not as they should be, by Jira's word or our own; nothing is made then.
   * @throws {IntegrationNotActive} when the Jira is not authorized, or the Installation is over; nothing is kept then.
   * @throws {JiraFailure} when Jira could not be asked what is to be given; nothing is kept then.
   */
  async execute(command: CreateJiraIssueCommand): Promise<IssueCreation> {
    const { reads, stores } = this.#ports;
    const installation = await reads.installation(command.scope, command.installationId);
    if (installation === null) throw noSuch('Installation', command.scope);
    if (installation.isRemoved) throw installationOver();

    const key = command.key === null ? null : `by ${command.key}`;
    const known = key === null ? null : await stores.creations.findByKey(installation.id, key);
    if (known !== null && known.toProps().trackerIssueId !== command.trackerIssueId)
      throw new Conflict('This key is that of the creation for another tracker issue: give another one.');
    const creation =
      known?.isGivenUp === false ? known : await this.#keep(command, { installation, known, key });
    if (creation.isOpen) await this.#tryCreation.execute(creation);
    return this.#outcome(creation);
  }

  async #outcome({ id }: IssueCreation): Promise<IssueCreation> {
    const creation = await this.#ports.stores.creations.find(id);
    if (creation === null) throw new Conflict('The creation is gone: try again.');
    const { problem, fieldProblems } = creation.toProps();
    if (creation.state === 'failed')
      throw new FieldsRefused(problem ?? 'Jira refuses to make this issue.', fieldProblems);
    return creation;
  }

  async #keep(
    command: CreateJiraIssueCommand,
    given: {
      readonly installation: Installation;
      readonly known: IssueCreation | null;
      readonly key: string | null;
    },
  ): Promise<IssueCreation> {
    const { stores, trackers } = this.#ports;
    const { installation, known, key } = given;
    await refuseLinked(stores, installation.id, command.trackerIssueId);
    const trackerIssue = await trackers.of(installation).find(command.trackerIssueId);
    if (trackerIssue === null) throw new InvalidValue('trackerIssueId', 'names no issue of this tracker');

    const asked =
      known?.replayed(command.values) ?? this.#creation(command, { ...given, facts: factsOf(trackerIssue) });
    // Refused here, it was never asked for: there is nothing to be kept.
    const fields = await this.#prepare.execute(asked);
    const creation = IssueCreation.restore({ ...asked.toProps(), fields });
    const outcome = await this.#ports.unitOfWork.run((all) => this.#store(all, creation, known !== null));
    if (outcome === 'open')
      throw new Conflict('A Jira issue is being made for this tracker issue already: see its creations.');
    if (outcome === 'kept' || key === null) return creation;
    return (await stores.creations.findByKey(installation.id, key)) ?? creation;
  }

  async #store(
    stores: Stores,
    creation: IssueCreation,
    isKnown: boolean,
  ): Promise<'kept' | 'known' | 'open'> {
    const { integrationId, installationId, trackerIssueId } = creation.toProps();
    // Held, so that nobody links the tracker issue, or uninstalls the Jira, meanwhile.
    const integration = await stores.integrations.find(integrationId);
    const present = await stores.installations.find(installationId);
    if (integration?.isUninstalled !== false || present?.isRemoved !== false) throw installationOver();
    await refuseLinked(stores, installationId, trackerIssueId);
    if (isKnown) return (await stores.creations.save(creation)) ? 'kept' : 'open';
    const added = await stores.creations.add(creation);
    return added === 'added' ? 'kept' : added;
  }

  #creation(
    { trackerIssueId, values, user, by }: CreateJiraIssueCommand,
    given: {
      readonly installation: Installation;
      readonly key: string | null;
      readonly facts: ReturnType<typeof factsOf>;
    },
  ): IssueCreation {
    const { randomness, clock } = this.#ports;
    const { installation, facts } = given;
    const id = randomness.id() as IssueCreationId;
    const asked = { trackerIssueId, values, user, by, facts, key: given.key ?? `id ${id}` };
    const { id: installationId, integrationId } = installation;
    const rest = { ruleId: null, replaces: null, fields: null, createdAt: clock.now() };
    return IssueCreation.create({ id, installationId, integrationId, ...asked, ...rest });
  }
}

/** @throws {AlreadyLinked} when the tracker issue has a link that is not over. */
async function refuseLinked(
  { links }: Pick<Stores, 'links'>,
  installationId: InstallationId,
  trackerIssueId: TrackerIssueId,
): Promise<void> {
  const link = await links.ofTrackerIssue(installationId, trackerIssueId);
  if (link === null) return;
  const { jiraIssueKey, jiraIssueId } = link.toProps();
  throw new AlreadyLinked(
    `This tracker issue is linked to ${jiraIssueKey ?? jiraIssueId} already, by the link ${link.id}: unlink it first.`,
  );
}
