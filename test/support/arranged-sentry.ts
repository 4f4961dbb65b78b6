import { startSentry, type SentrySandbox } from '../../sandbox/sentry/start-sentry.ts';
import type { SentryOptions } from '../../sandbox/sentry/sentry-options.ts';
import type { InternalIntegration } from '../../sandbox/sentry/model/directory.ts';
import type { Issue } from '../../sandbox/sentry/model/issue.ts';
import { openMemoryStorage } from '../../src/adapters/memory/open-memory-storage.ts';
import { NoMeter } from '../../src/adapters/system/no-meter.ts';
import { SilentLog } from '../../src/adapters/system/silent-log.ts';
import { SystemClock } from '../../src/adapters/system/system-clock.ts';
import { SentryTrackers } from '../../src/adapters/tracker/sentry/sentry-trackers.ts';
import type { Log } from '../../src/application/ports/log.ts';
import type { Meter } from '../../src/application/ports/meter.ts';
import type { Storage } from '../../src/application/ports/storage.ts';
import type { Tracker } from '../../src/application/ports/tracker.ts';
import type { TrackerIssueId, TrackerUserId } from '../../src/domain/ids.ts';
import type { Installation } from '../../src/domain/installation.ts';
import { Secret } from '../../src/domain/secret.ts';
import type { SentryTrackerSettings } from '../../src/domain/tracker-settings.ts';
import { aTeam } from '../contract/opened-storage.ts';
import { anId } from './builders.ts';

/** A Sentry of the sandbox, and an Installation that has it as its tracker. */
export interface ArrangedSentry extends SentrySandbox {
  readonly storage: Storage;
  readonly installation: Installation;
  readonly tracker: Tracker;
  readonly integration: InternalIntegration;
  readonly issue: Issue;
  /** The same issue, as the Tracker names it. */
  readonly issueId: TrackerIssueId;
  /** An issue of another organization. */
  readonly nowhere: TrackerIssueId;
  readonly ada: TrackerUserId;
  readonly bo: TrackerUserId;
}

export interface ArrangeSentryOptions extends SentryOptions {
  readonly projects?: readonly string[];
  readonly answerTimeoutMs?: number;
  readonly log?: Log;
  readonly meter?: Meter;
  readonly scopes?: readonly string[];
}

/** Arranges Sentries, and closes them after each test of the suite it is called in. */
export function arrangedSentries(): (options?: ArrangeSentryOptions) => Promise<ArrangedSentry> {
  const open: { close(): Promise<void> }[] = [];
  afterEach(async () => {
    await Promise.all(open.splice(0).map((one) => one.close()));
  });
  return async (options = {}) => {
    const sandbox = await startSentry(options);
    const clock = new SystemClock();
    const storage = openMemoryStorage({ clock });
    const trackers = new SentryTrackers({
      storage,
      clock,
      log: options.log ?? new SilentLog(),
      meter: options.meter ?? new NoMeter(),
      options: {
        allowPrivateAddresses: true,
        answerTimeoutMs: options.answerTimeoutMs ?? 5_000,
        callTimeoutMs: 10_000,
      },
    });
    open.push(sandbox, trackers);
    const arranged = furnish(sandbox, options.scopes);
    const installation = await installed(storage, sandbox, {
      ...arranged,
      projects: options.projects ?? null,
    });
    return { ...sandbox, ...arranged, storage, installation, tracker: trackers.of(installation) };
  };
}

function furnish({ sentry }: SentrySandbox, scopes: readonly string[] | undefined) {
  sentry.createOrganization({ slug: 'example' });
  sentry.createProject({ organization: 'example', slug: 'web' });
  const [ada, bo] = ['ada', 'bo'].map((username) => sentry.addMember({ organization: 'example', username }));
  sentry.createOrganization({ slug: 'other' });
  sentry.createProject({ organization: 'other', slug: 'theirs' });
  const integration = sentry.createIntegration({
    organization: 'example',
    ...(scopes === undefined ? {} : { scopes }),
  });
  const issue = sentry.createIssue({ project: 'web', title: 'TypeError: cart is undefined' });
  return {
    integration,
    issue,
    issueId: issue.id as TrackerIssueId,
    nowhere: sentry.createIssue({ project: 'theirs', title: 'Error: none' }).id as TrackerIssueId,
    ada: ada?.userId as TrackerUserId,
    bo: bo?.userId as TrackerUserId,
  };
}

async function installed(
  storage: Storage,
  { url }: SentrySandbox,
  { integration, projects }: { integration: InternalIntegration; projects: readonly string[] | null },
): Promise<Installation> {
  const settings: SentryTrackerSettings = {
    kind: 'sentry',
    baseUrl: url,
    organization: 'example',
    projects,
    tls: { isVerified: true, caCertificate: null },
  };
  const installation = (await aTeam(storage)).installation.withTracker(settings);
  await storage.stores.installations.saveTracker(installation.id, settings);
  await storage.stores.trackerSecrets.save(installation.id, [
    { id: anId(), purpose: 'call', value: new Secret(integration.token), retiresAt: null },
    { id: anId(), purpose: 'event', value: new Secret(integration.clientSecret), retiresAt: null },
  ]);
  return installation;
}
