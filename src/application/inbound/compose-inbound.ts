import { MakeInItsPlace } from '../creation/make-in-its-place.ts';
import { JiraAccess } from '../installation/jira-access.ts';
import { CarryOutOutboundAssignee } from '../outbound/carry-out-outbound-assignee.ts';
import { CarryOutOutboundComment } from '../outbound/carry-out-outbound-comment.ts';
import { composeOutboundStatus } from '../outbound/compose-outbound-status.ts';
import { CarryOutOutbound } from '../outbound/carry-out-outbound.ts';
import { CarryOutRemoteLink } from '../outbound/carry-out-remote-link.ts';
import { EndIntention } from '../outbound/end-intention.ts';
import { JudgeTrackerChange } from '../outbound/judge-tracker-change.ts';
import type { BodySignatures } from '../ports/body-signatures.ts';
import type { Clock } from '../ports/clock.ts';
import type { Fingerprints } from '../ports/fingerprints.ts';
import type { JiraServer } from '../ports/jira-server.ts';
import type { Log } from '../ports/log.ts';
import type { Meter } from '../ports/meter.ts';
import type { Randomness } from '../ports/randomness.ts';
import type { Storage } from '../ports/storage.ts';
import type { Trackers } from '../ports/tracker.ts';
import { UNTRACED, type Tracing } from '../ports/tracing.ts';
import type { WebhookTokens } from '../ports/webhook-tokens.ts';
import type { WorkSignal } from '../ports/work-signal.ts';
import { CarryOutAssignee } from './carry-out-assignee.ts';
import { CarryOutComment } from './carry-out-comment.ts';
import { CarryOutDeletion } from './carry-out-deletion.ts';
import { CarryOutEffect } from './carry-out-effect.ts';
import { CarryOutStatus } from './carry-out-status.ts';
import { ConcludeEffect } from './conclude-effect.ts';
import { FairTurns } from './fair-turns.ts';
import { FindStatus } from './find-status.ts';
import { FindStanding } from './find-standing.ts';
import { ForetellEffect } from './foretell-effect.ts';
import { HeldIntegrations } from './held-integrations.ts';
import { MakeEffects } from './make-effects.ts';
import { NoteEvent } from './note-event.ts';
import { ObserveStatus } from './observe-status.ts';
import { PreviewEvent } from './preview-event.ts';
import { ProcessIssue } from './process-issue.ts';
import { ReceiveIssueEvent } from './receive-issue-event.ts';
import { ReplayDead } from './replay-dead.ts';
import { ReplayDelivery } from './replay-delivery.ts';
import { ReplayEffect } from './replay-effect.ts';
import { TryDelivery } from './try-delivery.ts';
import { TryEffect } from './try-effect.ts';
import { WakeBacklog } from './wake-backlog.ts';

export interface InboundPorts {
  readonly storage: Pick<
    Storage,
    | 'unitOfWork'
    | 'stores'
    | 'integrationVersions'
    | 'inbox'
    | 'backlog'
    | 'leases'
    | 'reads'
    | 'isUnavailable'
  >;
  readonly jira: Pick<
    JiraServer,
    'issues' | 'statuses' | 'transitions' | 'assignments' | 'comments' | 'remoteLinks'
  >;
  readonly trackers: Trackers;
  readonly tokens: WebhookTokens;
  readonly bodySignatures: BodySignatures;
  readonly signal: WorkSignal;
  readonly fingerprints: Fingerprints;
  readonly randomness: Randomness;
  readonly clock: Clock;
  readonly meter: Meter;
  readonly log: Log;
  /** Nothing is traced when it is left out. */
  readonly tracing?: Tracing;
}

export interface Inbound {
  readonly receiveIssueEvent: ReceiveIssueEvent;
  /** What a WorkSignal runs for the issue it is woken for. */
  readonly processIssue: ProcessIssue;
  /** To be run every few seconds. */
  readonly wakeBacklog: WakeBacklog;
  readonly replayEffect: ReplayEffect;
  readonly replayDelivery: ReplayDelivery;
  readonly replayDead: ReplayDead;
  readonly previewEvent: PreviewEvent;
}

/** Webhook requests that are looked up and kept at once: what two gathered statements hold, so that a turn is no longer. */
const REQUESTS_AT_ONCE = 64;

/** The way from Jira's event to the tracker's change, on these ports. Starts nothing. */
export function composeInbound(ports: InboundPorts): Inbound {
  const { storage, jira, trackers, signal, randomness, clock, meter, log, tracing = UNTRACED } = ports;
  const { stores, unitOfWork, backlog, leases, inbox, reads } = storage;

  const access = new JiraAccess({ stores, unitOfWork, clock, log });
  const findStatus = new FindStatus({ access, jira, stores, unitOfWork });
  const observe = new ObserveStatus({ access, jira }, findStatus);
  const standing = new FindStanding({ stores, trackers });
  const status = new CarryOutStatus({ stores, trackers, clock, log }, observe, standing);
  const assignee = new CarryOutAssignee({ access, jira, stores, trackers, clock, log });
  const deletion = new CarryOutDeletion({ stores, unitOfWork, trackers, log });
  const comment = new CarryOutComment({ stores, unitOfWork, trackers, log });
  const conclude = new ConcludeEffect({ unitOfWork, randomness, clock, meter, log });
  const outbound = {
    outboundStatus: composeOutboundStatus({
      ...{ access, jira, stores, unitOfWork, findStatus, clock, log },
      newIssue: new MakeInItsPlace({ stores, unitOfWork, trackers, randomness, clock }),
    }),
    outboundAssignee: new CarryOutOutboundAssignee({ access, jira, clock, log }),
    remoteLink: new CarryOutRemoteLink({ access, jira, stores, trackers, clock, log }),
    outboundComment: new CarryOutOutboundComment({ access, jira, stores, unitOfWork, trackers, clock, log }),
  };
  const judge = new JudgeTrackerChange({ stores, trackers, log });
  const kinds = {
    ...{ deletion, comment, assignee, status },
    outbound: new CarryOutOutbound(outbound, judge, new EndIntention({ access, jira, clock, log })),
  };
  const carryOut = new CarryOutEffect({ stores, tracing }, kinds, conclude);
  const makeEffects = new MakeEffects({ unitOfWork, randomness, clock });
  const tryDelivery = new TryDelivery({ storage, randomness, clock, meter, log, tracing }, makeEffects);
  const tryEffect = new TryEffect({ storage, randomness, clock, meter, log, tracing }, carryOut, conclude);
  return {
    receiveIssueEvent: new ReceiveIssueEvent(
      {
        ...ports,
        ...{ unitOfWork, inbox },
        integrations: new HeldIntegrations({ versions: storage.integrationVersions, stores }),
        noteEvent: new NoteEvent({ stores, unitOfWork, clock }),
      },
      new FairTurns(REQUESTS_AT_ONCE),
    ),
    processIssue: new ProcessIssue({ leases, backlog, stores, clock }, tryDelivery, tryEffect),
    wakeBacklog: new WakeBacklog({ backlog, signal, clock }),
    replayEffect: new ReplayEffect({ reads, stores, signal, clock }),
    replayDelivery: new ReplayDelivery({ reads, stores, signal, clock }),
    replayDead: new ReplayDead({ reads, stores, signal, clock }),
    previewEvent: new PreviewEvent(
      { reads, stores, randomness, clock },
      new ForetellEffect({ stores, trackers, clock }),
    ),
  };
}
