import type { Clock } from '../../application/ports/clock.ts';
import { JiraFailure } from '../../application/ports/jira-failure.ts';
import type { JiraServerInfos, JiraTarget } from '../../application/ports/jira-server.ts';
import { understandServerInfo, type JiraServerInfo } from '../../domain/jira-version.ts';
import { jsonIn } from './foreign-words.ts';
import { hostOf } from './jira-call.ts';
import type { JiraCaller } from './jira-caller.ts';

/** What a Jira tells of itself to anybody: `GET /rest/api/2/serverInfo`, and the `Date` it is answered with. */
export class ServerInfoRest implements JiraServerInfos {
  readonly #caller: JiraCaller;
  readonly #clock: Clock;

  constructor(caller: JiraCaller, clock: Clock) {
    this.#caller = caller;
    this.#clock = clock;
  }

  async read(target: JiraTarget): Promise<JiraServerInfo> {
    const path = '/rest/api/2/serverInfo';
    const purpose = 'read the version of';
    const info = await this.#caller.call(
      {
        kind: 'unsigned',
        target,
        credentials: null,
        method: 'GET',
        pattern: path,
        path,
        purpose,
        secrets: [],
      },
      ({ text, headers }) => understandServerInfo(jsonIn(text), this.#secondsAhead(headers['date'])),
    );
    if (!info.isCloud) return info;
    throw new JiraFailure(
      'jira_refused',
      `${hostOf(target)} is a Jira Cloud. Lockstep is for Jira Server and Data Center, which Cloud differs from in ` +
        'accounts, authorization and webhooks: connect a Jira of your own.',
      { status: 200 },
    );
  }

  #secondsAhead(date: string | undefined): number | null {
    const time = Date.parse(date ?? '');
    if (Number.isNaN(time)) return null;
    // A `Date` knows whole seconds: what differs by less does not differ.
    return Math.trunc((time - this.#clock.now().getTime()) / 1000) || 0;
  }
}
