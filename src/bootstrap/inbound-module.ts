import { ContainerModule } from 'inversify';
import { composeInbound, type Inbound } from '../application/inbound/compose-inbound.ts';
import { PreviewEvent } from '../application/inbound/preview-event.ts';
import { ProcessIssue } from '../application/inbound/process-issue.ts';
import { ReceiveIssueEvent } from '../application/inbound/receive-issue-event.ts';
import { ReplayDead } from '../application/inbound/replay-dead.ts';
import { ReplayDelivery } from '../application/inbound/replay-delivery.ts';
import { ReplayEffect } from '../application/inbound/replay-effect.ts';
import { WakeBacklog } from '../application/inbound/wake-backlog.ts';
import type { BodySignatures } from '../application/ports/body-signatures.ts';
import type { Clock } from '../application/ports/clock.ts';
import type { Fingerprints } from '../application/ports/fingerprints.ts';
import type { JiraServer } from '../application/ports/jira-server.ts';
import type { Log } from '../application/ports/log.ts';
import type { Meter } from '../application/ports/meter.ts';
import type { Randomness } from '../application/ports/randomness.ts';
import type { Storage } from '../application/ports/storage.ts';
import type { Trackers } from '../application/ports/tracker.ts';
import type { Tracing } from '../application/ports/tracing.ts';
import type { WebhookTokens } from '../application/ports/webhook-tokens.ts';
import type { WorkSignal } from '../application/ports/work-signal.ts';
import {
  BODY_SIGNATURES,
  CLOCK,
  FINGERPRINTS,
  INBOUND,
  JIRA_SERVER,
  LOG,
  METER,
  RANDOMNESS,
  STORAGE,
  TRACING,
  TRACKERS,
  WEBHOOK_TOKENS,
  WORK_SIGNAL,
} from './tokens.ts';

/** From Jira's event to the tracker's change. */
export const inboundModule = new ContainerModule(({ bind }) => {
  bind(INBOUND).toResolvedValue(
    (
      storage: Storage,
      jira: JiraServer,
      trackers: Trackers,
      tokens: WebhookTokens,
      bodySignatures: BodySignatures,
      signal: WorkSignal,
      fingerprints: Fingerprints,
      randomness: Randomness,
      clock: Clock,
      meter: Meter,
      log: Log,
      tracing: Tracing,
    ) =>
      composeInbound({
        storage,
        jira,
        trackers,
        tokens,
        bodySignatures,
        signal,
        fingerprints,
        randomness,
        clock,
        meter,
        log,
        tracing,
      }),
    [
      STORAGE,
      JIRA_SERVER,
      TRACKERS,
      WEBHOOK_TOKENS,
      BODY_SIGNATURES,
      WORK_SIGNAL,
      FINGERPRINTS,
      RANDOMNESS,
      CLOCK,
      METER,
      LOG,
      TRACING,
    ],
  );
  bind(ReceiveIssueEvent).toResolvedValue((inbound: Inbound) => inbound.receiveIssueEvent, [INBOUND]);
  bind(ProcessIssue).toResolvedValue((inbound: Inbound) => inbound.processIssue, [INBOUND]);
  bind(ReplayEffect).toResolvedValue((inbound: Inbound) => inbound.replayEffect, [INBOUND]);
  bind(ReplayDelivery).toResolvedValue((inbound: Inbound) => inbound.replayDelivery, [INBOUND]);
  bind(ReplayDead).toResolvedValue((inbound: Inbound) => inbound.replayDead, [INBOUND]);
  bind(PreviewEvent).toResolvedValue((inbound: Inbound) => inbound.previewEvent, [INBOUND]);
  bind(WakeBacklog).toResolvedValue((inbound: Inbound) => inbound.wakeBacklog, [INBOUND]);
});
