import type { Scope } from '../../domain/api-key.ts';
import { CreationRule } from '../../domain/creation/creation-rule.ts';
import type { CreationRuleId } from '../../domain/ids.ts';
import { noSuch } from '../../domain/no-such.ts';
import type { CreationReads } from '../ports/creation-reads.ts';
import type { Stores } from '../ports/stores.ts';
import type { GivenRule } from './add-creation-rule.ts';

export interface ChangeCreationRulePorts {
  readonly creationReads: Pick<CreationReads, 'rule'>;
  readonly stores: Pick<Stores, 'creationRules'>;
}

/** Puts what a rule says in the place of what it said; what was made by it stays. */
export class ChangeCreationRule {
  readonly #ports: ChangeCreationRulePorts;

  constructor(ports: ChangeCreationRulePorts) {
    this.#ports = ports;
  }

  /**
   * @throws {NotFound} when the scope has no such rule.
   * @throws {InvalidValue} when a name or number is out of its bounds.
   * @throws {FieldsRefused} when project, issue type or title is not given, or a template names what there is not.
   */
  async execute(command: {
    readonly scope: Scope;
    readonly ruleId: CreationRuleId;
    readonly rule: GivenRule;
  }): Promise<CreationRule> {
    const { creationReads, stores } = this.#ports;
    const known = await creationReads.rule(command.scope, command.ruleId);
    if (known === null) throw noSuch('rule', command.scope);
    const { id, installationId, createdAt } = known.rule.toProps();
    const rule = CreationRule.create({ ...command.rule, id, installationId, createdAt });
    if (!(await stores.creationRules.save(rule))) throw noSuch('rule', command.scope);
    return rule;
  }
}
