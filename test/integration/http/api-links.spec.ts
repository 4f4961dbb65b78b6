import { expect } from 'chai';

import { Scenario } from '../../support/scenario.ts';
import { IssueInJira } from '../../support/scenario-issue.ts';
import { ADMIN_BEARER, portsOf, serving } from '../../support/test-server.ts';
import { ApiClient } from './api-client.ts';

describe('linking over the admin API', () => {
  const serve = serving();

  it('takes a comment for Jira, and says there whose API key it came with', async () => {
    const scenario = new Scenario();
    const issue = new IssueInJira(scenario.jira);
    const { installationId } = await scenario.connect();
    const { url } = await serve(portsOf(scenario));
    const api = new ApiClient(url, ADMIN_BEARER);
    const tracked = await api.post(`/installations/${installationId}/tracker-issues`, { title: 'A crash' });
    const asked = { trackerIssueId: tracked.body['id'], jiraIssue: 'ABC-4' };

    const refused = await api.post(`/installations/${installationId}/links`, { ...asked, comment: 7 });
    const link = await api.post(`/installations/${installationId}/links`, { ...asked, comment: 'Look here' });
    await scenario.settle();

    expect([refused.status, link.status]).to.deep.equal([422, 201]);
    const [comment, ...others] = scenario.jira.commented.of(issue.id);
    expect(comment?.body).to.match(/^the operator linked this issue, and wrote:.*\n\{quote\}\nLook here\n/);
    expect(others).to.deep.equal([]);
  });
});
