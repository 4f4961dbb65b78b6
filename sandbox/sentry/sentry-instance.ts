import { SentryFaults } from './faults.ts';
import { Directory, type InternalIntegration } from './model/directory.ts';
import { Issues, type Happening } from './model/issues.ts';
import type { Product, SentryOptions } from './sentry-options.ts';
import { hookBody } from './webhooks/hook-body.ts';
import { HookSender } from './webhooks/hook-sender.ts';

/** A request of the API as it was answered; `status` 0: not at all. */
export interface SentryRequest {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly body: string;
  readonly status: number;
}

/** Everything that one Sentry is. */
export class SentryInstance {
  product: Product;
  /** Whether its issues have comments; old GlitchTips have none. */
  hasComments = true;
  readonly directory = new Directory();
  readonly issues: Issues;
  readonly faults = new SentryFaults();
  readonly hooks: HookSender;
  readonly requests: SentryRequest[] = [];
  readonly now: () => number;
  readonly pageSize: number;
  baseUrl = '';

  constructor({ product, now, webhookRetries, webhookRetryMs, pageSize }: SentryOptions) {
    this.product = product ?? 'sentry';
    this.now = now ?? (() => Date.now());
    this.pageSize = pageSize ?? 100;
    this.issues = new Issues(this.directory, this.now, (happening) => {
      this.#tell(happening);
    });
    this.hooks = new HookSender({
      faults: this.faults,
      now: this.now,
      retries: webhookRetries ?? 2,
      retryMs: webhookRetryMs ?? 20,
    });
  }

  /** GlitchTip has no such webhooks. */
  #tell(happening: Happening): void {
    if (this.product === 'glitchtip') return;
    for (const integration of this.directory.integrations) {
      if (integration.organization !== happening.issue.project.organization) continue;
      if (integration.resources.includes(happening.resource)) this.send(integration, happening);
    }
  }

  send(integration: InternalIntegration, happening: Happening): void {
    this.sendRaw(integration, {
      resource: happening.resource,
      action: happening.action,
      body: JSON.stringify(hookBody(happening, integration, this.baseUrl)),
    });
  }

  /** Sends a body as it is, signed. */
  sendRaw(
    { webhookUrl, clientSecret }: InternalIntegration,
    { resource, action, body }: { resource: string; action: string; body: string },
  ): void {
    if (webhookUrl === null) return;
    this.hooks.add({ resource, action, url: webhookUrl, secret: clientSecret, body });
  }
}
