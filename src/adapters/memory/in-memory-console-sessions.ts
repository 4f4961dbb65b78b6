import type { ConsoleSessions } from '../../application/ports/console-sessions.ts';
import type { ConsoleSession } from '../../domain/console-session.ts';
import type { InMemoryUnitOfWork } from './in-memory-unit-of-work.ts';

export class InMemoryConsoleSessions implements ConsoleSessions {
  readonly #unitOfWork: InMemoryUnitOfWork;

  constructor(unitOfWork: InMemoryUnitOfWork) {
    this.#unitOfWork = unitOfWork;
  }

  add(session: ConsoleSession): Promise<void> {
    return this.#unitOfWork.runOnTables(({ sessions }) => {
      sessions.set(session.id, session);
    });
  }

  find(id: string): Promise<ConsoleSession | null> {
    return this.#unitOfWork.runOnTables(({ sessions }) => sessions.get(id) ?? null);
  }

  end(id: string): Promise<void> {
    return this.#unitOfWork.runOnTables(({ sessions }) => {
      sessions.delete(id);
    });
  }
}
