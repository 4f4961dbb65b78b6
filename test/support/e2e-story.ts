import type { Sandbox } from '../../sandbox/start-sandbox.ts';
import type { Webhook } from '../../sandbox/webhooks/webhook.ts';
import type { Answer, ApiClient } from './e2e-api.ts';
import { until } from './e2e-until.ts';

/** The three values an operator hands to the Jira admin. */
export interface Setup {
  readonly consumerKey: string;
  readonly publicKey: string;
  readonly callbackUrl: string;
}

export interface NewConnection {
  readonly organizationId: string;
  readonly integrationId: string;
  readonly installationId: string;
  readonly setup: Setup;
}

export interface IntegrationView {
  readonly state: string;
  readonly webhook: {
    readonly mode: string;
    readonly jiraWebhookId: string | null;
    readonly problem: string | null;
  };
  readonly lastEventAt: string | null;
  readonly bodySignature: string;
  readonly problem: { readonly code: string; readonly message: string; readonly since: string } | null;
}

export interface LinkView {
  readonly id: string;
  readonly state: string;
  readonly jiraIssueKey: string;
}

export interface TimelineItem {
  readonly kind: string;
  readonly state: string;
  readonly source: string;
  readonly attempts: number;
  readonly lastProblem: string | null;
  readonly sentence: string;
  readonly decision: {
    readonly outcome: string;
    readonly reason: string;
    readonly values: Readonly<Record<string, unknown>>;
  } | null;
}

/** A tracker issue and a Jira issue that are linked. */
export interface LinkedPair {
  readonly jiraIssueId: string;
  readonly jiraIssueKey: string;
  readonly trackerIssueId: string;
  readonly linkId: string;
}

/** What the people of the story do: the operator by the API, the Jira admin and the developers in a sandbox Jira. */
export class Story {
  readonly api: ApiClient;
  readonly sandbox: Sandbox;

  constructor(api: ApiClient, sandbox: Sandbox) {
    this.api = api;
    this.sandbox = sandbox;
  }

  /** The operator creates an Organization and an Integration, and the Jira admin pastes its three values. */
  async prepare(): Promise<NewConnection> {
    const organization = await this.api.post<{ id: string }>('/organizations', { name: 'A team' });
    const created = await this.api.post<{
      integration: { id: string };
      installation: { id: string };
      setup: Setup;
    }>('/integrations', { organizationId: organization.id, baseUrl: this.sandbox.url });
    const { consumerKey, publicKey, callbackUrl } = created.setup;
    this.sandbox.jira.putApplicationLink({ name: 'Lockstep', consumerKey, publicKey, callbackUrl });
    return {
      organizationId: organization.id,
      integrationId: created.integration.id,
      installationId: created.installation.id,
      setup: created.setup,
    };
  }

  /** The OAuth dance, as a browser does it; answers the page the person sees at its end. */
  async authorize(integrationId: string, decision: 'allow' | 'deny' = 'allow'): Promise<Answer> {
    return this.visit(this.decide(await this.authorizeUrl(integrationId), decision));
  }

  async authorizeUrl(integrationId: string): Promise<string> {
    const path = `/integrations/${integrationId}/authorize`;
    return (await this.api.post<{ authorizeUrl: string }>(path)).authorizeUrl;
  }

  /** What the person says to Jira; answers where Jira sends the browser. */
  decide(authorizeUrl: string, decision: 'allow' | 'deny' = 'allow'): string {
    const requestToken = new URL(authorizeUrl).searchParams.get('oauth_token') ?? '';
    const { redirectUrl } = this.sandbox.jira.authorize({ requestToken, decision });
    if (redirectUrl === null) throw new Error('Jira sent the browser nowhere');
    return redirectUrl;
  }

  async visit(url: string): Promise<Answer> {
    return this.api.keep('GET the callback', await fetch(url));
  }

  async connect(): Promise<NewConnection> {
    const connection = await this.prepare();
    const page = await this.authorize(connection.integrationId);
    if (page.status !== 200) throw new Error(`the callback was answered ${page.status}: ${page.text}`);
    return connection;
  }

  integration(id: string): Promise<IntegrationView> {
    return this.api.get(`/integrations/${id}`);
  }

  /** Ours as it stands in Jira. */
  webhooks(): readonly Webhook[] {
    return this.sandbox.jira.webhooks().filter(({ url }) => url.includes('/extensions/jira-server/'));
  }

  /** A new issue on either side, linked. */
  async link(
    { installationId }: Pick<NewConnection, 'installationId'>,
    project = 'ABC',
  ): Promise<LinkedPair> {
    const issue = this.sandbox.jira.issues.create({ project, summary: 'It breaks' });
    const trackerIssueId = await this.addTrackerIssue(installationId);
    const { id: linkId } = await this.api.post<LinkView>(`/installations/${installationId}/links`, {
      trackerIssueId,
      jiraIssue: issue.key,
    });
    await until('the link', async () => ((await this.linkView(linkId)).state === 'linked' ? true : null));
    return { jiraIssueId: issue.id, jiraIssueKey: issue.key, trackerIssueId, linkId };
  }

  async addTrackerIssue(installationId: string): Promise<string> {
    const path = `/installations/${installationId}/tracker-issues`;
    return (await this.api.post<{ id: string }>(path, { title: 'It breaks' })).id;
  }

  linkView(id: string): Promise<LinkView> {
    return this.api.get(`/links/${id}`);
  }

  async trackerStatus({ trackerIssueId }: Pick<LinkedPair, 'trackerIssueId'>): Promise<string> {
    return (await this.api.get<{ status: string }>(`/tracker-issues/${trackerIssueId}`)).status;
  }

  async trackerIssueBecomes(pair: LinkedPair, status: string, withinMs?: number): Promise<void> {
    await until(
      `the tracker issue to be ${status}`,
      async () => ((await this.trackerStatus(pair)) === status ? true : null),
      withinMs,
    );
  }

  /** Waits until these are the comments on the tracker issue, oldest first. */
  async commentsBecome(
    { trackerIssueId }: Pick<LinkedPair, 'trackerIssueId'>,
    bodies: readonly string[],
  ): Promise<void> {
    await until(`the comments ${bodies.join(', ')}`, async () => {
      const { items } = await this.api.get<{ items: readonly { readonly body: string }[] }>(
        `/tracker-issues/${trackerIssueId}/comments`,
      );
      return items.map(({ body }) => body).join('\n') === bodies.join('\n') ? true : null;
    });
  }

  /** Oldest first. */
  async timeline({ linkId }: Pick<LinkedPair, 'linkId'>): Promise<readonly TimelineItem[]> {
    const { items } = await this.api.get<{ items: readonly TimelineItem[] }>(
      `/links/${linkId}/timeline?limit=200`,
    );
    return items.toReversed();
  }

  /** What came of events, once nothing is open any more: the reasons of the decisions, oldest first. */
  async reasons(pair: Pick<LinkedPair, 'linkId'>): Promise<readonly string[]> {
    const items = await until('every decision', async () => {
      const timeline = await this.timeline(pair);
      return timeline.every(({ decision }) => decision !== null) ? timeline : null;
    });
    return items
      .filter(({ source }) => source === 'delivery')
      .map(({ decision }) => decision?.reason ?? 'none');
  }
}
