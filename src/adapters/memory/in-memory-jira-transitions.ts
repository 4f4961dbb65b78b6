import type { Clock } from '../../application/ports/clock.ts';
import { JiraFailure, type JiraFailureDetails } from '../../application/ports/jira-failure.ts';
import type { JiraTransitions, TransitionStep } from '../../application/ports/jira-transitions.ts';
import { idTextOf, own } from '../../domain/foreign-json.ts';
import type { JiraIssueId } from '../../domain/ids.ts';
import type { JiraIssue } from '../../domain/jira-issue.ts';
import type { JiraStatus } from '../../domain/jira-status.ts';
import type { JiraTransition, TransitionField } from '../../domain/outbound/jira-transition.ts';
import type { JiraResolution } from '../../domain/resolution-rule.ts';
import type { SignedCall } from './in-memory-jira-calls.ts';
import { updatedAfter, type InMemoryJiraIssues } from './in-memory-jira-issues.ts';

/** A field on a screen; Jira takes some that it does not list. */
export interface ScreenField extends TransitionField {
  readonly isListed: boolean;
}

/** A step of a workflow. */
export interface WorkflowStep {
  readonly id: string;
  readonly name: string;
  /** By id; null from every status. */
  readonly from: readonly string[] | null;
  readonly to: JiraStatus;
  readonly screen?: readonly ScreenField[];
  /** What the workflow itself does after the screen: sets this one or clears it with null; left out, it does nothing. */
  readonly resolution?: JiraResolution | null;
  /** Jira lists it without telling where it leads. */
  readonly hidesTarget?: boolean;
}

/** The workflow that every issue of a Jira in memory has. */
export class InMemoryJiraTransitions {
  readonly #issues: InMemoryJiraIssues;
  readonly #clock: Clock;
  #steps: readonly WorkflowStep[] = [];
  readonly #performed: string[] = [];
  #isPermitted = true;

  constructor(issues: InMemoryJiraIssues, clock: Clock) {
    this.#issues = issues;
    this.#clock = clock;
  }

  /** These as a JiraServer has them. */
  over(signed: SignedCall): JiraTransitions {
    return {
      list: (connection, issueId) => signed('transitions.list', connection, () => this.list(issueId)),
      perform: (connection, issueId, step) =>
        signed('transitions.perform', connection, () => {
          this.perform(issueId, step);
        }),
    };
  }

  /** Makes it the workflow that has these steps. */
  put(...steps: readonly WorkflowStep[]): void {
    this.#steps = steps;
  }

  /** Whether the account may transition issues. */
  permit(isPermitted: boolean): void {
    this.#isPermitted = isPermitted;
  }

  /** The ids of the transitions that were done, oldest first. */
  get performed(): readonly string[] {
    return this.#performed;
  }

  list(issueId: JiraIssueId): readonly JiraTransition[] {
    const issue = this.#issues.read(issueId);
    return this.#isPermitted ? this.#from(issue).map(shown) : [];
  }

  perform(issueId: JiraIssueId, { transitionId, fields }: TransitionStep): void {
    const issue = this.#issues.read(issueId);
    if (!this.#isPermitted) throw new JiraFailure('jira_forbidden', MAY_NOT, { status: 403 });

    const step = this.#from(issue).find(({ id }) => id === transitionId);
    if (step === undefined) {
      const message = `Workflow operation ${transitionId} is not valid for the current state of this issue.`;
      throw refused({ jiraMessages: [message] });
    }
    const fieldMessages = complaints(step.screen ?? [], fields);
    if (Object.keys(fieldMessages).length > 0) throw refused({ fieldMessages });
    this.#issues.put(this.#after(step, issue, fields));
    this.#performed.push(step.id);
  }

  #from({ status }: JiraIssue): readonly WorkflowStep[] {
    return this.#steps.filter(({ from }) => from === null || (status !== null && from.includes(status.id)));
  }

  #after(step: WorkflowStep, issue: JiraIssue, fields: TransitionStep['fields']): JiraIssue {
    const now = this.#clock.now();
    const resolution = step.resolution === undefined ? (given(fields) ?? issue.resolution) : step.resolution;
    const isKept = resolution !== null && resolution.id === issue.resolution?.id;
    return {
      ...issue,
      status: step.to,
      resolution,
      resolvedAt: isKept ? issue.resolvedAt : resolution === null ? null : now,
      updatedAt: updatedAfter(issue, now),
    };
  }
}

const MAY_NOT = 'The account may not transition this issue.';

function shown({ id, name, to, screen = [], hidesTarget = false }: WorkflowStep): JiraTransition {
  const fields = screen
    .filter(({ isListed }) => isListed)
    .map((field) => ({ id: field.id, name: field.name, isRequired: field.isRequired }));
  return { id, name, to: hidesTarget ? null : to, fields };
}

function given(fields: TransitionStep['fields']): JiraResolution | null {
  const id = idTextOf(own(fields['resolution'], 'id'));
  return id === null ? null : { id, name: null };
}

function complaints(
  screen: readonly ScreenField[],
  fields: TransitionStep['fields'],
): Readonly<Record<string, string>> {
  const cannotBeSet = Object.keys(fields)
    .filter((field) => !screen.some(({ id }) => id === field))
    .map((id) => [id, `Field '${id}' cannot be set. It is not on the appropriate screen, or unknown.`]);
  const missing = screen
    .filter(({ id, isRequired }) => isRequired && (fields[id] ?? null) === null)
    .map(({ id, name }) => [id, `${name ?? id} is required.`]);
  return Object.fromEntries([...cannotBeSet, ...missing]) as Readonly<Record<string, string>>;
}

function refused(details: JiraFailureDetails): JiraFailure {
  const said = [...(details.jiraMessages ?? []), ...Object.values(details.fieldMessages ?? {})];
  return new JiraFailure('jira_refused', `Jira refuses the request (400). Jira says: ${said.join(' ')}`, {
    status: 400,
    ...details,
  });
}
