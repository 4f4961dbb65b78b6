import { expect } from 'chai';
import { JiraFailure } from '../../src/application/ports/jira-failure.ts';
import type {
  FoundIssues,
  IssueSearch,
  JiraConnection,
  SearchStretch,
} from '../../src/application/ports/jira-server.ts';
import type { JiraIssueId } from '../../src/domain/ids.ts';
import { connectTo, type ArrangedJira } from './arranged-jira.ts';
import { failureOf } from './jira-server-failure.ts';

const WHOLE: SearchStretch = { startAt: 0, limit: 50 };

/** What every search for issues promises; part of the suite of JiraServer. */
export function jiraSearchContract(arranged: () => ArrangedJira): void {
  describe('search', () => {
    let connection: JiraConnection;

    beforeEach(async () => {
      connection = await connectTo(arranged());
    });

    const search = (what: IssueSearch, stretch = WHOLE): Promise<FoundIssues> =>
      arranged().server.issues.search(connection, what, stretch);
    const withIds = (...ids: readonly string[]): IssueSearch => ({ kind: 'ids', ids: ids as JiraIssueId[] });
    const updatedIn = (...projects: readonly string[]): IssueSearch => ({
      kind: 'updated',
      projects,
      sinceMinutes: 5,
    });

    it('finds issues by id, each as it is when it is read', async () => {
      const { server, issue } = arranged();
      const other = await arranged().createIssue();

      const { issues, nextStartAt } = await search(withIds(issue.id, other));

      const byId = issues.toSorted((one, another) => Number(one.id) - Number(another.id));
      const read = await Promise.all([issue.id, other].map((id) => server.issues.read(connection, id)));
      expect(byId).to.deep.equal(read);
      expect(nextStartAt).to.equal(null);
    });

    it('tells the time by Jira’s own clock', async () => {
      const { answeredAt } = await search(withIds(arranged().issue.id));

      expect(Math.abs((answeredAt?.getTime() ?? 0) - Date.now())).to.be.lessThan(60_000);
    });

    it('goes stretch by stretch, and says where the next starts', async () => {
      const ids = [arranged().issue.id, await arranged().createIssue(), await arranged().createIssue()];

      const first = await search(withIds(...ids), { startAt: 0, limit: 2 });
      const second = await search(withIds(...ids), { startAt: first.nextStartAt ?? 0, limit: 2 });

      expect(first.issues).to.have.lengthOf(2);
      expect(second.nextStartAt).to.equal(null);
      const found = [...first.issues, ...second.issues].map(({ id }) => id);
      expect(found.toSorted()).to.deep.equal(ids.toSorted());
    });

    it('leaves an issue out that is not shown, or is refused for its sake', async () => {
      const { issue } = arranged();
      await arranged().deleteIssue();
      const other = await arranged().createIssue();

      let found: readonly string[] = [other];
      try {
        found = (await search(withIds(issue.id, other))).issues.map(({ id }) => id);
      } catch (error) {
        if (!(error instanceof JiraFailure)) throw error;
        expect(error).to.include({ code: 'jira_refused', status: 400 });
      }

      expect(found).to.deep.equal([other]);
    });

    it('finds issues by key, also by one of before a move', async () => {
      const { issue } = arranged();
      const other = await arranged().createIssue();
      const key = await arranged().moveIssue();

      const { issues } = await search({ kind: 'keys', keys: [issue.key, 'ABC-2'] });

      expect(issues.map(({ id }) => id)).to.have.members([issue.id, other]);
      expect(issues.find(({ id }) => id === issue.id)?.key).to.equal(key);
    });

    it('leaves a key out that is not shown, or is refused for its sake', async () => {
      const { issue } = arranged();
      const keys: IssueSearch = { kind: 'keys', keys: [issue.key, 'NOPE_2-9', 'ABC-999'] };

      let found: readonly string[] = [issue.id];
      try {
        found = (await search(keys)).issues.map(({ id }) => id);
      } catch (error) {
        if (!(error instanceof JiraFailure)) throw error;
        expect(error).to.include({ code: 'jira_refused', status: 400 });
      }

      expect(found).to.deep.equal([issue.id]);
    });

    it('finds issues by the words of their texts, all of them, in either letter case', async () => {
      const { issue } = arranged();

      for (const text of ['breaks', 'BREAKS it', issue.summary]) {
        const { issues } = await search({ kind: 'text', text });
        expect(issues.map(({ id }) => id)).to.include(issue.id);
      }
      expect((await search({ kind: 'text', text: 'breaks never' })).issues).to.deep.equal([]);
    });

    for (const text of [
      ...[
        '"',
        'breaks"',
        '\\',
        'breaks\\',
        '"breaks" OR project = OPS',
        'breaks) OR (id > 0',
        'breaks*',
        '*',
        '?',
      ],
      ...[
        'AND',
        'breaks AND',
        'NOT breaks',
        'a:b',
        '/.*/',
        '[a TO b]',
        'breaks~2',
        '+-!(){}[]^',
        'it\nbreaks',
        '\0',
      ],
    ]) {
      it(`takes ${JSON.stringify(text)} for words, and never for a query`, async () => {
        const { issue } = arranged();
        const words: readonly string[] = text.toLowerCase().match(/\w+/g) ?? [];
        const isThere = words.length > 0 && words.every((word) => ['it', 'breaks'].includes(word));

        const { issues } = await search({ kind: 'text', text });

        expect(issues.map(({ id }) => id)).to.deep.equal(isThere ? [issue.id] : []);
      });
    }

    it('finds what was updated of late in a project, by its key, the newest first', async () => {
      const { issue } = arranged();
      const other = await arranged().createIssue();
      await arranged().finishIssue();

      const { issues } = await search(updatedIn('ABC'));

      expect(issues.map(({ id }) => id)).to.have.members([issue.id, other]);
      const times = issues.map(({ updatedAt }) => updatedAt?.getTime() ?? 0);
      expect(times).to.deep.equal(times.toSorted((one, another) => another - one));
      expect(issues.find(({ id }) => id === issue.id)?.status?.category).to.equal('done');
    });

    it('is refused for a project that is not shown', async () => {
      expect(await failureOf(search(updatedIn('ABC', 'NOPE')))).to.include({
        code: 'jira_refused',
        status: 400,
      });
    });

    it('needs a new authorization once access was revoked', async () => {
      await arranged().revokeAccess();

      expect((await failureOf(search(withIds(arranged().issue.id)))).code).to.equal(
        'jira_needs_reauthorization',
      );
    });
  });
}
