import { request } from 'node:http';

import type { DeliveryRecord } from '../../sandbox/webhooks/delivery.ts';
import type { Sandbox } from '../../sandbox/start-sandbox.ts';

/** A webhook request as Jira would send it. */
export type Posting = Pick<DeliveryRecord, 'url' | 'headers' | 'body' | 'issueId'>;

/**
 * The webhook requests that Jira makes of what `act` does, kept from being sent: they are the test's to post. Those of
 * changes that nobody listens to are not among them.
 */
export function postingsOf(sandbox: Sandbox, act: () => void): readonly Posting[] {
  const before = sandbox.jira.deliveries().length;
  sandbox.jira.switchOn('drop-deliveries');
  act();
  sandbox.jira.switchOff('drop-deliveries');
  return sandbox.jira.deliveries().slice(before);
}

/**
 * Sends it, and answers the status; null when no answer comes. `onStatus` is called in the very moment in which the
 * head of the answer is here.
 */
export function post(
  { url, headers, body }: Pick<Posting, 'url' | 'headers' | 'body'>,
  onStatus: (status: number) => void = () => undefined,
): Promise<number | null> {
  return new Promise((resolve) => {
    const outgoing = request(url, { method: 'POST', headers, agent: false }, (answer) => {
      const status = answer.statusCode ?? 0;
      onStatus(status);
      answer.on('error', () => undefined).resume();
      resolve(status);
    });
    outgoing.on('error', () => resolve(null));
    outgoing.end(body);
  });
}
