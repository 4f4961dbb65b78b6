import { carryToJira } from './demo-both-ways.ts';
import { surviveOutage } from './demo-outage.ts';
import {
  linkIssues,
  trackerIssueOnce,
  type ConnectedJira,
  type DemoStage,
  type Identified,
  type LinkedPair,
} from './demo-stage.ts';
import { until } from './json-client.ts';

interface CreatedIntegration {
  readonly integration: Identified;
  readonly installation: Identified;
  readonly setup: { readonly consumerKey: string; readonly publicKey: string; readonly callbackUrl: string };
}

interface Timeline {
  readonly items: readonly {
    readonly sentence: string;
    readonly decision: { readonly decidedAt: string } | null;
  }[];
}

/**
 * Tells the whole story once: connect, link, resolve, unresolve, survive a kill and an outage, and the other way.
 * @throws {UnexpectedAnswer} when it goes otherwise.
 */
export async function tellStory(stage: DemoStage): Promise<void> {
  const connected = await connect(stage);
  const pair = await linkIssues(stage, connected, 'TypeError: cart is undefined');
  await moveAndWatch(stage, pair, { to: 'Done', expected: 'resolved' });
  await moveAndWatch(stage, pair, { to: 'To Do', expected: 'unresolved' });
  await surviveKill(stage, pair);
  await surviveOutage(stage, connected, pair);
  await carryToJira(stage, connected, pair);
  await showTimeline(stage, pair);
}

async function connect({ api, jira, tell }: DemoStage): Promise<ConnectedJira> {
  tell('The operator creates an Integration with the Jira.');
  const organization = await api.post<Identified>('/organizations', { name: 'Demo team' });
  const { integration, installation, setup } = await api.post<CreatedIntegration>('/integrations', {
    organizationId: organization.id,
    baseUrl: jira.url,
  });
  tell(`  Consumer key  ${setup.consumerKey}`);
  tell(`  Callback URL  ${setup.callbackUrl}`);
  tell(`  Public key    ${setup.publicKey.split('\n')[1]?.slice(0, 40) ?? ''}…`);

  tell('The Jira admin pastes these three values into an application link.');
  const { consumerKey, publicKey, callbackUrl } = setup;
  await jira.pasteApplicationLink({ consumerKey, publicKey, callbackUrl });
  const { authorizeUrl } = await api.post<{ readonly authorizeUrl: string }>(
    `/integrations/${integration.id}/authorize`,
    {},
  );
  tell('The Jira admin allows Lockstep in the browser, and Jira leads back to the callback.');
  const page = await jira.allow(authorizeUrl);
  if (!page.ok) throw new Error(`the callback page was answered ${page.status}`);

  const [webhook] = await until('the webhook', async () => {
    const webhooks = await jira.webhooks();
    return webhooks.length === 1 ? webhooks : null;
  });
  tell(
    `The webhook "${webhook?.name ?? ''}" stands in Jira, for ${webhook?.events.length ?? 0} kinds of event.`,
  );
  return {
    organizationId: organization.id,
    integrationId: integration.id,
    installationId: installation.id,
  };
}

async function moveAndWatch(
  stage: DemoStage,
  pair: LinkedPair,
  { to, expected }: { readonly to: string; readonly expected: string },
): Promise<void> {
  const { jira, tell } = stage;
  const { key } = pair.jiraIssue;
  await jira.moveTo(key, to);
  tell(`A person moves ${key} to ${to} in Jira.`);
  const changed = await trackerIssueOnce(stage, pair, expected);
  const tookMs = new Date(changed.changedAt).getTime() - (await jira.lastEventSentAt(key)).getTime();
  tell(`  The tracker issue is ${expected}, ${tookMs} ms after Jira sent its event.`);
}

async function surviveKill(stage: DemoStage, pair: LinkedPair): Promise<void> {
  const { lockstep, jira, tell } = stage;
  const { key } = pair.jiraIssue;
  // What came of the two before may be seen before their requests are told: it must not be killed for one of those.
  await lockstep.hasTaken(2);
  const killed = lockstep.killOnceEventIsTaken();
  await jira.moveTo(key, 'Done');
  tell(
    `A person moves ${key} to Done, and Lockstep is killed with SIGKILL the moment it has taken the event.`,
  );
  await killed;
  const killedAt = new Date();

  tell('Lockstep is started again.');
  const restartedAt = new Date();
  await lockstep.start();
  const changed = await trackerIssueOnce(stage, pair, 'resolved');
  const changedAt = new Date(changed.changedAt);
  tell(
    changedAt < killedAt
      ? '  The tracker issue is resolved: that was done in the instant before the kill.'
      : `  The tracker issue is resolved: done ${changedAt.getTime() - restartedAt.getTime()} ms after that. The event was not lost.`,
  );
}

async function showTimeline({ api, tell }: DemoStage, { linkId }: LinkedPair): Promise<void> {
  const timeline = await until('every decision', async () => {
    const found = await api.get<Timeline>(`/links/${linkId}/timeline`);
    return found.items.every(({ decision }) => decision !== null) ? found : null;
  });
  tell('What Lockstep did, and why:');
  for (const { sentence } of timeline.items.toReversed()) tell(`  ${sentence}`);
}
