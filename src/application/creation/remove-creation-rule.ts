import type { Scope } from '../../domain/api-key.ts';
import type { CreationRuleId } from '../../domain/ids.ts';
import { noSuch } from '../../domain/no-such.ts';
import type { Clock } from '../ports/clock.ts';
import type { CreationReads } from '../ports/creation-reads.ts';
import type { Stores } from '../ports/stores.ts';

export interface RemoveCreationRulePorts {
  readonly creationReads: Pick<CreationReads, 'rule'>;
  readonly stores: Pick<Stores, 'creationRules'>;
  readonly clock: Clock;
}

/** Takes a rule away: it asks for nothing more. What it has asked for is still made, and can be read. */
export class RemoveCreationRule {
  readonly #ports: RemoveCreationRulePorts;

  constructor(ports: RemoveCreationRulePorts) {
    this.#ports = ports;
  }

  /** @throws {NotFound} when the scope has no such rule. */
  async execute({
    scope,
    ruleId,
  }: {
    readonly scope: Scope;
    readonly ruleId: CreationRuleId;
  }): Promise<void> {
    const { creationReads, stores, clock } = this.#ports;
    if ((await creationReads.rule(scope, ruleId)) === null) throw noSuch('rule', scope);
    await stores.creationRules.remove(ruleId, clock.now());
  }
}
