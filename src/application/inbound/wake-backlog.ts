import type { Backlog } from '../ports/backlog.ts';
import type { Clock } from '../ports/clock.ts';
import type { WorkSignal } from '../ports/work-signal.ts';

export interface WakeBacklogPorts {
  readonly backlog: Backlog;
  readonly signal: WorkSignal;
  readonly clock: Clock;
}

const AT_MOST = 500;

/** Wakes again what has work and may have lost its signal, or whose time to be tried again has come. */
export class WakeBacklog {
  readonly #ports: WakeBacklogPorts;

  constructor(ports: WakeBacklogPorts) {
    this.#ports = ports;
  }

  /** How many issues were woken; when more have work, the next run finds them. */
  async execute(): Promise<number> {
    const { backlog, signal, clock } = this.#ports;
    const issues = await backlog.issuesWithWork(clock.now(), AT_MOST);
    await Promise.all(issues.map((issue) => signal.wake(issue)));
    return issues.length;
  }
}
