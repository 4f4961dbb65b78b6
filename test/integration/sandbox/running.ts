import type { SandboxOptions } from '../../../sandbox/sandbox-options.ts';
import { startSandbox } from '../../../sandbox/start-sandbox.ts';
import type { Sandbox } from '../../../sandbox/start-sandbox.ts';
import { startReceiver } from './receiver.ts';
import type { Receiver } from './receiver.ts';

interface Closable {
  close(): Promise<void>;
}

/** Starts sandboxes and receivers, and closes them after each test of the suite it is called in. */
export function running(): {
  readonly sandbox: (options?: SandboxOptions) => Promise<Sandbox>;
  readonly receiver: () => Promise<Receiver>;
} {
  const open: Closable[] = [];
  const kept = <One extends Closable>(one: One): One => {
    open.push(one);
    return one;
  };
  afterEach(async () => {
    await Promise.all(open.splice(0).map((one) => one.close()));
  });
  return {
    sandbox: async (options) => kept(await startSandbox(options)),
    receiver: async () => kept(await startReceiver()),
  };
}
