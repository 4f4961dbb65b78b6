import type { IntegrationId } from '../../domain/ids.ts';
import type { JiraIssue } from '../../domain/jira-issue.ts';
import type { JiraStatus } from '../../domain/jira-status.ts';
import type { JiraTransition } from '../../domain/outbound/jira-transition.ts';
import { nextHop, type Hop } from '../../domain/outbound/next-hop.ts';
import type { StatusMapping } from '../../domain/outbound/status-mapping.ts';
import {
  afterRefusal,
  configuredValues,
  fieldsIn,
  missingIn,
  valuesFor,
  withoutFields,
  type TransitionValues,
} from '../../domain/outbound/transition-values.ts';
import { exitsOf, type WorkflowMap } from '../../domain/outbound/workflow-map.ts';
import type { JiraAccess } from '../installation/jira-access.ts';
import { JiraFailure } from '../ports/jira-failure.ts';
import type { JiraServer } from '../ports/jira-server.ts';
import type { WorkflowRef } from '../ports/seen-workflows.ts';
import type { Stores } from '../ports/stores.ts';
import type { UnitOfWork } from '../ports/unit-of-work.ts';

export interface TakeHopPorts {
  readonly access: JiraAccess;
  readonly jira: Pick<JiraServer, 'transitions'>;
  readonly stores: Pick<Stores, 'workflows'>;
  readonly unitOfWork: UnitOfWork;
}

/** An issue as it was just read, on its way to a status. */
export interface OnTheWay {
  readonly integrationId: IntegrationId;
  readonly issue: JiraIssue;
  readonly present: JiraStatus;
  readonly target: JiraStatus;
  /** The statuses it left before, by id. */
  readonly passedIds: readonly string[];
  readonly mapping: StatusMapping;
  /** Whether the resolution of the mapping is set on this way. */
  readonly setsResolution: boolean;
}

export type HopOutcome =
  /** Jira did it, without the fields that it did not take. */
  | { readonly kind: 'done'; readonly transition: JiraTransition; readonly leftOut: readonly string[] }
  /** None of the transitions leads on. */
  | { readonly kind: 'no_way'; readonly transitions: readonly JiraTransition[] }
  /** Jira refuses it as it is; `missing` are fields that it requires and that have no value. */
  | {
      readonly kind: 'refused';
      readonly transition: JiraTransition;
      readonly missing: readonly string[];
      readonly problem: string;
    }
  /** The account may not transition the issue. */
  | { readonly kind: 'forbidden'; readonly problem: string }
  /** The transition is there no more. */
  | { readonly kind: 'overtaken'; readonly problem: string };

/** Takes a Jira issue one transition further on its way to a status. */
export class TakeHop {
  readonly #ports: TakeHopPorts;

  constructor(ports: TakeHopPorts) {
    this.#ports = ports;
  }

  /**
   * @throws {IntegrationNotActive} when Jira may not be called.
   * @throws {JiraFailure} when that failed, and it may be that Jira did it nonetheless.
   */
  async execute(way: OnTheWay): Promise<HopOutcome> {
    try {
      const transitions = await this.#list(way);
      const map = await this.#learn(way, transitions);
      const configured = configuredValues(way.mapping, way);
      const hop = nextHop({
        ...way,
        transitions,
        map,
        terms: { ...way.mapping, givenFieldIds: fieldsIn(configured) },
      });
      if (hop === null) return { kind: 'no_way', transitions };
      return await this.#perform(hop, way, valuesFor(hop.transition, configured, hop));
    } catch (error) {
      if (error instanceof JiraFailure && error.code === 'jira_forbidden')
        return { kind: 'forbidden', problem: error.message };
      throw error;
    }
  }

  /** Each refusal that is answered by another try leaves out a field, so there are not many. */
  async #perform({ transition }: Hop, way: OnTheWay, given: TransitionValues): Promise<HopOutcome> {
    let values = given;
    for (;;) {
      const failure = await this.#post(transition, way, values);
      if (failure === null) return { kind: 'done', transition, leftOut: differenceOf(given, values) };

      const next = afterRefusal(transition, values, failure.fieldMessages);
      if (next.kind === 'without') {
        values = withoutFields(values, next.fieldIds);
        continue;
      }
      const problem = failure.message;
      const isGone = next.kind === 'look_again' && !(await this.#isStillThere(transition, way));
      return isGone
        ? { kind: 'overtaken', problem }
        : { kind: 'refused', transition, missing: missingIn(values, transition), problem };
    }
  }

  /** The refusal; null when Jira did it. */
  async #post(
    { id: transitionId }: JiraTransition,
    { integrationId, issue }: OnTheWay,
    values: TransitionValues,
  ): Promise<JiraFailure | null> {
    const { access, jira } = this.#ports;
    try {
      await access.call(integrationId, (connection) =>
        jira.transitions.perform(connection, issue.id, { transitionId, ...values }),
      );
      return null;
    } catch (error) {
      if (error instanceof JiraFailure && error.code === 'jira_refused') return error;
      throw error;
    }
  }

  async #isStillThere({ id }: JiraTransition, way: OnTheWay): Promise<boolean> {
    return (await this.#list(way)).some((transition) => transition.id === id);
  }

  #list({ integrationId, issue }: OnTheWay): Promise<readonly JiraTransition[]> {
    const { access, jira } = this.#ports;
    return access.call(integrationId, (connection) => jira.transitions.list(connection, issue.id));
  }

  /** What is known of the workflow, with what was seen just now; that is kept, where ways of several hops are allowed. */
  async #learn(
    { integrationId, issue, present, mapping }: OnTheWay,
    transitions: readonly JiraTransition[],
  ): Promise<WorkflowMap> {
    const { stores, unitOfWork } = this.#ports;
    const { projectId, issueTypeId } = issue;
    if (mapping.mostHops === 1 || projectId === null || issueTypeId === null) return new Map();

    const workflow: WorkflowRef = { integrationId, projectId, issueTypeId };
    const exits = exitsOf(transitions);
    const map = await stores.workflows.map(workflow);
    // To an account that may do nothing Jira shows nothing: that says nothing of the workflow.
    if (exits.length > 0 && !isSame(map.get(present.id) ?? [], exits)) {
      await unitOfWork.run(({ workflows }) => workflows.note(workflow, present.id, exits));
    }
    return new Map(map).set(present.id, exits);
  }
}

function isSame(known: readonly JiraStatus[], seen: readonly JiraStatus[]): boolean {
  return known.length === seen.length && seen.every(({ id }, place) => known[place]?.id === id);
}

function differenceOf(given: TransitionValues, taken: TransitionValues): readonly string[] {
  const kept = fieldsIn(taken);
  return [...fieldsIn(given)].filter((id) => !kept.has(id));
}
