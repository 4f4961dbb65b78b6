import { expect } from 'chai';
import type { JiraConnection, JiraServer } from '../../src/application/ports/jira-server.ts';
import type { JiraIssueId, LinkId } from '../../src/domain/ids.ts';
import { globalIdOf, type RemoteLink } from '../../src/domain/outbound/remote-link.ts';
import { failureOf } from './jira-server-failure.ts';

/** A Jira with an issue that can be linked to things elsewhere. */
export interface ArrangedRemoteLinks {
  readonly server: JiraServer;
  readonly connection: JiraConnection;
  readonly issueId: JiraIssueId;
  /** As Jira shows them on the issue. */
  shown(): Promise<readonly Pick<RemoteLink, 'globalId' | 'url' | 'title' | 'isResolved'>[]>;
  forbidLinking(): Promise<void>;
  deleteIssue(): Promise<void>;
  close(): Promise<void>;
}

const LINK: RemoteLink = {
  globalId: globalIdOf('01900000-0000-7000-8000-000000000001' as LinkId),
  url: 'https://tracker.example.com/issues/42?a=b&c=ü',
  title: 'TypeError: „x“ is undefined',
  iconUrl: 'https://tracker.example.com/favicon.ico',
  place: 'tracker.example.com',
  relationship: 'tracked by',
  isResolved: false,
};

/** What every JiraServer promises of remote links. */
export function jiraRemoteLinksContract(adapter: string, arrange: () => Promise<ArrangedRemoteLinks>): void {
  describe(`JiraRemoteLinks contract: ${adapter}`, () => {
    let jira: ArrangedRemoteLinks;

    beforeEach(async () => {
      jira = await arrange();
    });

    afterEach(() => jira.close());

    const put = (link: Partial<RemoteLink> = {}) =>
      jira.server.remoteLinks.put(jira.connection, jira.issueId, { ...LINK, ...link });
    const remove = (globalId = LINK.globalId) =>
      jira.server.remoteLinks.remove(jira.connection, jira.issueId, globalId);
    const { globalId, url, title, isResolved } = LINK;

    it('puts a link on an issue, once however often it is put', async () => {
      await put();
      await put();

      expect(await jira.shown()).to.deep.equal([{ globalId, url, title, isResolved }]);
    });

    it('puts it in the place of the one of the same global id', async () => {
      await put();
      await put({ isResolved: true, title: 'Another title', iconUrl: null });

      expect(await jira.shown()).to.deep.equal([{ globalId, url, title: 'Another title', isResolved: true }]);
    });

    it('leaves others alone', async () => {
      await put({ globalId: 'another&globalId=x' });
      await put();
      await remove();

      expect((await jira.shown()).map((link) => link.globalId)).to.deep.equal(['another&globalId=x']);
    });

    it('removes a link, also one that is gone', async () => {
      await put();
      await remove();
      await remove();

      expect(await jira.shown()).to.deep.equal([]);
    });

    it('may do neither where linking is off', async () => {
      await put();
      await jira.forbidLinking();

      expect((await failureOf(put())).code).to.equal('jira_forbidden');
      expect((await failureOf(remove())).code).to.equal('jira_forbidden');
    });

    it('knows no issue that is gone, and has nothing to remove there', async () => {
      await jira.deleteIssue();

      expect((await failureOf(put())).code).to.equal('jira_not_found');
      await remove();
    });
  });
}
