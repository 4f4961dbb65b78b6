import { AUDIT_OUTCOMES, type AuditActor } from '../../domain/audit-entry.ts';
import { DomainError } from '../../domain/domain-error.ts';
import type { AuditEntryId, OrganizationId } from '../../domain/ids.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Randomness } from '../ports/randomness.ts';
import type { Stores } from '../ports/stores.ts';

export interface RecordChangePorts {
  readonly stores: Pick<Stores, 'audit'>;
  readonly randomness: Pick<Randomness, 'id'>;
  readonly clock: Clock;
  readonly log: Log;
}

/** What a change is to, and how that is shown; with no secret in it, for it is kept. */
export interface ChangedThing {
  readonly id: string | null;
  readonly organizationId: OrganizationId | null;
  readonly shown: unknown;
}

export interface RecordChangeCommand<Result> {
  readonly actor: AuditActor;
  readonly operation: string;
  readonly thingKind: string | null;
  readonly requestId: string | null;
  /** What is there before it is made. */
  readonly before: () => Promise<ChangedThing>;
  /** Makes the change. */
  readonly make: () => Promise<Result>;
  /** What is there once it is made. */
  readonly after: (result: Result) => Promise<ChangedThing>;
  /** Whether it was no more than tried out. */
  readonly isDryRun?: () => boolean;
  /** The code of a refusal that is no DomainError; null for what is none. */
  readonly refusalIn?: (error: unknown) => string | null;
}

/** Has no change made without a trace of who made it. */
export class RecordChange {
  readonly #ports: RecordChangePorts;

  constructor(ports: RecordChangePorts) {
    this.#ports = ports;
  }

  /**
   * Notes that the change is begun, makes it, and notes how it ended; answers or throws what making it did. Nothing is
   * changed when the first cannot be noted; when the last cannot, the change is made, and its entry stays `begun`.
   */
  async execute<Result>(command: RecordChangeCommand<Result>): Promise<Result> {
    const { stores, randomness, clock } = this.#ports;
    const { actor, operation, thingKind, requestId } = command;
    const before = await command.before();
    const id = randomness.id() as AuditEntryId;
    await stores.audit.add({
      ...{
        id,
        actor,
        operation,
        thingKind,
        requestId,
        thingId: before.id,
        before: before.shown,
        after: null,
      },
      ...{ organizationId: before.organizationId, outcome: AUDIT_OUTCOMES.begun },
      ...{ begunAt: clock.now(), concludedAt: null },
    });
    try {
      const result = await command.make();
      const outcome = command.isDryRun?.() === true ? AUDIT_OUTCOMES.dryRun : AUDIT_OUTCOMES.done;
      await this.#conclude(id, outcome, () => afterwards(command, before, result));
      return result;
    } catch (error) {
      await this.#conclude(id, outcomeOf(error, command), async () => ({ ...before, shown: null }));
      throw error;
    }
  }

  /** The change stands whatever comes of this, so that nobody may be told otherwise. */
  async #conclude(id: AuditEntryId, outcome: string, after: () => Promise<ChangedThing>): Promise<void> {
    const { stores, clock, log } = this.#ports;
    try {
      const { id: thingId, organizationId, shown } = await after();
      const conclusion = { outcome, thingId, organizationId, after: shown, concludedAt: clock.now() };
      await stores.audit.conclude(id, conclusion);
    } catch (error) {
      log.warn('audit_entry_not_concluded', { id, outcome, error });
    }
  }
}

function outcomeOf(error: unknown, { refusalIn }: Pick<RecordChangeCommand<unknown>, 'refusalIn'>): string {
  if (error instanceof DomainError && error.code !== 'invariant_violated') return error.code;
  return refusalIn?.(error) ?? AUDIT_OUTCOMES.failed;
}

/** What is not there any more is told to those whose it was. */
async function afterwards<Result>(
  { after }: Pick<RecordChangeCommand<Result>, 'after'>,
  before: ChangedThing,
  result: Result,
): Promise<ChangedThing> {
  const thing = await after(result);
  return thing.organizationId === null ? { ...thing, organizationId: before.organizationId } : thing;
}
