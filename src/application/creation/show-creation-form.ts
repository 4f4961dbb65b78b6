import type { Scope } from '../../domain/api-key.ts';
import { chosenIssueType, chosenProject } from '../../domain/creation/chosen-place.ts';
import {
  issueTypeField,
  otherFields,
  projectField,
  textFields,
  type CreationForm,
  type FormField,
  type FormNotice,
} from '../../domain/creation/creation-form.ts';
import type { JiraIssueType, JiraProject } from '../../domain/creation/creation-subjects.ts';
import { describedIssue } from '../../domain/creation/described-issue.ts';
import type { FormValues } from '../../domain/creation/jira-fields.ts';
import type { Proposals } from '../../domain/creation/proposed-value.ts';
import { InvalidValue } from '../../domain/domain-error.ts';
import { filledTextOf } from '../../domain/foreign-json.ts';
import type { InstallationId, TrackerIssueId } from '../../domain/ids.ts';
import type { Installation } from '../../domain/installation.ts';
import type { TrackerIssue } from '../../domain/tracker-issue.ts';
import { noSuch } from '../../domain/no-such.ts';
import type { JiraAccess } from '../installation/jira-access.ts';
import { installationOver } from '../linking/make-link.ts';
import type { AdminReads } from '../ports/admin-reads.ts';
import type { JiraConnection } from '../ports/jira-connection.ts';
import { JiraFailure } from '../ports/jira-failure.ts';
import type { JiraServer } from '../ports/jira-server.ts';
import type { Stores } from '../ports/stores.ts';
import type { Trackers } from '../ports/tracker.ts';
import { versionOf } from './read-screen.ts';
import { factsOf } from './tracker-issue-facts.ts';

export interface ShowCreationFormPorts {
  readonly reads: Pick<AdminReads, 'installation'>;
  readonly stores: Pick<Stores, 'creationDefaults'>;
  readonly access: JiraAccess;
  readonly jira: Pick<JiraServer, 'creation' | 'assignments'>;
  readonly trackers: Trackers;
}

export interface ShowCreationFormCommand {
  readonly scope: Scope;
  readonly installationId: InstallationId;
  readonly trackerIssueId: TrackerIssueId;
  /** What is filled in already, such as `project` and `issuetype`. */
  readonly given: FormValues;
  /** The person who is going to fill it in; null when that is not told. */
  readonly user: string | null;
}

/** What everything of a form is made of. */
interface Asked extends ShowCreationFormCommand {
  readonly installation: Installation;
  readonly trackerIssue: TrackerIssue;
  readonly connection: JiraConnection;
  readonly version: string | null;
}

const NO_PROJECT =
  "Jira shows Lockstep's account no project. Give the account the permissions Browse Projects and Create Issues in one, " +
  'or authorize with another account.';
const NO_TYPE =
  "Jira has no issue type of which Lockstep's account may make an issue in this project. Give the account the permission " +
  'Create Issues there, or choose another project.';

/** The form by which a Jira issue is made for a tracker issue, as Jira asks for it now. */
export class ShowCreationForm {
  readonly #ports: ShowCreationFormPorts;

  constructor(ports: ShowCreationFormPorts) {
    this.#ports = ports;
  }

  /**
   * With what is given, what was given the last time and what Jira would take by default filled in. Where Jira does not
   * tell what is to be given in the project, the form has the project alone and says why.
   * @throws {NotFound} when the scope has no such Installation.
   * @throws {InvalidValue} naming `trackerIssueId`, when the tracker has no such issue.
   * @throws {IntegrationNotActive} when the Jira is not authorized, or the Installation is over.
   * @throws {JiraFailure} when Jira could not be asked for its projects.
   */
  async execute(command: ShowCreationFormCommand): Promise<CreationForm> {
    const { reads, trackers, access } = this.#ports;
    const installation = await reads.installation(command.scope, command.installationId);
    if (installation === null) throw noSuch('Installation', command.scope);
    if (installation.isRemoved) throw installationOver();
    const trackerIssue = await trackers.of(installation).find(command.trackerIssueId);
    if (trackerIssue === null) throw new InvalidValue('trackerIssueId', 'names no issue of this tracker');

    return access.call(installation.integrationId, (connection, integration) =>
      this.#form({ ...command, installation, trackerIssue, connection, version: versionOf(integration) }),
    );
  }

  async #form(asked: Asked): Promise<CreationForm> {
    const { creation } = this.#ports.jira;
    const { creationDefaults } = this.#ports.stores;
    const projects = await creation.projects(asked.connection);
    const { chosen: project, notices } = chosenProject(projects, {
      asked: filledTextOf(asked.given['project']),
      remembered: await creationDefaults.lastProject(asked.installation.id),
    });
    if (project === null) return { fields: [], notices, problem: { field: 'project', message: NO_PROJECT } };

    const head = [projectField(projects, project)];
    try {
      const types = await creation.issueTypes(asked.connection, project.id, asked.version);
      if (types.length === 0)
        return { fields: head, notices, problem: { field: 'issuetype', message: NO_TYPE } };
      return await this.#whole(asked, { project, types, head, notices });
    } catch (error) {
      if (!(error instanceof JiraFailure) || error.code === 'jira_needs_reauthorization') throw error;
      return { fields: head, notices, problem: { field: 'project', message: error.message } };
    }
  }

  async #whole(
    asked: Asked,
    known: {
      readonly project: JiraProject;
      readonly types: readonly JiraIssueType[];
      readonly head: readonly FormField[];
      readonly notices: readonly FormNotice[];
    },
  ): Promise<CreationForm> {
    const { connection, version, given, installation } = asked;
    const { project, types, head } = known;
    const remembered = await this.#ports.stores.creationDefaults.inProject(installation.id, project.id);
    const { chosen, notices } = chosenIssueType(types, {
      asked: filledTextOf(given['issuetype']),
      remembered: remembered?.issueTypeId ?? null,
    });
    const place = { project: project.id, issueTypeId: chosen?.id ?? '' };
    const fields = await this.#ports.jira.creation.fields(connection, place, version);

    const screen = { fields, ignoredFieldIds: installation.settings.ignoredFieldIds };
    const prefilled = describedIssue(factsOf(asked.trackerIssue));
    const proposals: Proposals = { given, remembered, prefilled, ...(await this.#reporter(asked)) };
    return {
      fields: [
        ...head,
        ...textFields(screen, proposals),
        issueTypeField(types, chosen),
        ...otherFields(screen, proposals),
      ],
      notices: [...known.notices, ...notices],
      problem: null,
    };
  }

  /** Whom the person named the last time, if Jira still knows them. */
  async #reporter({ user, connection, installation }: Asked): Promise<Pick<Proposals, 'reporter'>> {
    const { stores, jira } = this.#ports;
    const name = user === null ? null : await stores.creationDefaults.reporterOf(installation.id, user);
    if (name === null) return {};
    const person = await jira.assignments.person(connection, { name });
    return { reporter: person?.name ?? null };
  }
}
