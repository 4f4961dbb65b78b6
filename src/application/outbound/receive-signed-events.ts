import { TrackerSenderRefused } from '../../domain/domain-error.ts';
import type { InstallationId } from '../../domain/ids.ts';
import { Secret } from '../../domain/secret.ts';
import { liveTrackerSecrets } from '../../domain/tracker-secret.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { MessageSignatures, SignedMessage } from '../ports/message-signatures.ts';
import type { Meter } from '../ports/meter.ts';
import type { Stores } from '../ports/stores.ts';
import type { TrackerEventReader } from '../ports/tracker-event-reader.ts';
import type { ReceiveTrackerEvents } from './receive-tracker-events.ts';

export interface ReceiveSignedEventsPorts {
  readonly stores: Pick<Stores, 'installations' | 'trackerSecrets'>;
  readonly signatures: MessageSignatures;
  readonly reader: TrackerEventReader;
  readonly clock: Clock;
  readonly meter: Meter;
  readonly log: Log;
}

export interface ReceiveSignedEventsCommand {
  readonly installationId: InstallationId;
  /** Each header as it came; null when it did not. */
  readonly message: Readonly<Record<Exclude<keyof SignedMessage, 'body'>, string | null>>;
  readonly body: Uint8Array;
}

/** The same when the same message comes again. */
export interface ReceiveSignedEventsOutcome {
  /** How many events were taken, now or before. */
  readonly taken: number;
  /** How many are of a type that nobody knows here. */
  readonly ignored: number;
}

/** How far the time of a message may be from ours (Standard Webhooks leaves it open, its libraries have 5 minutes). */
const WINDOW_MS = 5 * 60_000;

/** Stands in for the secrets that are not there, so that an address which is none takes as long to be refused. */
const NOBODYS = new Secret('whsec_bm9ib2R5IGtub3dzIHRoaXMgb25l');

/** Takes what an http tracker posts of what happened in it, once it has proved to be that tracker. */
export class ReceiveSignedEvents {
  readonly #ports: ReceiveSignedEventsPorts;
  readonly #receive: Pick<ReceiveTrackerEvents, 'execute'>;

  constructor(ports: ReceiveSignedEventsPorts, receive: Pick<ReceiveTrackerEvents, 'execute'>) {
    this.#ports = ports;
    this.#receive = receive;
  }

  /**
   * Durable once this resolves. Each event counts once, by its id, however often and in whatever message it comes.
   * @throws {TrackerSenderRefused} when it proves no tracker: one and the same, whatever is wrong.
   * @throws {PayloadNotAnObject} when the body is no JSON.
   * @throws {InvalidValue} naming what in it is not as it should be; nothing is taken then.
   */
  async execute(command: ReceiveSignedEventsCommand): Promise<ReceiveSignedEventsOutcome> {
    const { reader, meter } = this.#ports;
    await this.#prove(command);

    const { events, ignored } = reader.read(command.body);
    await this.#receive.execute({ installationId: command.installationId, events });
    for (const { change } of events) meter.count('tracker_events', { outcome: change.kind });
    for (let count = 0; count < ignored; count += 1) meter.count('tracker_events', { outcome: 'ignored' });
    return { taken: events.length, ignored };
  }

  async #prove({ installationId, message, body }: ReceiveSignedEventsCommand): Promise<void> {
    const { id, timestamp, signature } = message;
    if (id === null || timestamp === null || signature === null) throw this.#refused('incomplete');

    const { signatures, clock } = this.#ports;
    const now = clock.now();
    const live = await this.#secretsOf(installationId, now);
    const secrets = live.length === 0 ? [NOBODYS] : live;
    const isSigned = secrets
      .map((secret) => signatures.isValid({ id, timestamp, signature, body }, secret))
      .includes(true);
    if (live.length === 0) throw this.#refused('unknown_installation');
    if (!isSigned) throw this.#refused('wrong_signature');
    if (!(Math.abs(Number(timestamp) * 1000 - now.getTime()) <= WINDOW_MS)) throw this.#refused('wrong_time');
  }

  async #secretsOf(id: InstallationId, now: Date): Promise<readonly Secret[]> {
    const { installations, trackerSecrets } = this.#ports.stores;
    const installation = await installations.find(id);
    const secrets = liveTrackerSecrets(await trackerSecrets.of(id), 'event', now);
    return installation?.tracker.kind === 'http' && !installation.isRemoved ? secrets : [];
  }

  #refused(reason: TrackerSenderRefused['reason']): TrackerSenderRefused {
    this.#ports.meter.count('tracker_events', { outcome: reason });
    this.#ports.log.info('tracker_events_refused', { reason });
    return new TrackerSenderRefused(reason);
  }
}
