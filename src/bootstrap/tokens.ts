import type { ServiceIdentifier } from 'inversify';
import type { Creation } from '../application/creation/compose-creation.ts';
import type { Inbound } from '../application/inbound/compose-inbound.ts';
import type { InstallationUseCases } from '../application/installation/compose-installation.ts';
import type { Operation } from '../application/operation/compose-operation.ts';
import type { Linking } from '../application/linking/compose-linking.ts';
import type { BodySignatures } from '../application/ports/body-signatures.ts';
import type { Clock } from '../application/ports/clock.ts';
import type { Fingerprints } from '../application/ports/fingerprints.ts';
import type { JiraServer } from '../application/ports/jira-server.ts';
import type { KeyPairs } from '../application/ports/key-pairs.ts';
import type { Log } from '../application/ports/log.ts';
import type { PublicDoor } from '../application/ports/public-door.ts';
import type { Randomness } from '../application/ports/randomness.ts';
import type { Storage } from '../application/ports/storage.ts';
import type { Trackers } from '../application/ports/tracker.ts';
import type { WebhookTokens } from '../application/ports/webhook-tokens.ts';
import type { WorkSignal } from '../application/ports/work-signal.ts';
import type { Reconciliation } from '../application/reconciliation/compose-reconciliation.ts';
import type { Tracking } from '../application/tracking/compose-tracking.ts';
import type { PromMeter } from '../adapters/system/prom-meter.ts';
import type { Config } from './config.ts';

/** Only so cast does the type stay with the symbol: a swapped or missing id then does not compile. */
const token = <Service>(name: string) => Symbol(name) as ServiceIdentifier<Service>;

export const CONFIG = token<Config>('Config');
/** Where Jira, and the people's browsers, reach Lockstep; without a slash at the end. */
export const PUBLIC_URL = token<string>('PublicUrl');
export const CLOCK = token<Clock>('Clock');
export const LOG = token<Log>('Log');
export const METER = token<PromMeter>('Meter');
export const RANDOMNESS = token<Randomness>('Randomness');
export const FINGERPRINTS = token<Fingerprints>('Fingerprints');
export const KEY_PAIRS = token<KeyPairs>('KeyPairs');
export const WEBHOOK_TOKENS = token<WebhookTokens>('WebhookTokens');
export const BODY_SIGNATURES = token<BodySignatures>('BodySignatures');
export const STORAGE = token<Storage>('Storage');
export const TRACKERS = token<Trackers>('Trackers');
export const JIRA_SERVER = token<JiraServer>('JiraServer');
export const WORK_SIGNAL = token<WorkSignal>('WorkSignal');
export const PUBLIC_DOOR = token<PublicDoor>('PublicDoor');
export const INBOUND = token<Inbound>('Inbound');
export const INSTALLATION = token<InstallationUseCases>('Installation');
export const LINKING = token<Linking>('Linking');
export const CREATION = token<Creation>('Creation');
export const RECONCILIATION = token<Reconciliation>('Reconciliation');
export const TRACKING = token<Tracking>('Tracking');
export const OPERATION = token<Operation>('Operation');
