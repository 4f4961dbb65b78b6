import { BodySignatureRefused, PayloadNotAnObject } from '../../domain/domain-error.ts';
import { isObject } from '../../domain/foreign-json.ts';
import type { DeliveryId, IntegrationId } from '../../domain/ids.ts';
import type { Integration } from '../../domain/integration.ts';
import { issueIdIn } from '../../domain/issue-event.ts';
import { liveBodySecrets } from '../../domain/webhook-secrets.ts';
import type { BodySignatures } from '../ports/body-signatures.ts';
import type { Clock } from '../ports/clock.ts';
import type { DeliveryInbox } from '../ports/delivery-inbox.ts';
import type { Fingerprints } from '../ports/fingerprints.ts';
import type { LinkedIssues } from '../ports/linked-issues.ts';
import type { Meter } from '../ports/meter.ts';
import type { Randomness } from '../ports/randomness.ts';
import type { UnitOfWork } from '../ports/unit-of-work.ts';
import type { WebhookTokens } from '../ports/webhook-tokens.ts';
import type { WorkSignal } from '../ports/work-signal.ts';
import type { FairTurns } from './fair-turns.ts';
import type { HeldIntegrations } from './held-integrations.ts';
import type { NoteEvent } from './note-event.ts';
import { proveWebhookToken, type ProvedIntegration } from './prove-webhook-token.ts';

export interface ReceiveIssueEventPorts {
  readonly tokens: WebhookTokens;
  readonly bodySignatures: BodySignatures;
  readonly integrations: HeldIntegrations;
  readonly noteEvent: NoteEvent;
  readonly linkedIssues: LinkedIssues;
  readonly unitOfWork: UnitOfWork;
  readonly inbox: DeliveryInbox;
  readonly signal: WorkSignal;
  readonly fingerprints: Fingerprints;
  readonly randomness: Randomness;
  readonly clock: Clock;
  readonly meter: Meter;
}

export interface ReceiveIssueEventCommand {
  readonly token: string;
  /** The header `X-Hub-Signature`; null when there is none. */
  readonly signature: string | null;
  readonly readBody: () => Promise<Uint8Array>;
}

/** `accepted`: kept, durably. `duplicate`: kept before. Otherwise nothing is kept. */
export type ReceiveIssueEventOutcome = 'accepted' | 'duplicate' | 'about_no_issue' | 'not_linked';

/** Takes one webhook request and keeps it when it is about a linked issue. Does not act on it. */
export class ReceiveIssueEvent {
  readonly #ports: ReceiveIssueEventPorts;
  readonly #turns: FairTurns;

  /** What it asks of the storage it does in `turns`, so that no Integration waits for the flood of another. */
  constructor(ports: ReceiveIssueEventPorts, turns: FairTurns) {
    this.#ports = ports;
    this.#turns = turns;
  }

  /**
   * Reads the body once the token has proved its Integration, never before.
   * @throws {WebhookTokenRefused} when the token proves none.
   * @throws {BodySignatureRefused} when the body's signature is wrong, or missing where Jira is known to sign.
   * @throws {PayloadNotAnObject} when the body is not a JSON object.
   */
  async execute(command: ReceiveIssueEventCommand): Promise<ReceiveIssueEventOutcome> {
    const proved = await this.#prove(command.token);
    const { integration } = proved;

    const body = await command.readBody();
    await this.#checkSignature(body, command.signature, proved);
    const payload = parseObject(body);
    const outcome = await this.#turns.run(integration.id, async () => {
      await this.#ports.noteEvent.execute(proved);
      return this.#keep(integration.id, body, payload);
    });
    this.#ports.meter.count('webhook_requests', { outcome });
    return outcome;
  }

  /** Whose turn it is the token says itself, not proved yet; not while the body is read, which takes as long as it likes. */
  #prove(token: string): Promise<ProvedIntegration> {
    const whose = this.#ports.tokens.claims(token)?.integrationId ?? '';
    return this.#turns.run(whose, () => proveWebhookToken(token, this.#ports));
  }

  async #keep(
    integrationId: IntegrationId,
    body: Uint8Array,
    payload: unknown,
  ): Promise<ReceiveIssueEventOutcome> {
    const { linkedIssues, inbox, signal, fingerprints, randomness, clock } = this.#ports;
    const jiraIssueId = issueIdIn(payload);
    if (jiraIssueId === null) return 'about_no_issue';

    const issue = { integrationId, jiraIssueId };
    if (!(await linkedIssues.isLinked(issue))) return 'not_linked';

    const outcome = await inbox.accept({
      ...issue,
      id: randomness.id() as DeliveryId,
      body,
      fingerprint: fingerprints.of(body),
      receivedAt: clock.now(),
    });
    // Not waited for: it never rejects, and where it is lost, the sweep finds what is kept now.
    if (outcome === 'accepted') void signal.wake(issue);
    return outcome;
  }

  async #checkSignature(
    body: Uint8Array,
    signature: string | null,
    { integration, secrets }: ProvedIntegration,
  ): Promise<void> {
    if (signature === null) {
      if (!integration.requiresBodySignature) return;
      return this.#refuse('missing', integration);
    }
    const { bodySignatures, clock } = this.#ports;
    const live = liveBodySecrets(secrets, clock.now());
    if (!live.some((secret) => bodySignatures.isValid(body, signature, secret))) {
      return this.#refuse('wrong', integration);
    }
    if (integration.requiringBodySignature() !== integration) {
      await this.#change(integration.id, (known) => known.requiringBodySignature());
    }
  }

  async #refuse(reason: BodySignatureRefused['reason'], integration: Integration): Promise<never> {
    await this.#change(integration.id, (known) => known.refusedBodySignature(reason));
    this.#ports.meter.count('webhook_requests', { outcome: `body_signature_${reason}` });
    throw new BodySignatureRefused(reason);
  }

  async #change(id: IntegrationId, change: (integration: Integration) => Integration): Promise<void> {
    await this.#ports.unitOfWork.run(async ({ integrations }) => {
      const integration = await integrations.find(id);
      if (integration === null) return;
      const changed = change(integration);
      if (changed !== integration) await integrations.save(changed);
    });
  }
}

/** @throws {PayloadNotAnObject} */
function parseObject(body: Uint8Array): unknown {
  const payload = parse(body);
  if (!isObject(payload)) throw new PayloadNotAnObject('the body is not a JSON object');
  return payload;
}

function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch (cause) {
    throw new PayloadNotAnObject('the body is not JSON', { cause });
  }
}
