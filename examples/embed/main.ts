// A program of its own writes: from 'lockstep'.
import * as lockstep from '../../src/index.ts';
import type { EffectId, Tracker, TrackerAction, TrackerAnswer, TrackerIssueId } from '../../src/index.ts';

/** The tracker of this program: crashes, each open or closed. What an Effect asked for once is not done again. */
class Crashes implements Tracker {
  readonly #isClosed = new Map<string, boolean>();
  readonly #answers = new Map<EffectId, TrackerAnswer>();

  open(id: TrackerIssueId): void {
    this.#isClosed.set(id, false);
  }

  async find(id: TrackerIssueId): Promise<lockstep.TrackerIssue | null> {
    const isClosed = this.#isClosed.get(id);
    if (isClosed === undefined) return null;
    return { id, title: id, status: isClosed ? 'resolved' : 'unresolved', url: null };
  }

  async apply(action: TrackerAction, id: TrackerIssueId, effect: EffectId): Promise<TrackerAnswer> {
    const answer = this.#answers.get(effect) ?? this.#set(id, action === 'resolve');
    this.#answers.set(effect, answer);
    return answer;
  }

  /** These crashes belong to nobody. */
  readonly assignable = async () => 'unsupported' as const;
  readonly assign = async () => 'unsupported' as const;

  #set(id: TrackerIssueId, isClosed: boolean): TrackerAnswer {
    const before = this.#isClosed.get(id);
    if (before === undefined) return 'gone';
    this.#isClosed.set(id, isClosed);
    return before === isClosed ? 'unchanged' : 'changed';
  }
}

const jiraIssueId = '10300' as lockstep.JiraIssueId;
const trackerIssueId = 'CRASH-1' as TrackerIssueId;
const integrationId = 'our-jira' as lockstep.IntegrationId;
const installationId = 'our-installation' as lockstep.InstallationId;
const linkId = 'our-link' as lockstep.LinkId;

/** Keeps a Jira, and a link of the crash to an issue there. What CreateIntegration and LinkIssue do, without asking Jira. */
async function connect({ stores }: lockstep.Storage, webhookSecret: lockstep.WebhookSecret): Promise<void> {
  const createdAt = new Date();
  const tls = { isVerified: true, caCertificate: null };
  const jira = { baseUrl: 'https://jira.example.com', consumerKey: 'crashes', publicKey: '', tls };
  const integration = lockstep.Integration.create({
    id: integrationId,
    ...jira,
    serverInfo: null,
    createdAt,
  });
  await stores.integrations.add(integration);

  const secret = () => new lockstep.CryptoRandomness().secret();
  const secrets = { privateKey: secret(), bodySecret: secret(), accessToken: null };
  await stores.credentials.save(integrationId, { ...secrets, webhookSecrets: [webhookSecret] });

  const organizationId = 'us' as lockstep.OrganizationId;
  const ours = {
    id: installationId,
    organizationId,
    integrationId,
    tracker: lockstep.LOCAL_TRACKER,
    createdAt,
  } as const;
  await stores.installations.add(lockstep.Installation.create(ours));

  const issues = { trackerIssueId, jiraIssueId, jiraIssueKey: 'DOOR-7' };
  const link = { id: linkId, installationId, integrationId, ...issues, createdAt };
  await stores.links.add(lockstep.ExternalIssueLink.create(link));
}

/** What Jira posts when Ada moves the issue to another status. */
function moved(to: 'Done' | 'To Do', updated: string): string {
  const status = { id: to, name: to, statusCategory: { key: to === 'Done' ? 'done' : 'new' } };
  const changelog = { items: [{ field: 'status', to: status.id, toString: to }] };
  const issue = { id: jiraIssueId, key: 'DOOR-7', fields: { status, updated } };
  return JSON.stringify({
    webhookEvent: 'jira:issue_updated',
    user: { displayName: 'Ada' },
    issue,
    changelog,
  });
}

/** Takes three webhook requests, and tells `say` what came of each. */
export async function runExample(say: (line: string) => void): Promise<void> {
  const [clock, log, crashes] = [new lockstep.SystemClock(), new lockstep.SilentLog(), new Crashes()];
  const [storage, tokens] = [lockstep.openMemoryStorage({ clock }), new lockstep.JwtWebhookTokens()];
  const randomness = new lockstep.CryptoRandomness();
  const signal = new lockstep.InProcessWorkSignal({ concurrency: 4, log });
  const { receiveIssueEvent, processIssue } = lockstep.composeInbound({
    ...{ storage, tokens, randomness, signal, clock, log },
    trackers: { of: () => crashes },
    jira: new lockstep.InMemoryJiraServer(),
    bodySignatures: new lockstep.HmacBodySignatures(),
    fingerprints: new lockstep.Sha256Fingerprints(),
    meter: new lockstep.NoMeter(),
  });
  signal.work(async (issue) => {
    await processIssue.execute(issue);
  });

  crashes.open(trackerIssueId);
  const secret = { id: randomness.id(), value: randomness.secret(), bodySecret: null, retiresAt: null };
  await connect(storage, secret);

  // Jira posts to an address that ends in this token.
  const token = tokens.issue(integrationId, secret);
  const done = moved('Done', '2024-05-06T09:00:00.000+0000');
  for (const body of [done, done, moved('To Do', '2024-05-06T10:00:00.000+0000')]) {
    const readBody = async () => Buffer.from(body);
    const outcome = await receiveIssueEvent.execute({ token, signature: null, readBody });
    await signal.idle();

    const crash = await crashes.find(trackerIssueId);
    const [newest] = await storage.reads.timeline(lockstep.EVERYTHING, linkId, { limit: 1, after: null });
    say(`${outcome}: CRASH-1 is ${crash?.status ?? 'gone'} (${newest?.decision?.reason ?? 'undecided'})`);
  }
}

if (process.argv[1] === import.meta.filename) await runExample(console.log);
