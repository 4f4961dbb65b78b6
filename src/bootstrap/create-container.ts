import 'reflect-metadata';
import { Container } from 'inversify';
import type { JiraServer } from '../application/ports/jira-server.ts';
import type { Clock } from '../application/ports/clock.ts';
import type { Log } from '../application/ports/log.ts';
import type { Storage } from '../application/ports/storage.ts';
import type { Tracing } from '../application/ports/tracing.ts';
import type { Trackers } from '../application/ports/tracker.ts';
import type { WorkSignal } from '../application/ports/work-signal.ts';
import { CryptoRandomness } from '../adapters/system/crypto-randomness.ts';
import { HmacBodySignatures } from '../adapters/system/hmac-body-signatures.ts';
import { JwtWebhookTokens } from '../adapters/system/jwt-webhook-tokens.ts';
import type { PromMeter } from '../adapters/system/prom-meter.ts';
import { RsaKeyPairs } from '../adapters/system/rsa-key-pairs.ts';
import { Sha256Fingerprints } from '../adapters/system/sha256-fingerprints.ts';
import { StandardWebhookSignatures } from '../adapters/system/standard-webhook-signatures.ts';
import { HttpTrackerEvents } from '../adapters/tracker/http/http-tracker-events.ts';
import { accessModule } from './access-module.ts';
import type { Config } from './config.ts';
import { creationModule } from './creation-module.ts';
import { inboundModule } from './inbound-module.ts';
import { installationModule } from './installation-module.ts';
import { reconciliationModule } from './reconciliation-module.ts';
import { linkingModule } from './linking-module.ts';
import { outboundModule } from './outbound-module.ts';
import { sentryModule } from './sentry-module.ts';
import { operationModule } from './operation-module.ts';
import { trackingModule } from './tracking-module.ts';
import {
  BODY_SIGNATURES,
  CLOCK,
  CONFIG,
  FINGERPRINTS,
  JIRA_SERVER,
  KEY_PAIRS,
  LOG,
  MESSAGE_SIGNATURES,
  METER,
  PUBLIC_URL,
  RANDOMNESS,
  STORAGE,
  TRACKER_EVENT_READER,
  TRACING,
  TRACKERS,
  WEBHOOK_TOKENS,
  WORK_SIGNAL,
} from './tokens.ts';

/** What is opened before the container, so that the graph in it stays synchronous. */
export interface OpenedResources {
  readonly config: Config;
  readonly publicUrl: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly meter: PromMeter;
  readonly storage: Storage;
  readonly trackers: Trackers;
  readonly jira: JiraServer;
  readonly signal: WorkSignal;
  readonly tracing: Tracing;
}

/** Every use case, wired to its adapters. */
export function createContainer(opened: OpenedResources): Container {
  const container = new Container({ defaultScope: 'Singleton' });
  container.bind(CONFIG).toConstantValue(opened.config);
  container.bind(PUBLIC_URL).toConstantValue(opened.publicUrl);
  container.bind(CLOCK).toConstantValue(opened.clock);
  container.bind(LOG).toConstantValue(opened.log);
  container.bind(METER).toConstantValue(opened.meter);
  container.bind(TRACING).toConstantValue(opened.tracing);
  container.bind(STORAGE).toConstantValue(opened.storage);
  container.bind(TRACKERS).toConstantValue(opened.trackers);
  container.bind(JIRA_SERVER).toConstantValue(opened.jira);
  container.bind(WORK_SIGNAL).toConstantValue(opened.signal);
  container.bind(RANDOMNESS).toResolvedValue(() => new CryptoRandomness(), []);
  container.bind(FINGERPRINTS).toResolvedValue(() => new Sha256Fingerprints(), []);
  container.bind(KEY_PAIRS).toResolvedValue(() => new RsaKeyPairs(), []);
  container.bind(WEBHOOK_TOKENS).toResolvedValue(() => new JwtWebhookTokens(), []);
  container.bind(BODY_SIGNATURES).toResolvedValue(() => new HmacBodySignatures(), []);
  container.bind(MESSAGE_SIGNATURES).toResolvedValue(() => new StandardWebhookSignatures(), []);
  container.bind(TRACKER_EVENT_READER).toResolvedValue(() => new HttpTrackerEvents(), []);
  container.load(
    accessModule,
    installationModule,
    inboundModule,
    linkingModule,
    creationModule,
    outboundModule,
    sentryModule,
    operationModule,
    reconciliationModule,
    trackingModule,
  );
  return container;
}
