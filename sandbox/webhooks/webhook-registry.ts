import type { Projects } from '../model/projects.ts';
import { webhookRefusal } from '../model/refusal.ts';
import { EMPTY_WEBHOOK } from './webhook.ts';
import type { Webhook, WebhookDraft } from './webhook.ts';
import { checkFilter } from './webhook-filter.ts';

/** Keeps the webhooks. The same name or URL twice is no reason to refuse one. */
export class WebhookRegistry {
  readonly #webhooks = new Map<number, Webhook>();
  readonly #now: () => number;
  readonly #projects: Projects;
  #count = 0;

  constructor({ now, projects }: { readonly now: () => number; readonly projects: Projects }) {
    this.#now = now;
    this.#projects = projects;
  }

  all(): readonly Webhook[] {
    return [...this.#webhooks.values()];
  }

  find(id: number): Webhook | null {
    return this.#webhooks.get(id) ?? null;
  }

  findLegacy(legacyId: number): Webhook | null {
    return this.all().find((webhook) => webhook.legacyId === legacyId) ?? null;
  }

  /** @throws {Refusal} 400 when the draft is not good. */
  create(draft: Partial<WebhookDraft>, by: string): Webhook {
    const complete = { ...EMPTY_WEBHOOK, ...draft };
    checkDraft(complete, this.#projects);
    this.#count += 1;
    const now = this.#now();
    const ids = { id: 100 + this.#count, legacyId: this.#count };
    const webhook: Webhook = { ...complete, ...ids, createdAt: now, updatedAt: now, updatedBy: by };
    this.#webhooks.set(webhook.id, webhook);
    return webhook;
  }

  /** @throws {Refusal} 400 when the result is not good. */
  change(webhook: Webhook, draft: Partial<WebhookDraft>, by: string): Webhook {
    const changed: Webhook = { ...webhook, ...draft, updatedAt: this.#now(), updatedBy: by };
    checkDraft(changed, this.#projects);
    this.#webhooks.set(changed.id, changed);
    return changed;
  }

  remove({ id }: Webhook): void {
    this.#webhooks.delete(id);
  }
}

function checkDraft({ name, url, filter }: WebhookDraft, projects: Projects): void {
  if (name.trim() === '') throw webhookRefusal(400, 'The name of the webhook is missing.');
  if (!/^https?:\/\//i.test(url)) throw webhookRefusal(400, 'The URL of the webhook must be absolute.');
  checkFilter(filter, projects);
}
