import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { JiraControl } from './control/jira-control.ts';
import { createApp } from './create-app.ts';
import { JiraInstance } from './jira-instance.ts';
import type { SandboxOptions } from './sandbox-options.ts';

/** A running Jira stand-in. */
export interface Sandbox {
  /** Jira's base URL, with context path and no slash at its end. */
  readonly url: string;
  /** Where the control API is. */
  readonly controlUrl: string;
  /** The same as the control API, for who is in the same process. */
  readonly jira: JiraControl;
  /** Stops listening, breaks open connections and gives up deliveries under way. Closing again does nothing. */
  close(): Promise<void>;
}

/** Starts a Jira on 127.0.0.1 and answers when it listens. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const instance = new JiraInstance(options);
  const jira = new JiraControl(instance);
  const handle = createApp(instance, jira).callback();
  const server = createServer((request, response) => void handle(request, response));
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  instance.listensAt(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);

  return {
    url: instance.baseUrl,
    controlUrl: `${instance.baseUrl}/sandbox/api`,
    jira,
    close: async () => {
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await instance.webhooks.close();
      await closed;
    },
  };
}
