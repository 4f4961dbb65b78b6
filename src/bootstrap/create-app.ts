import { CreateApiKey } from '../application/access/create-api-key.ts';
import { ProcessIssue } from '../application/inbound/process-issue.ts';
import { WakeBacklog } from '../application/inbound/wake-backlog.ts';
import { CreateDue } from '../application/creation/create-due.ts';
import { ReconcileDue } from '../application/reconciliation/reconcile-due.ts';
import type { Log } from '../application/ports/log.ts';
import type { UndiciJiraServer } from '../adapters/jira-server/undici-jira-server.ts';
import { InProcessWorkSignal } from '../adapters/memory/in-process-work-signal.ts';
import { openKnexStorage } from '../adapters/persistence/open-knex-storage.ts';
import { NearestWorkSignal } from '../adapters/queue/nearest-work-signal.ts';
import { PgBossQueue } from '../adapters/queue/pg-boss-queue.ts';
import { PgBossWorkSignal } from '../adapters/queue/pg-boss-work-signal.ts';
import { Sweep } from '../adapters/queue/sweep.ts';
import { CryptoRandomness } from '../adapters/system/crypto-randomness.ts';
import { PinoLog } from '../adapters/system/pino-log.ts';
import { PromMeter } from '../adapters/system/prom-meter.ts';
import { assertRsaSha1Works } from '../adapters/system/rsa-sha1-check.ts';
import { SystemClock } from '../adapters/system/system-clock.ts';
import { LOCKSTEPS_OPERATOR, UNLIMITED } from '../domain/api-key.ts';
import type { Secret } from '../domain/secret.ts';
import { publicUrlOf, type Config } from './config.ts';
import { choresFrom } from './chores.ts';
import { createContainer } from './create-container.ts';
import { httpPortsFrom } from './http-ports-from.ts';
import { openDatabase, settleSchema, type OpenedDatabase } from './open-database.ts';
import { openJira } from './open-jira.ts';
import { openSecretBox } from './open-secret-box.ts';
import { openTracing, type OpenedTracing } from './open-tracing.ts';
import { openTrackers, type OpenedTrackers } from './open-trackers.ts';
import { showWorkload } from './show-workload.ts';
import { startChores } from './start-chores.ts';
import { freePort, openDoors, type OpenDoors } from './open-doors.ts';
import { startLooking } from './start-looking.ts';

const SWEEP_EVERY_MS = 1_000;
const GRACE_MS = 10_000;

export interface AppOptions {
  /** Takes the log's lines; standard output when left out. */
  readonly logTo?: { write(line: string): void };
}

/** The whole service, running. */
export interface App {
  readonly url: string;
  /** Where the admin API is: at `url`, unless it has a door of its own. */
  readonly adminUrl: string;
  readonly publicUrl: string;
  /** Where the person who started it finds the console. */
  readonly consoleUrl: string;
  /**
   * An API key for everything when there is none at all, for the terminal of the person who started it; else null.
   * Without a terminal none is made, for nobody would see it: the log says how to get one.
   */
  firstKeyFor(reader: 'terminal' | 'nobody'): Promise<Secret | null>;
  /** Stops taking, finishes what is in hand, and lets go of everything. */
  stop(): Promise<void>;
}

/**
 * Opens what the configuration names, wires it, and starts.
 * @throws {StartRefused} when the operator has to mend something first; nothing is left open then.
 */
export async function startApp(config: Config, { logTo }: AppOptions = {}): Promise<App> {
  const log = new PinoLog({ level: config.logLevel, ...(logTo === undefined ? {} : { destination: logTo }) });
  await assertRsaSha1Works();
  const database = await openDatabase(config);
  try {
    return await start(config, log, database);
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function start(config: Config, log: Log, database: OpenedDatabase): Promise<App> {
  await settleSchema(database.knex, config.migrate ? 'migrate' : 'check');
  const secretBox = await openSecretBox(config, database.knex);
  const [clock, meter, randomness] = [new SystemClock(), new PromMeter(), new CryptoRandomness()];
  const port = config.port === 0 ? await freePort(config) : config.port;
  const publicUrl = publicUrlOf(config, port);

  const traces = await openTracing(config, { log, randomness });
  const { tracing } = traces;
  const storage = openKnexStorage({ knex: database.knex, secretBox, tracing });
  showWorkload(meter, { storage, knex: database.knex, clock, log });
  const queue = new PgBossQueue({ database: database.queue, log, migrate: config.migrate });
  const signal = new PgBossWorkSignal(queue, log);
  const jira = openJira(config, { clock, log, meter, tracing });
  const opened = openTrackers(config, { storage, clock, log, meter, tracing });
  const workers = new InProcessWorkSignal({
    concurrency: config.concurrency,
    perIntegration: config.jiraConcurrency,
    log,
  });
  const container = createContainer({
    config,
    publicUrl,
    clock,
    log,
    meter,
    storage,
    jira,
    trackers: opened.trackers,
    signal: new NearestWorkSignal(workers, signal),
    tracing,
  });

  const processIssue = container.get(ProcessIssue);
  const wakeBacklog = container.get(WakeBacklog);
  workers.work(async (issue) => {
    await processIssue.execute(issue);
  });
  const sweep = new Sweep({
    name: 'sweep',
    run: async () => {
      await wakeBacklog.execute();
    },
    everyMs: SWEEP_EVERY_MS,
    randomness,
    log,
  });

  const doors = await withQueue(queue, async () => {
    await queue.work((issue) => workers.take(issue), { batch: config.concurrency });
    return openDoors(httpPortsFrom(container, database), config, port);
  });
  sweep.start();
  const chores = startChores(choresFrom(container), { chores: storage.chores, randomness, log });
  const reconciliation = startLooking(container.get(ReconcileDue), {
    name: 'reconciliation',
    randomness,
    log,
  });
  const creation = startLooking(container.get(CreateDue), { name: 'creation', randomness, log });
  tellStart(log, config, { publicUrl, ...doors, database });

  return {
    url: `http://127.0.0.1:${doors.port}`,
    adminUrl: `http://127.0.0.1:${doors.adminPort}`,
    publicUrl,
    consoleUrl: `${config.adminPort === null ? publicUrl : `http://127.0.0.1:${doors.adminPort}`}/console`,
    firstKeyFor: async (reader) => {
      if (config.adminKey !== null || !(await storage.stores.apiKeys.isEmpty())) return null;
      if (reader === 'nobody') {
        log.warn('no_api_key', {
          message: 'Nobody can use the admin API yet: set LOCKSTEP_ADMIN_KEY, or run "lockstep keys create".',
        });
        return null;
      }
      const name = `${LOCKSTEPS_OPERATOR} (first start)`;
      const { secret } = await container
        .get(CreateApiKey)
        .execute({ ...UNLIMITED, name, expiresAt: null, by: UNLIMITED });
      return secret;
    },
    stop: async () => {
      await stopAll({
        ...{ doors, sweep, chores, reconciliation, creation },
        ...{ signal, queue, workers, jira, trackers: opened, traces, database },
      });
      log.info('stopped');
    },
  };
}

/** What `run` makes while the queue runs; when it fails, the queue has ended too. */
async function withQueue<Made>(queue: PgBossQueue, run: () => Promise<Made>): Promise<Made> {
  try {
    await queue.start();
    return await run();
  } catch (error) {
    await queue.stop({ graceful: false });
    throw error;
  }
}

interface Parts {
  readonly doors: OpenDoors;
  readonly sweep: Sweep;
  readonly chores: { stop(): Promise<void> };
  readonly reconciliation: { stop(): Promise<void> };
  readonly creation: { stop(): Promise<void> };
  readonly signal: PgBossWorkSignal;
  readonly queue: PgBossQueue;
  readonly workers: InProcessWorkSignal;
  readonly jira: UndiciJiraServer;
  readonly trackers: OpenedTrackers;
  readonly traces: OpenedTracing;
  readonly database: OpenedDatabase;
}

/** What takes work in ends before what does it, and the database last. */
async function stopAll({
  doors,
  sweep,
  chores,
  reconciliation,
  creation,
  signal,
  queue,
  workers,
  jira,
  trackers,
  traces,
  database,
}: Parts): Promise<void> {
  await doors.close({ graceMs: GRACE_MS });
  await Promise.all([sweep.stop(), chores.stop(), reconciliation.stop(), creation.stop()]);
  await workers.stop();
  await signal.settled();
  await queue.stop({ graceful: true });
  await Promise.all([jira.close(), trackers.close()]);
  await traces.close();
  await database.close();
}

function tellStart(
  log: Log,
  config: Config,
  opened: Pick<OpenDoors, 'port' | 'adminPort'> & {
    readonly publicUrl: string;
    readonly database: OpenedDatabase;
  },
): void {
  const { publicUrl, port, adminPort, database } = opened;
  const admin = config.adminPort === null ? {} : { adminHost: config.adminHost, adminPort };
  log.info('started', { publicUrl, host: config.host, port, ...admin, database: database.kind });
  // After it, so that what may not be meant is not taken for what kept Lockstep from starting.
  for (const { variable, message } of config.warnings)
    log.warn('configuration_warning', { variable, message });
  if (database.kind === 'embedded') {
    log.warn('embedded_database', {
      message:
        'For trying and small teams: it survives a kill, not a power cut. Set DATABASE_URL for production.',
    });
  }
}
