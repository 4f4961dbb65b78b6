import { BodySignatureRefused, PayloadNotAnObject } from '../../domain/domain-error.ts';
import type { InstallationId } from '../../domain/ids.ts';
import type { Installation } from '../../domain/installation.ts';
import type { TrackerEvent } from '../../domain/outbound/tracker-event.ts';
import { understandSentryHook } from '../../domain/sentry/sentry-hook.ts';
import type { NothingTold } from '../../domain/sentry/told-by-sentry.ts';
import { liveTrackerSecrets } from '../../domain/tracker-secret.ts';
import type { BodySignatures } from '../ports/body-signatures.ts';
import type { Clock } from '../ports/clock.ts';
import type { Fingerprints } from '../ports/fingerprints.ts';
import type { Meter } from '../ports/meter.ts';
import type { Stores } from '../ports/stores.ts';
import type { Trackers } from '../ports/tracker.ts';
import type { ReceiveTrackerEvents } from './receive-tracker-events.ts';
import { vouchFor } from './vouch-for.ts';

export interface ReceiveSentryHookPorts {
  readonly stores: Pick<Stores, 'installations' | 'trackerSecrets'>;
  readonly trackers: Trackers;
  readonly bodySignatures: BodySignatures;
  readonly fingerprints: Fingerprints;
  readonly clock: Clock;
  readonly meter: Meter;
}

/** A webhook request as it came, with what its headers say; null where there is none. */
export interface ReceiveSentryHookCommand {
  readonly installationId: InstallationId;
  /** `Sentry-Hook-Signature`: the HMAC-SHA256 of the body, in hexadecimal. */
  readonly signature: string | null;
  /** `Sentry-Hook-Resource` */
  readonly resource: string | null;
  /** `Request-ID` */
  readonly requestId: string | null;
  /** `Sentry-Hook-Timestamp` */
  readonly timestamp: string | null;
  readonly readBody: () => Promise<Uint8Array>;
}

/** `taken`: durably; `known`: taken before. Otherwise it asks for nothing, and why. */
export type ReceiveSentryHookOutcome = 'taken' | 'known' | 'not_linked' | 'other_project' | NothingTold;

/** No signature is over the id of a request: one that is longer is not Sentry's. */
const LONGEST_ID = 200;

/** Takes a webhook request of the Sentry of an Installation, and what it tells. Does not act on it. */
export class ReceiveSentryHook {
  readonly #ports: ReceiveSentryHookPorts;
  readonly #receive: Pick<ReceiveTrackerEvents, 'execute'>;

  constructor(ports: ReceiveSentryHookPorts, receive: Pick<ReceiveTrackerEvents, 'execute'>) {
    this.#ports = ports;
    this.#receive = receive;
  }

  /**
   * Durable once this resolves.
   * @throws {BodySignatureRefused} alike when no live secret of the Installation has signed the body, and when there is
   * no such Installation or its tracker is no Sentry, without reading the body then.
   * @throws {PayloadNotAnObject} when the body is no JSON.
   */
  async execute(command: ReceiveSentryHookCommand): Promise<ReceiveSentryHookOutcome> {
    const { installation, body } = await this.#prove(command);
    const outcome = await this.#take(command, installation, body);
    this.#ports.meter.count('webhook_requests', { outcome: `sentry_${outcome}` });
    return outcome;
  }

  async #prove({
    installationId,
    signature,
    readBody,
  }: ReceiveSentryHookCommand): Promise<{ readonly installation: Installation; readonly body: Uint8Array }> {
    const { stores, bodySignatures, clock } = this.#ports;
    const installation = await stores.installations.find(installationId);
    if (installation?.tracker.kind !== 'sentry' || installation.isRemoved) return this.#refuse();

    const secrets = await stores.trackerSecrets.of(installationId);
    const live = liveTrackerSecrets(secrets, 'event', clock.now());
    if (signature === null || live.length === 0) return this.#refuse();

    const body = await readBody();
    const isSigned = live.map((secret) => bodySignatures.isValid(body, `sha256=${signature}`, secret));
    return isSigned.includes(true) ? { installation, body } : this.#refuse();
  }

  #refuse(): never {
    this.#ports.meter.count('webhook_requests', { outcome: 'sentry_refused' });
    throw new BodySignatureRefused('wrong');
  }

  async #take(
    { resource, requestId, timestamp }: ReceiveSentryHookCommand,
    installation: Installation,
    body: Uint8Array,
  ): Promise<ReceiveSentryHookOutcome> {
    const isUsable = requestId !== null && requestId.length <= LONGEST_ID;
    const id = isUsable ? requestId : this.#ports.fingerprints.of(`${timestamp ?? ''} ${textIn(body)}`);
    const hook = understandSentryHook({ resource, id, timestamp, body: jsonIn(body) });
    if (hook.kind === 'nothing') return hook.reason;
    if (!isInLockstep(installation, hook.project)) return 'other_project';

    const event = await this.#vouched(this.#notAhead(hook.event), installation);
    const [taken] = await this.#receive.execute({ installationId: installation.id, events: [event] });
    if (taken?.outcome === 'known' || taken?.outcome === 'not_linked') return taken.outcome;
    return 'taken';
  }

  /** No signature is over the time: one ahead of ours would make what happens until then look old. */
  #notAhead(event: TrackerEvent): TrackerEvent {
    const now = this.#ports.clock.now();
    return event.occurredAt !== null && event.occurredAt > now ? { ...event, occurredAt: now } : event;
  }

  /** Sentry's webhooks do not tell whether an e-mail is verified; its API does. */
  async #vouched(event: TrackerEvent, installation: Installation): Promise<TrackerEvent> {
    const { change, issue } = event;
    if (change.kind !== 'assignee' || change.user === null || !followsAssignees(installation)) return event;
    const user = await vouchFor(change.user, issue, this.#ports.trackers.of(installation));
    return { ...event, change: { ...change, user } };
  }
}

/** An event whose project is not told is about an issue that is linked, or about none. */
function isInLockstep({ tracker }: Installation, project: string | null): boolean {
  if (tracker.kind !== 'sentry' || tracker.projects === null || project === null) return true;
  return tracker.projects.includes(project);
}

function followsAssignees({ settings }: Installation): boolean {
  const rules = Object.values(settings.projectRules);
  return settings.outboundAssignee || rules.some(({ outboundAssignee }) => outboundAssignee === true);
}

function textIn(body: Uint8Array): string {
  return new TextDecoder().decode(body);
}

/** @throws {PayloadNotAnObject} */
function jsonIn(body: Uint8Array): unknown {
  try {
    return JSON.parse(textIn(body)) as unknown;
  } catch (cause) {
    throw new PayloadNotAnObject('the body is not JSON', { cause });
  }
}
