import type { JiraConnection } from '../../application/ports/jira-server.ts';
import type { JiraTransitions, TransitionStep } from '../../application/ports/jira-transitions.ts';
import { own } from '../../domain/foreign-json.ts';
import type { JiraIssueId } from '../../domain/ids.ts';
import { understandTransition, type JiraTransition } from '../../domain/outbound/jira-transition.ts';
import type { RestCaller } from './rest-caller.ts';

const PATTERN = '/rest/api/2/issue/{issue}/transitions';

/** Transitions over the REST API, version 2. */
export class TransitionRest implements JiraTransitions {
  readonly #rest: RestCaller;

  constructor(rest: RestCaller) {
    this.#rest = rest;
  }

  list(connection: JiraConnection, issueId: JiraIssueId): Promise<readonly JiraTransition[]> {
    return this.#rest.call(
      {
        connection,
        method: 'GET',
        pattern: PATTERN,
        placeholder: issueId,
        query: 'expand=transitions.fields',
        purpose: `read the transitions of issue ${issueId} in`,
      },
      (value) => {
        const rows = own(value, 'transitions');
        return Array.isArray(rows)
          ? rows.map(understandTransition).filter((transition) => transition !== null)
          : null;
      },
    );
  }

  async perform(
    connection: JiraConnection,
    issueId: JiraIssueId,
    { transitionId, fields, update }: TransitionStep,
  ): Promise<void> {
    await this.#rest.call(
      {
        connection,
        method: 'POST',
        pattern: PATTERN,
        placeholder: issueId,
        purpose: `perform transition ${transitionId} on issue ${issueId} in`,
        body: { transition: { id: transitionId }, ...unlessEmpty({ fields }), ...unlessEmpty({ update }) },
      },
      () => 'done',
    );
  }
}

function unlessEmpty(
  part: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(part).filter(([, value]) => Object.keys(value).length > 0));
}
