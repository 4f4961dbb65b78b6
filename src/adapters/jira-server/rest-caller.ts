import { JiraFailure } from '../../application/ports/jira-failure.ts';
import type { JiraConnection } from '../../application/ports/jira-server.ts';
import type { Secret } from '../../domain/secret.ts';
import { jsonIn } from './foreign-words.ts';
import { hostOf, type JiraAnswer, type JiraCall, type JiraCredentials } from './jira-call.ts';
import type { JiraCaller } from './jira-caller.ts';

/** One signed call of the REST API. */
export interface RestCall {
  readonly connection: JiraConnection;
  readonly method: JiraCall['method'];
  /** The path, with a place in braces for each of `placeholders`, in their order; or for `placeholder` alone. */
  readonly pattern: string;
  readonly placeholder?: string;
  readonly placeholders?: readonly string[];
  readonly query?: string;
  readonly purpose: string;
  readonly body?: unknown;
  readonly secrets?: readonly Secret[];
}

/** Makes signed calls that are answered in JSON. */
export class RestCaller {
  readonly #caller: JiraCaller;

  constructor(caller: JiraCaller) {
    this.#caller = caller;
  }

  /**
   * What `understand` makes of the JSON of the answer, which is null when there is none.
   * @throws {JiraFailure} `jira_unexpected_answer` too, when `understand` answers null or the answer is no JSON.
   */
  async call<Meaning>(
    call: RestCall,
    understand: (value: unknown, answer: JiraAnswer) => Meaning | null,
  ): Promise<Meaning> {
    const { connection } = call;
    const path = pathOf(call);
    const jiraCall: JiraCall = {
      kind: 'signed',
      target: connection,
      credentials: credentialsOf(connection),
      method: call.method,
      pattern: call.pattern,
      path: call.query === undefined ? path : `${path}?${call.query}`,
      purpose: call.purpose,
      secrets: [connection.accessToken, ...(call.secrets ?? [])],
      ...(call.body === undefined ? {} : { body: call.body }),
    };
    return this.#caller.call(jiraCall, (answer) => {
      const value = jsonIn(answer.text);
      return value === undefined ? null : understand(value, answer);
    });
  }
}

function credentialsOf(connection: JiraConnection): JiraCredentials {
  return connection.kind === 'oauth'
    ? { kind: 'oauth', consumer: connection, token: connection.accessToken }
    : { kind: 'personal_access_token', token: connection.accessToken };
}

/** A path cannot hold a name of dots: it would be the path of something else. @throws {JiraFailure} */
function pathOf({ connection, purpose, pattern, placeholder, placeholders }: RestCall): string {
  const names = placeholders ?? (placeholder === undefined ? [] : [placeholder]);
  const odd = names.find((name) => /^\.{0,2}$/.test(name));
  if (odd !== undefined) {
    throw new JiraFailure(
      'jira_not_found',
      `Could not ${purpose} ${hostOf(connection)}: there is nothing called "${odd}".`,
    );
  }
  const left = [...names];
  return pattern.replace(/\{\w+\}/g, () => encodeURIComponent(left.shift() ?? ''));
}
