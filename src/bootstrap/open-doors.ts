import { once } from 'node:events';
import { createServer } from 'node:net';
import { createHttpApp, type Door } from '../adapters/http/create-http-app.ts';
import type { HttpPorts } from '../adapters/http/http-ports.ts';
import { startHttpServer, type RunningServer } from '../adapters/http/start-http-server.ts';
import type { Config } from './config.ts';
import { VARIABLES } from './config-variables.ts';
import { StartRefused } from './start-refused.ts';

/** Where Lockstep answers: one server for all, or one for what faces outwards and one for operators. */
export interface OpenDoors {
  readonly port: number;
  /** The same as `port` when there is one server. */
  readonly adminPort: number;
  readonly close: RunningServer['close'];
}

type DoorConfig = Pick<Config, 'host' | 'adminHost' | 'adminPort' | 'maxConnections'>;

interface Address {
  readonly host: string;
  readonly port: number;
  /** The settings that say so, for who has to change them. */
  readonly by: readonly [hostVariable: string, portVariable: string];
}

const BY = [VARIABLES.host.name, VARIABLES.port.name] as const;
const ADMIN_BY = [VARIABLES.adminHost.name, VARIABLES.adminPort.name] as const;

/**
 * Opens the doors that the configuration asks for, at `port` what faces outwards.
 * @throws {StartRefused} when an address is another's, or none of this machine; no door is open then.
 */
export async function openDoors(ports: HttpPorts, config: DoorConfig, port: number): Promise<OpenDoors> {
  const open = (door: Door, { host, port: at, by }: Address): Promise<RunningServer> =>
    listening({ host, port: at, by }, () =>
      startHttpServer(createHttpApp(ports, door), { host, port: at, maxConnections: config.maxConnections }),
    );
  const address = { host: config.host, port, by: BY };
  if (config.adminPort === null) {
    const only = await open('only', address);
    return { port: only.port, adminPort: only.port, close: only.close };
  }

  const inward = await open('inward', { host: config.adminHost, port: config.adminPort, by: ADMIN_BY });
  const outward = await open('outward', address).catch(async (error: unknown) => {
    await inward.close({ graceMs: 0 });
    throw error;
  });
  return {
    port: outward.port,
    adminPort: inward.port,
    close: async (options) => {
      await Promise.all([outward.close(options), inward.close(options)]);
    },
  };
}

/** The address people are told must be known before the server listens on it. */
export async function freePort({ host }: Pick<Config, 'host'>): Promise<number> {
  return listening({ host, port: 0, by: BY }, async () => {
    const probe = createServer().listen(0, host);
    await once(probe, 'listening');
    const address = probe.address();
    probe.close();
    await once(probe, 'close');
    if (address === null || typeof address === 'string') throw new Error('no port is free');
    return address.port;
  });
}

async function listening<Made>({ host, port, by }: Address, run: () => Promise<Made>): Promise<Made> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    throw new StartRefused(
      `Lockstep cannot listen on ${host}, port ${port}: ${error.message}. Set ${by[0]} to an address of this ` +
        `machine, and ${by[1]} to a port that is free.`,
      { cause: error },
    );
  }
}
