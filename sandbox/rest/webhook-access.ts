import type { JiraInstance } from '../jira-instance.ts';
import { webhookRefusal } from '../model/refusal.ts';
import type { Webhook } from '../webhooks/webhook.ts';

/** @throws {Refusal} 404 when `find` knows no webhook of this id. */
export function webhookNamed(id: string | undefined, find: (id: number) => Webhook | null): Webhook {
  const webhook = /^\d+$/.test(id ?? '') ? find(Number(id)) : null;
  if (webhook === null) throw webhookRefusal(404, `The webhook with id ${id ?? ''} does not exist.`);
  return webhook;
}

/** @throws {Refusal} 403, or what it says, while the fault `webhook-creation-forbidden` is on. */
export function checkCreationFault({ faults }: JiraInstance, what: string): void {
  const fault = faults.take('webhook-creation-forbidden');
  if (fault !== null) {
    throw webhookRefusal(fault.status ?? 403, `You do not have permission to ${what}.`);
  }
}
