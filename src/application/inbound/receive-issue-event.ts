import { BodySignatureRefused, PayloadNotAnObject } from '../../domain/domain-error.ts';
import { isObject } from '../../domain/foreign-json.ts';
import type { DeliveryId, IntegrationId, JiraIssueId } from '../../domain/ids.ts';
import type { Integration } from '../../domain/integration.ts';
import { issueIdIn } from '../../domain/issue-event.ts';
import { liveBodySecrets } from '../../domain/webhook-secrets.ts';
import type { BodySignatures } from '../ports/body-signatures.ts';
import type { Clock } from '../ports/clock.ts';
import type { Accepted, DeliveryInbox } from '../ports/delivery-inbox.ts';
import type { Fingerprints } from '../ports/fingerprints.ts';
import type { Meter } from '../ports/meter.ts';
import type { Randomness } from '../ports/randomness.ts';
import { UNTRACED, type Tracing } from '../ports/tracing.ts';
import type { UnitOfWork } from '../ports/unit-of-work.ts';
import type { WebhookTokens } from '../ports/webhook-tokens.ts';
import type { WorkSignal } from '../ports/work-signal.ts';
import type { FairTurns } from './fair-turns.ts';
import type { HeldIntegrations } from './held-integrations.ts';
import type { NoteEvent } from './note-event.ts';
import { provedLately, proveWebhookToken, type ProvedIntegration } from './prove-webhook-token.ts';

export interface ReceiveIssueEventPorts {
  readonly tokens: WebhookTokens;
  readonly bodySignatures: BodySignatures;
  readonly integrations: HeldIntegrations;
  readonly noteEvent: NoteEvent;
  readonly unitOfWork: UnitOfWork;
  readonly inbox: DeliveryInbox;
  readonly signal: WorkSignal;
  readonly fingerprints: Fingerprints;
  readonly randomness: Randomness;
  readonly clock: Clock;
  readonly meter: Meter;
  readonly tracing?: Tracing;
}

export interface ReceiveIssueEventCommand {
  readonly token: string;
  /** The header `X-Hub-Signature`; null when there is none. */
  readonly signature: string | null;
  readonly readBody: () => Promise<Uint8Array>;
}

/**
 * `accepted`: kept, durably. `duplicate`: kept before. Otherwise nothing is kept; `switched_off`: whatever it was about, as a
 * person has switched the Integration off.
 */
export type ReceiveIssueEventOutcome = Accepted | 'about_no_issue' | 'not_linked' | 'switched_off';

/** A request that has come in whole. */
interface Arrived {
  readonly body: Uint8Array;
  readonly signature: string | null;
}

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
   * Reads the body once the token has proved its Integration, never before: as that is, or was within the last second.
   * Whatever is answered or kept is by what it is.
   * @throws {WebhookTokenRefused} when the token proves none.
   * @throws {BodySignatureRefused} when the body's signature is wrong, or missing where Jira is known to sign.
   * @throws {PayloadNotAnObject} when the body is not a JSON object.
   */
  async execute({ token, signature, readBody }: ReceiveIssueEventCommand): Promise<ReceiveIssueEventOutcome> {
    let proved = (await this.#proveLately(token)) ?? (await this.#prove(token));

    const arrived = { body: await readBody(), signature };
    for (;;) {
      const outcome = await this.#take(proved, arrived);
      if (outcome !== 'changed') {
        this.#ports.meter.count('webhook_requests', { outcome });
        return outcome;
      }
      proved = await this.#prove(token);
    }
  }

  async #proveLately(token: string): Promise<ProvedIntegration | null> {
    const claims = this.#ports.tokens.claims(token);
    return claims === null ? null : provedLately(token, claims, this.#ports);
  }

  /** Whose turn it is the token says itself, not proved yet; not while the body is read, which takes as long as it likes. */
  #prove(token: string): Promise<ProvedIntegration> {
    const whose = this.#ports.tokens.claims(token)?.integrationId ?? '';
    return this.#turns.run(whose, () => proveWebhookToken(token, this.#ports));
  }

  /** `changed` when it is not as was proved, and may not be when that is not sure: then it is to be proved again. */
  async #take(proved: ProvedIntegration, arrived: Arrived): Promise<ReceiveIssueEventOutcome | 'changed'> {
    // Refused, Jira would count it as a failure of the webhook, though nothing is wrong with that.
    if (proved.integration.isDisabled) return 'switched_off';
    const verdict = this.#judgeSignature(proved, arrived);
    if (verdict === 'missing' || verdict === 'wrong') {
      return proved.isSure ? this.#refuse(verdict, proved.integration) : 'changed';
    }
    const payload = parsed(arrived.body);
    const jiraIssueId = payload instanceof PayloadNotAnObject ? null : issueIdIn(payload);
    if (jiraIssueId === null && !proved.isSure) return 'changed';
    if (payload instanceof PayloadNotAnObject) throw payload;

    return this.#turns.run(proved.integration.id, async () => {
      const outcome =
        jiraIssueId === null ? 'about_no_issue' : await this.#keep(proved, jiraIssueId, arrived.body);
      if (outcome === 'changed') return outcome;
      if (verdict === 'first') {
        await this.#change(proved.integration.id, (known) => known.requiringBodySignature());
      }
      await this.#ports.noteEvent.execute(proved);
      return outcome;
    });
  }

  async #keep(
    { integration, version }: ProvedIntegration,
    jiraIssueId: JiraIssueId,
    body: Uint8Array,
  ): Promise<Accepted | 'not_linked' | 'changed'> {
    const { inbox, signal, fingerprints, randomness, clock, tracing = UNTRACED } = this.#ports;
    const issue = { integrationId: integration.id, jiraIssueId };
    const receivedAt = clock.now();
    const delivery = () => ({
      ...issue,
      id: randomness.id() as DeliveryId,
      body,
      fingerprint: fingerprints.of(body),
      receivedAt,
    });
    const outcome = await tracing.run({ name: 'keep delivery' }, () =>
      inbox.acceptLinked(issue, version, delivery),
    );
    // Not waited for: it never rejects, and where it is lost, the sweep finds what is kept now.
    if (outcome === 'accepted') void signal.wake(issue);
    return outcome;
  }

  /** `first`: it is right, and from now on there has to be one. */
  #judgeSignature(
    { integration, secrets }: ProvedIntegration,
    { body, signature }: Arrived,
  ): BodySignatureRefused['reason'] | 'right' | 'first' | 'not_needed' {
    if (signature === null) return integration.requiresBodySignature ? 'missing' : 'not_needed';

    const { bodySignatures, clock } = this.#ports;
    const live = liveBodySecrets(secrets, clock.now());
    if (!live.some((secret) => bodySignatures.isValid(body, signature, secret))) return 'wrong';
    return integration.requiringBodySignature() === integration ? 'right' : 'first';
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

const utf8 = new TextDecoder();

function parsed(body: Uint8Array): object | PayloadNotAnObject {
  try {
    const payload: unknown = JSON.parse(utf8.decode(body));
    return isObject(payload) ? payload : new PayloadNotAnObject('the body is not a JSON object');
  } catch (cause) {
    return new PayloadNotAnObject('the body is not JSON', { cause });
  }
}
