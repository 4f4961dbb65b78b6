import { LeaseLost } from '../../../src/application/ports/issue-leases.ts';
import { gate } from '../gate.ts';
import { withMoments } from '../scenario-moments.ts';
import { useCasesOn, type ScenarioPorts, type UseCases } from '../scenario-use-cases.ts';

/** Ends what is left of a killed process, once nobody looks any more. */
class Killed extends Error {}

/** A process of Lockstep that can be stopped between any two calls of its ports, as by SIGKILL or a pause of the machine. */
export class MortalProcess {
  readonly useCases: UseCases;
  readonly #stopped = gate();
  readonly #released = gate();
  /** How many more moments it lives; without end while null. */
  #left: number | null = null;
  #isKilled = false;
  #acted: Promise<unknown> = Promise.resolve();

  constructor(ports: ScenarioPorts) {
    this.useCases = useCasesOn(withMoments(ports, () => this.#moment()));
  }

  /**
   * Has it do something, and stops it `moments` calls later: nothing of it runs from then on, not even what is to run in
   * any case. Answers whether it was stopped before it was done; then it is of no more use.
   */
  async stopDuring(moments: number, act: (useCases: UseCases) => Promise<unknown>): Promise<boolean> {
    this.#left = moments;
    this.#acted = act(this.useCases);
    this.#acted.catch(() => undefined);
    const isStopped = await Promise.race([
      this.#acted.then(() => false),
      this.#stopped.passed.then(() => true),
    ]);
    if (!isStopped) this.#left = null;
    return isStopped;
  }

  /** Lets a stopped one go on where it was, long after its lease. @throws when it does not notice. */
  async goOn(): Promise<void> {
    this.#left = null;
    this.#released.open();
    await this.#acted.catch((error: unknown) => {
      if (!(error instanceof LeaseLost)) throw error;
    });
  }

  /** Ends what is left of a stopped one, so that nothing of it keeps this program running. */
  async bury(): Promise<void> {
    this.#isKilled = true;
    this.#released.open();
    await this.#acted.catch(() => undefined);
  }

  async #moment(): Promise<void> {
    if (this.#left !== null) {
      this.#left -= 1;
      if (this.#left <= 0) {
        this.#stopped.open();
        await this.#released.passed;
      }
    }
    if (this.#isKilled) throw new Killed('the process was killed');
  }
}
