import type { JiraConnection } from '../../application/ports/jira-connection.ts';
import { JiraFailure } from '../../application/ports/jira-failure.ts';
import type { JiraRemoteLinks } from '../../application/ports/jira-remote-links.ts';
import type { JiraIssueId } from '../../domain/ids.ts';
import type { RemoteLink } from '../../domain/outbound/remote-link.ts';
import type { RestCaller } from './rest-caller.ts';

const PATTERN = '/rest/api/2/issue/{issue}/remotelink';

/** Remote issue links over the REST API, version 2. */
export class RemoteLinkRest implements JiraRemoteLinks {
  readonly #rest: RestCaller;

  constructor(rest: RestCaller) {
    this.#rest = rest;
  }

  async put(connection: JiraConnection, issueId: JiraIssueId, link: RemoteLink): Promise<void> {
    const purpose = `put a remote link on issue ${issueId} in`;
    await this.#rest.call(
      { connection, method: 'POST', pattern: PATTERN, placeholder: issueId, purpose, body: jsonOf(link) },
      () => 'done',
    );
  }

  async remove(connection: JiraConnection, issueId: JiraIssueId, globalId: string): Promise<void> {
    const purpose = `remove a remote link of issue ${issueId} in`;
    const query = new URLSearchParams({ globalId }).toString();
    try {
      await this.#rest.call(
        { connection, method: 'DELETE', pattern: PATTERN, placeholder: issueId, query, purpose },
        () => 'done',
      );
    } catch (error) {
      if (!(error instanceof JiraFailure) || error.code !== 'jira_not_found') throw error;
    }
  }
}

function jsonOf({ globalId, url, title, iconUrl, place, relationship, isResolved }: RemoteLink) {
  return {
    globalId,
    relationship,
    application: { type: 'lockstep', name: place },
    object: {
      url,
      title,
      ...(iconUrl === null ? {} : { icon: { url16x16: iconUrl, title: place } }),
      status: { resolved: isResolved },
    },
  };
}
