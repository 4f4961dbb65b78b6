import type { Scope } from '../../domain/api-key.ts';
import { CreationRule } from '../../domain/creation/creation-rule.ts';
import { jiraFieldsOf, type FormValues } from '../../domain/creation/jira-fields.ts';
import { renderedValues } from '../../domain/creation/rendered-values.ts';
import { InvalidValue, type FieldProblem } from '../../domain/domain-error.ts';
import type { CreationRuleId, InstallationId, TrackerIssueId } from '../../domain/ids.ts';
import { noSuch } from '../../domain/no-such.ts';
import type { TrackerIssueFacts } from '../../domain/outbound/tracker-event.ts';
import type { AdminReads } from '../ports/admin-reads.ts';
import type { Clock } from '../ports/clock.ts';
import type { CreationReads } from '../ports/creation-reads.ts';
import type { Trackers } from '../ports/tracker.ts';
import type { GivenRule } from './add-creation-rule.ts';
import type { ReadScreen } from './read-screen.ts';
import { factsOf } from './tracker-issue-facts.ts';

export interface PreviewCreationRulePorts {
  readonly reads: Pick<AdminReads, 'installation'>;
  readonly creationReads: Pick<CreationReads, 'creations'>;
  readonly trackers: Trackers;
  readonly clock: Clock;
}

export interface PreviewCreationRuleCommand {
  readonly scope: Scope;
  readonly installationId: InstallationId;
  readonly rule: GivenRule;
  /** What an issue would be made for. */
  readonly trackerIssueId: TrackerIssueId;
}

const SOMETIMES_UNKNOWN = ['project', 'level', 'timesSeen', 'details'] as const;

/** What a rule would make for a tracker issue. */
export interface PreviewedRule {
  /** Whether the rule is for the tracker issue, as far as looking at that tells. */
  readonly isMatch: boolean;
  /** What only the tracker's events tell, and is not known of this one: what a rule asks of it cannot be tried here. */
  readonly unknown: readonly (typeof SOMETIMES_UNKNOWN)[number][];
  /** What would be given for each field, with everything put in. */
  readonly values: FormValues;
  /** What Jira would not take, by its form. */
  readonly problems: readonly FieldProblem[];
}

/** Tells what Jira issue a rule would make for a tracker issue. Makes nothing, and keeps nothing. */
export class PreviewCreationRule {
  readonly #ports: PreviewCreationRulePorts;
  readonly #readScreen: ReadScreen;

  constructor(ports: PreviewCreationRulePorts, readScreen: ReadScreen) {
    this.#ports = ports;
    this.#readScreen = readScreen;
  }

  /**
   * @throws {NotFound} when the scope has no such Installation.
   * @throws {InvalidValue} when a name or number of the rule is out of its bounds; naming `trackerIssueId`, when the tracker
   * has no such issue.
   * @throws {FieldsRefused} when the rule lacks a project, issue type or title, names what there is not, or Jira shows none
   * of that name.
   * @throws {IntegrationNotActive} when the Jira is not authorized.
   * @throws {JiraFailure} when it could not be asked.
   * @throws {TrackerUnavailable}
   */
  async execute(command: PreviewCreationRuleCommand): Promise<PreviewedRule> {
    const { reads, trackers, clock } = this.#ports;
    const { scope, installationId, trackerIssueId } = command;
    const installation = await reads.installation(scope, installationId);
    if (installation === null) throw noSuch('Installation', scope);
    const id = 'a rule that is not kept' as CreationRuleId;
    const rule = CreationRule.create({ ...command.rule, id, installationId, createdAt: clock.now() });
    const issue = await trackers.of(installation).find(trackerIssueId);
    if (issue === null) throw new InvalidValue('trackerIssueId', 'names no issue of this tracker');

    const facts = { ...(await this.#toldBefore(command)), ...known(factsOf(issue)) };
    const screen = await this.#readScreen.execute(installation.integrationId, rule.toProps().values);
    const values = renderedValues(rule.toProps().values, { ...facts, id: trackerIssueId }, screen.fields);
    return {
      isMatch: rule.matches(facts, { isRegression: false }),
      unknown: SOMETIMES_UNKNOWN.filter((name) => facts[name] === null),
      values,
      problems: jiraFieldsOf(values, screen).problems,
    };
  }

  /** What the tracker's events told when an issue was made for it before; nothing where none was. */
  async #toldBefore({
    scope,
    installationId,
    trackerIssueId,
  }: PreviewCreationRuleCommand): Promise<TrackerIssueFacts> {
    const filter = { installationId, trackerIssueId, ruleId: null, state: null };
    const [last] = await this.#ports.creationReads.creations(scope, filter, { limit: 1, after: null });
    return last?.toProps().facts ?? NOTHING_TOLD;
  }
}

const NOTHING_TOLD: TrackerIssueFacts = {
  ...{ title: '', status: 'unresolved', url: null, project: null, level: null },
  ...{ tags: {}, timesSeen: null, details: null },
};

/** What looking at the tracker issue tells, which goes before what was told of it before. */
function known({
  title,
  status,
  url,
}: TrackerIssueFacts): Pick<TrackerIssueFacts, 'title' | 'status' | 'url'> {
  return { title, status, url };
}
