import { expect } from 'chai';

import { Scenario, type Connected } from '../../support/scenario.ts';
import { IssueInJira } from '../../support/scenario-issue.ts';
import { ADMIN_BEARER, bearerOf, portsOf, serving } from '../../support/test-server.ts';
import { ApiClient, type ApiAnswer } from './api-client.ts';

describe('linking over the admin API', () => {
  const serve = serving();
  let scenario: Scenario;
  let issue: IssueInJira;
  let connected: Connected;
  let url: string;

  beforeEach(async () => {
    scenario = new Scenario();
    issue = new IssueInJira(scenario.jira);
    connected = await scenario.connect();
    ({ url } = await serve(portsOf(scenario)));
  });

  async function link(bearer: string, comment: unknown): Promise<ApiAnswer> {
    const { installationId } = connected;
    const api = new ApiClient(url, bearer);
    const tracked = await api.post(`/installations/${installationId}/tracker-issues`, { title: 'A crash' });
    const asked = { trackerIssueId: tracked.body['id'], jiraIssue: 'ABC-4', comment };
    const answer = await api.post(`/installations/${installationId}/links`, asked);
    await scenario.settle();
    return answer;
  }

  const inJira = () => scenario.jira.commented.of(issue.id).map(({ body }) => body);
  const timeline = async ({ body }: ApiAnswer) => {
    const entries = await new ApiClient(url, ADMIN_BEARER).get(`/links/${String(body['id'])}/timeline`);
    return JSON.stringify(entries.body);
  };

  it('takes a comment for Jira, and says there and on the timeline whose API key it came with', async () => {
    const refused = await link(ADMIN_BEARER, 7);
    const made = await link(await bearerOf(scenario, connected.organizationId), 'Look here');

    expect([refused.status, made.status]).to.deep.equal([422, 201]);
    expect(inJira()).to.have.lengthOf(1);
    expect(inJira()[0]).to.match(/^test linked this issue, and wrote:.*\n\{quote\}\nLook here\n/);
    expect(await timeline(made)).to.contain('"test linked the issues, with a comment for Jira.');
  });

  it('calls who has the key of the settings, which has no name, as people call them who read Jira', async () => {
    const made = await link(ADMIN_BEARER, 'Look here');

    expect(inJira()[0]).to.match(/^Lockstep's operator linked this issue, and wrote:/);
    expect(await timeline(made)).to.contain(
      `"Lockstep's operator linked the issues, with a comment for Jira.`,
    );
    expect((await timeline(made)) + inJira().join()).not.to.contain('the operator');
  });
});
