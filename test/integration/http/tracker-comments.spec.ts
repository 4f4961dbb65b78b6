import { expect } from 'chai';

import { CommentInJira } from '../../support/scenario-comment.ts';
import { LinkedIssue } from '../../support/scenario-linked-issue.ts';
import { ADMIN_BEARER, portsOf, serving } from '../../support/test-server.ts';
import { ApiClient, idsIn } from './api-client.ts';

describe('the comments of a tracker issue', () => {
  const serve = serving();

  it('are listed with who wrote them and where they stand in Jira, page by page', async () => {
    const linked = await LinkedIssue.open();
    await linked.changeSettings({ inboundComments: true });
    const [one, two] = [new CommentInJira(linked.issue), new CommentInJira(linked.issue)];
    await linked.happen(one.write({ body: 'one' }).comment, two.write({ body: 'two' }).comment);
    const { url } = await serve(portsOf(linked.scenario));
    const client = new ApiClient(url, ADMIN_BEARER);
    const path = `/tracker-issues/${linked.link.trackerIssueId}/comments`;

    const first = await client.get(`${path}?limit=1`);
    const [{ id, createdAt } = { id: '', createdAt: null }] = linked.trackerComments;
    expect(first.body['items']).to.deep.equal([
      {
        id,
        issueId: linked.link.trackerIssueId,
        author: 'User ada',
        body: 'one',
        url: `https://jira.example.com/browse/ABC-4?focusedCommentId=${one.id}#comment-${one.id}`,
        createdAt: createdAt?.toISOString(),
        changedAt: createdAt?.toISOString(),
      },
    ]);
    expect(first.body['next']).to.equal(id);
    expect(idsIn(await client.get(`${path}?after=${id}`))).to.deep.equal([linked.trackerComments[1]?.id]);
  });
});
