import type { Effect } from '../../domain/effect.ts';
import type { JiraIssue } from '../../domain/jira-issue.ts';
import type { JiraStatus } from '../../domain/jira-status.ts';
import { intendedFor } from '../../domain/outbound/ledger.ts';
import type { OutboundStatusContent } from '../../domain/outbound/outbound-content.ts';
import { reasonNotToReopen, type NotReopened } from '../../domain/outbound/reopen-rule.ts';
import { statusAsked, type StatusAsked } from '../../domain/outbound/status-asked.ts';
import type { StatusMapping } from '../../domain/outbound/status-mapping.ts';
import { isDone } from '../../domain/status-rule.ts';
import { afterFailure } from '../inbound/after-failure.ts';
import type { Conclusion } from '../inbound/conclusion.ts';
import type { FindStatus } from '../inbound/find-status.ts';
import type { JiraAccess } from '../installation/jira-access.ts';
import type { Clock } from '../ports/clock.ts';
import { JiraFailure } from '../ports/jira-failure.ts';
import type { JiraServer } from '../ports/jira-server.ts';
import type { Log } from '../ports/log.ts';
import type { AskForIssue } from './ask-for-issue.ts';
import type { CarriesOut, OutboundErrand } from './outbound-errand.ts';
import {
  arrived,
  leftDone,
  nothingAsked,
  stuck,
  type Arrival,
  type Stage,
} from './outbound-status-outcomes.ts';
import type { HopOutcome, TakeHop } from './take-hop.ts';

export interface CarryOutOutboundStatusPorts {
  readonly access: JiraAccess;
  readonly jira: Pick<JiraServer, 'issues'>;
  readonly clock: Clock;
  readonly log: Log;
}

/** What carrying a status to Jira takes beside its ports. */
export interface OutboundStatusParts {
  readonly hop: TakeHop;
  readonly findStatus: FindStatus;
  readonly newIssue: AskForIssue;
}

/** An outbound status Effect, with what it is carried out on. */
interface Errand extends Pick<OutboundErrand, 'link' | 'installation'> {
  readonly effect: Effect;
  readonly content: OutboundStatusContent;
}

/** An issue as it was read just now, and where it is to go. */
interface Course {
  readonly issue: JiraIssue;
  readonly present: JiraStatus;
  readonly target: JiraStatus;
  readonly mapping: StatusMapping;
}

/** Makes the Jira issue's status what the tracker issue's asks for. Outside any transaction, as Jira is foreign. */
export class CarryOutOutboundStatus implements CarriesOut<OutboundStatusContent> {
  readonly #ports: CarryOutOutboundStatusPorts;
  readonly #parts: OutboundStatusParts;

  constructor(ports: CarryOutOutboundStatusPorts, parts: OutboundStatusParts) {
    this.#ports = ports;
    this.#parts = parts;
  }

  /**
   * Takes one transition and no more: which status the issue is about to leave, on the way to which, is written down
   * before. So no way is walked twice, whatever happens.
   */
  async execute(
    effect: Effect,
    content: OutboundStatusContent,
    { link, installation }: OutboundErrand,
  ): Promise<Conclusion> {
    try {
      return await this.#carryOut({ effect, content, link, installation });
    } catch (error) {
      return afterFailure(error, effect, this.#ports);
    }
  }

  async #carryOut(errand: Errand): Promise<Conclusion> {
    const { content, link, installation } = errand;
    const asks = (issue: Pick<JiraIssue, 'projectId' | 'issueTypeId'>): StatusAsked =>
      statusAsked(content.status, issue, installation.settings);

    const { jiraProjectId: projectId, jiraIssueKey: key } = link.toProps();
    const beforehand = asks({ projectId, issueTypeId: null }).kind;
    if (projectId !== null && (beforehand === 'off' || beforehand === 'not_mapped'))
      return nothingAsked(beforehand, { projectId, key });

    const issue = await this.#read(errand);
    const asked = asks(issue);
    if (asked.kind !== 'to') return nothingAsked(asked.kind, issue);
    const target = await this.#statusWith(asked.statusId, errand);
    return this.#lead(errand, { issue, present: statusOf(issue), target, mapping: asked.mapping });
  }

  async #lead(errand: Errand, course: Course): Promise<Conclusion> {
    const { present, target } = course;
    const intended = errand.content.target;
    const passedIds = intended?.statusId === target.id ? intended.passedIds : null;
    if (present.id === target.id) {
      const arrival = passedIds === null ? 'by_others' : 'unconfirmed';
      return arrived(await this.#stage(errand, course, passedIds ?? []), { kind: arrival });
    }
    if (passedIds === null) {
      const reason = this.#reasonNotToReopen(errand, course);
      return reason === null ? setOut(errand, course, []) : this.#leaveDone(errand, course, reason);
    }
    if (passedIds.at(-1) === present.id) {
      // Not where another change was decided on since it was set out for: its echo would not be known.
      const isNoted = intendedFor(errand.link.toProps().ledger, 'outbound_status') === errand.effect.id;
      const passed = passedIds.slice(0, -1);
      return isNoted ? this.#goOn(errand, course, passed) : setOut(errand, course, passed);
    }
    return this.#setOutAgain(errand, course, passedIds);
  }

  /** Takes the transition that was set out for. */
  async #goOn(errand: Errand, course: Course, passedIds: readonly string[]): Promise<Conclusion> {
    const { content, effect } = errand;
    const { integrationId } = effect.issue;
    const setsResolution = content.status === 'resolved';
    const outcome = await this.#parts.hop.execute({ ...course, integrationId, passedIds, setsResolution });
    if (outcome.kind !== 'done' && outcome.kind !== 'overtaken')
      return stuck(await this.#stage(errand, course, passedIds), outcome);

    const issue = await this.#read(errand);
    const now = { ...course, issue, present: statusOf(issue) };
    const passed = outcome.kind === 'done' ? [...passedIds, course.present.id] : passedIds;
    if (now.present.id === course.present.id)
      return unmoved(await this.#stage(errand, now, passedIds), outcome);
    if (now.present.id !== now.target.id)
      return this.#setOutAgain(errand, now, [...passedIds, course.present.id]);
    const arrival: Arrival = outcome.kind === 'done' ? { ...outcome, kind: 'by_us' } : { kind: 'by_others' };
    return arrived(await this.#stage(errand, now, passed), arrival);
  }

  async #setOutAgain(errand: Errand, course: Course, passedIds: readonly string[]): Promise<Conclusion> {
    if (!passedIds.includes(course.present.id)) return setOut(errand, course, passedIds);
    return stuck(await this.#stage(errand, course, passedIds), { kind: 'moved_back' });
  }

  #reasonNotToReopen(
    { content, installation }: Errand,
    { issue, present, mapping }: Course,
  ): NotReopened | null {
    const { id: statusId, category } = present;
    const done = isDone({ statusId, category, projectId: issue.projectId }, installation.settings);
    const isToReopen = content.status === 'unresolved' && (done ?? issue.resolution !== null);
    return isToReopen ? reasonNotToReopen(issue, mapping, this.#ports.clock.now()) : null;
  }

  async #leaveDone(errand: Errand, course: Course, reason: NotReopened): Promise<Conclusion> {
    const { link, installation, effect } = errand;
    const isNewOneWanted = course.mapping.whenNotReopened === 'new_issue';
    const wanted = { link, installation, effectId: effect.id };
    const newIssue = isNewOneWanted ? await this.#parts.newIssue.execute(wanted) : null;
    return leftDone(await this.#stage(errand, course, []), reason, newIssue);
  }

  async #stage(errand: Errand, course: Course, passedIds: readonly string[]): Promise<Stage> {
    const { effect, content, installation } = errand;
    const { issue, present, target } = course;
    const { id: statusId, name: statusName, category } = present;
    const done = isDone({ statusId, category, projectId: issue.projectId }, installation.settings);
    const [first] = passedIds;
    return {
      effect,
      seen: {
        statusId,
        statusName,
        updatedAt: issue.updatedAt,
        isDone: done ?? content.status === 'resolved',
      },
      target,
      from: first === undefined ? null : await this.#statusWith(first, errand),
      hops: passedIds.length,
      isAgreed: statusId === target.id || done === (content.status !== 'unresolved'),
    };
  }

  /** The status with its name, where its Jira has one with this id. */
  async #statusWith(id: string, { effect }: Errand): Promise<JiraStatus> {
    const found = await this.#parts.findStatus.execute(effect.issue.integrationId, id);
    return found ?? { id, name: null, category: null };
  }

  #read({ effect: { issue } }: Errand): Promise<JiraIssue> {
    const { access, jira } = this.#ports;
    return access.call(issue.integrationId, (connection) => jira.issues.read(connection, issue.jiraIssueId));
  }
}

/** Writes down, before Jira is changed, where the issue is to go and what it leaves for that. */
function setOut({ content }: Errand, { target, present }: Course, passedIds: readonly string[]): Conclusion {
  const intended = { statusId: target.id, passedIds: [...passedIds, present.id] };
  return { kind: 'found_out', content: { ...content, target: intended } };
}

/** What is no transition of it any more may be one again. */
function unmoved(stage: Stage, outcome: HopOutcome & { readonly kind: 'done' | 'overtaken' }): Conclusion {
  if (outcome.kind === 'overtaken')
    return { kind: 'again', problem: outcome.problem, reason: 'jira_gave_up', retryAfterMs: null };

  const problem = 'Jira says that it did the transition, and shows the status of before.';
  return stuck(stage, { kind: 'refused', transition: outcome.transition, missing: [], problem });
}

/** @throws {JiraFailure} when Jira does not tell it. */
function statusOf({ status, key, id }: JiraIssue): JiraStatus {
  if (status !== null) return status;
  throw new JiraFailure('jira_unexpected_answer', `Jira tells no status of issue ${key ?? id}.`);
}
