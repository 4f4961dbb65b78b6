import type { Delivery } from '../../domain/delivery.ts';
import type { Effect } from '../../domain/effect.ts';
import type { EffectId } from '../../domain/ids.ts';
import type { Forgettable, Retention } from '../../application/ports/retention.ts';
import type { InMemoryUnitOfWork } from './in-memory-unit-of-work.ts';
import type { Tables } from './tables.ts';

/** Finds what is old by looking at everything. */
export class InMemoryRetention implements Retention {
  readonly #unitOfWork: InMemoryUnitOfWork;

  constructor(unitOfWork: InMemoryUnitOfWork) {
    this.#unitOfWork = unitOfWork;
  }

  forget(
    what: Forgettable,
    { before, limit }: { readonly before: Date; readonly limit: number },
  ): Promise<number> {
    return this.#unitOfWork.runOnTables((tables) => FORGET[what](tables, before, limit));
  }
}

type Forget = (tables: Tables, before: Date, limit: number) => number;

const FORGET: Readonly<Record<Forgettable, Forget>> = {
  bodies({ deliveries }, before, limit) {
    const old = [...deliveries.values()]
      .filter((delivery) => delivery.body !== null && isDoneWith(delivery, before))
      .slice(0, limit);
    for (const delivery of old) deliveries.set(delivery.id, { ...delivery, body: null });
    return old.length;
  },
  deliveries({ deliveries }, before, limit) {
    const old = [...deliveries.values()]
      .filter((delivery) => delivery.body === null && isDoneWith(delivery, before))
      .slice(0, limit);
    for (const { id } of old) deliveries.delete(id);
    return old.length;
  },
  effects(tables, before, limit) {
    const { effects, decisions, trackerAnswers, trackerCommentAnswers, trackerWrites } = tables;
    const old = [...effects.values()].filter((effect) => isEnded(effect, tables, before)).slice(0, limit);
    const ids = new Set(old.map(({ id }) => id));
    for (const { id, effectId } of decisions.values()) if (ids.has(effectId)) decisions.delete(id);
    for (const id of ids) effects.delete(id);
    for (const answers of [trackerAnswers, trackerCommentAnswers, trackerWrites]) {
      for (const key of answers.keys()) {
        const [id = ''] = key.split('/', 1);
        if (ids.has(id as EffectId)) (answers as Map<string, unknown>).delete(key);
      }
    }
    return old.length;
  },
  trackerEvents({ trackerEvents }, before, limit) {
    const old = [...trackerEvents].filter(([, takenAt]) => takenAt < before).slice(0, limit);
    for (const [name] of old) trackerEvents.delete(name);
    return old.length;
  },
  requests({ requests }, before, limit) {
    const old = [...requests.values()].filter(({ begunAt }) => begunAt < before).slice(0, limit);
    for (const { id } of old) requests.delete(id);
    return old.length;
  },
  sessions({ sessions }, before, limit) {
    const old = [...sessions.values()].filter(({ expiresAt }) => expiresAt < before).slice(0, limit);
    for (const { id } of old) sessions.delete(id);
    return old.length;
  },
  auditEntries({ auditEntries }, before, limit) {
    const old = [...auditEntries.values()].filter(({ begunAt }) => begunAt < before).slice(0, limit);
    for (const { id } of old) auditEntries.delete(id);
    return old.length;
  },
  attempts({ attempts }, before, limit) {
    const old = [...attempts.values()]
      .map((attempt) => attempt.toProps())
      .filter(({ expiresAt }) => expiresAt < before)
      .slice(0, limit);
    for (const { id } of old) attempts.delete(id);
    return old.length;
  },
};

function isDoneWith({ state, processedAt }: Delivery, before: Date): boolean {
  return (state === 'processed' || state === 'ignored') && processedAt !== null && processedAt < before;
}

function isEnded(effect: Effect, { decisions }: Tables, before: Date): boolean {
  const { id, state, createdAt } = effect.toProps();
  if (effect.isOpen || state === 'dead' || createdAt >= before) return false;
  return ![...decisions.values()].some(({ effectId, decidedAt }) => effectId === id && decidedAt >= before);
}
