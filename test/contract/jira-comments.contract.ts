import { expect } from 'chai';

import type { CommentOrder, JiraCommentRef } from '../../src/application/ports/jira-comments.ts';
import type { JiraConnection } from '../../src/application/ports/jira-server.ts';
import type { JiraCommentId, JiraIssueId } from '../../src/domain/ids.ts';
import { connectTo, type ArrangedJira } from './arranged-jira.ts';
import { failureOf } from './jira-server-failure.ts';

const PUBLIC = { visibility: null };
const LONGEST = 32_767;

/** What the comments of every Jira promise; part of the suite of JiraServer. */
export function jiraCommentsContract(arranged: () => ArrangedJira): void {
  describe('comments', () => {
    let connection: JiraConnection;
    let issue: JiraIssueId;

    beforeEach(async () => {
      connection = await connectTo(arranged());
      issue = arranged().issue.id as JiraIssueId;
    });

    const comments = () => arranged().server.comments;
    const create = async (order: CommentOrder): Promise<JiraCommentRef> => ({
      issue,
      id: await comments().create(connection, issue, order),
    });
    const all = async () => (await comments().list(connection, issue, { startAt: 0, limit: 50 })).comments;
    const bodies = async () => (await all()).map(({ body }) => body);

    it('are written by the account, and told again as they were given', async () => {
      const body = 'Ada wrote:\n{quote}\n\\{code} “ü” 🎈\n{quote}';
      const { id } = await create({ body, ...PUBLIC });

      const shown = await comments().list(connection, issue, { startAt: 0, limit: 50 });

      expect(shown.comments.map((one) => [one.id, one.body])).to.deep.equal([[id, body]]);
      expect(shown.comments[0]?.author?.name).to.equal(arranged().account);
      expect(shown.nextStartAt).to.equal(null);
    });

    it('are told stretch by stretch, the newest first, whoever wrote them', async () => {
      await create({ body: 'first', ...PUBLIC });
      await arranged().comment('second');
      await create({ body: 'third', ...PUBLIC });

      const newest = await comments().list(connection, issue, { startAt: 0, limit: 2 });
      const oldest = await comments().list(connection, issue, {
        startAt: newest.nextStartAt ?? 0,
        limit: 2,
      });

      expect(newest.comments.map(({ body }) => body)).to.deep.equal(['third', 'second']);
      expect(oldest.comments.map(({ body }) => body)).to.deep.equal(['first']);
      expect(oldest.nextStartAt).to.equal(null);
    });

    it('are edited, and tell by when they were updated that they were', async () => {
      const comment = await create({ body: 'before', ...PUBLIC });
      const [before] = await all();

      await comments().edit(connection, comment, { body: 'after', ...PUBLIC });

      const [after] = await all();
      expect(after?.body).to.equal('after');
      expect(before?.createdAt).to.be.an.instanceOf(Date);
      expect(before?.updatedAt).to.deep.equal(before?.createdAt);
      expect(after?.createdAt).to.deep.equal(before?.createdAt);
      expect(after?.updatedAt).to.be.at.least(before?.updatedAt ?? new Date());
    });

    it('are deleted', async () => {
      const comment = await create({ body: 'short-lived', ...PUBLIC });
      await create({ body: 'stays', ...PUBLIC });

      await comments().delete(connection, comment);

      expect(await bodies()).to.deep.equal(['stays']);
    });

    it('are for a role alone where that is asked for', async () => {
      const visibility = { type: 'role', value: 'Administrators' } as const;

      await create({ body: 'for few', visibility });
      await create({ body: 'for all', ...PUBLIC });

      const told = (await all()).map(({ body, isRestricted }) => [body, isRestricted]);
      expect(told).to.deep.equal([
        ['for all', false],
        ['for few', true],
      ]);
    });

    it('are refused for a role that nobody knows, with a word on the level', async () => {
      const visibility = { type: 'role', value: 'Nobody at all' } as const;

      const failure = await failureOf(create({ body: 'for none', visibility }));

      expect(failure).to.include({ code: 'jira_refused', status: 400 });
      expect(failure.fieldMessages).to.have.property('commentLevel');
      expect(await bodies()).to.deep.equal([]);
    });

    it('are refused when they are too long, with a word on the comment that names the limit', async () => {
      await create({ body: 'x'.repeat(LONGEST), ...PUBLIC });

      const failure = await failureOf(create({ body: 'x'.repeat(LONGEST + 1), ...PUBLIC }));

      expect(failure).to.include({ code: 'jira_refused', status: 400 });
      expect(failure.fieldMessages['comment']).to.match(/32.?767/);
    });

    it('that are not there are neither edited nor deleted', async () => {
      const comment = { issue, id: '99999999' as JiraCommentId };

      const failures = [
        await failureOf(comments().edit(connection, comment, { body: 'x', ...PUBLIC })),
        await failureOf(comments().delete(connection, comment)),
      ];

      expect(failures.map(({ code }) => code)).to.deep.equal(Array(2).fill('jira_not_found'));
    });

    it('are none of an issue that is not there', async () => {
      await arranged().deleteIssue();

      expect((await failureOf(create({ body: 'x', ...PUBLIC }))).code).to.equal('jira_not_found');
    });

    it('are left alone by an account that may not write them', async () => {
      const comment = await create({ body: 'before', ...PUBLIC });
      await arranged().forbidComments();

      const failures = [
        await failureOf(create({ body: 'x', ...PUBLIC })),
        await failureOf(comments().edit(connection, comment, { body: 'x', ...PUBLIC })),
        await failureOf(comments().delete(connection, comment)),
      ];

      expect(failures.map(({ code }) => code)).to.deep.equal(Array(3).fill('jira_forbidden'));
      expect(await bodies()).to.deep.equal(['before']);
    });

    it('need a new authorization once access was revoked', async () => {
      await arranged().revokeAccess();

      expect((await failureOf(create({ body: 'x', ...PUBLIC }))).code).to.equal('jira_needs_reauthorization');
    });
  });
}
