import { DomainError, IdempotencyRefused, InvariantViolated } from '../../domain/domain-error.ts';
import { Secret } from '../../domain/secret.ts';
import type { Clock } from '../ports/clock.ts';
import type { IdempotentRequests } from '../ports/idempotent-requests.ts';
import type { Randomness } from '../ports/randomness.ts';

export interface AnswerOncePorts {
  readonly requests: IdempotentRequests;
  readonly randomness: Pick<Randomness, 'id'>;
  readonly clock: Clock;
}

export interface AnswerOnceCommand {
  readonly caller: string;
  /** What the caller calls the request by. */
  readonly key: string;
  /** Of all that it asks for: the same key with another is a mistake. */
  readonly fingerprint: string;
  /** Does it, and answers what is to be said. A refusal, which did nothing, is thrown. */
  readonly answer: () => Promise<string>;
  /** Whether what was thrown is such a refusal. */
  readonly isRefusal: (error: unknown) => boolean;
}

export interface AnswerOnceOutcome {
  readonly answer: string;
  /** Whether it was done before, and this is what was said then. */
  readonly isRepeated: boolean;
}

/** Longer than any request takes: who has not answered by then never will. */
const LONGEST_MS = 5 * 60_000;

/** Does what a request with an idempotency key asks once, and answers the same to all that repeat it. */
export class AnswerOnce {
  readonly #ports: AnswerOncePorts;

  constructor(ports: AnswerOncePorts) {
    this.#ports = ports;
  }

  /**
   * Of a request that was refused nothing is kept: mended, it may be sent with the same key.
   * @throws {IdempotencyRefused} when the key was used for something else, when the first is still under way, and when
   * nobody can tell what came of it.
   */
  async execute(command: AnswerOnceCommand): Promise<AnswerOnceOutcome> {
    const { requests, randomness, clock } = this.#ports;
    const { caller, key, fingerprint } = command;
    const id = randomness.id();
    const known = await requests.begin({ id, caller, key, fingerprint, begunAt: clock.now(), answer: null });
    if (known === null) return { answer: await this.#first(id, command), isRepeated: false };

    if (known.fingerprint !== fingerprint) throw new IdempotencyRefused('reused');
    if (known.answer !== null) return { answer: known.answer.reveal(), isRepeated: true };
    const isUnderWay = clock.now().getTime() - known.begunAt.getTime() < LONGEST_MS;
    throw new IdempotencyRefused(isUnderWay ? 'under_way' : 'unknown');
  }

  /** What fails for a reason that nobody foresaw may have been done: its key stays used. */
  async #first(id: string, { answer, isRefusal }: AnswerOnceCommand): Promise<string> {
    const { requests } = this.#ports;
    let answered: string;
    try {
      answered = await answer();
    } catch (error) {
      const isOurs = error instanceof DomainError && !(error instanceof InvariantViolated);
      if (isOurs || isRefusal(error)) await requests.forget(id);
      throw error;
    }
    await requests.conclude(id, new Secret(answered));
    return answered;
  }
}
