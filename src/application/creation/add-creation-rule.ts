import type { Scope } from '../../domain/api-key.ts';
import { CreationRule, type CreationRuleProps } from '../../domain/creation/creation-rule.ts';
import type { CreationRuleId, InstallationId } from '../../domain/ids.ts';
import { noSuch } from '../../domain/no-such.ts';
import { installationOver } from '../linking/make-link.ts';
import type { AdminReads } from '../ports/admin-reads.ts';
import type { Clock } from '../ports/clock.ts';
import type { Randomness } from '../ports/randomness.ts';
import type { Stores } from '../ports/stores.ts';

export interface AddCreationRulePorts {
  readonly reads: Pick<AdminReads, 'installation'>;
  readonly stores: Pick<Stores, 'creationRules'>;
  readonly randomness: Pick<Randomness, 'id'>;
  readonly clock: Clock;
}

/** What a person says of a rule. */
export type GivenRule = Omit<CreationRuleProps, 'id' | 'installationId' | 'createdAt'>;

/** Makes a rule by which Jira issues are made for tracker issues from then on. */
export class AddCreationRule {
  readonly #ports: AddCreationRulePorts;

  constructor(ports: AddCreationRulePorts) {
    this.#ports = ports;
  }

  /**
   * @throws {NotFound} when the scope has no such Installation.
   * @throws {InvalidValue} when a name or number is out of its bounds.
   * @throws {FieldsRefused} when project, issue type or title is not given, or a template names what there is not.
   * @throws {IntegrationNotActive} when the Installation is over.
   */
  async execute(command: {
    readonly scope: Scope;
    readonly installationId: InstallationId;
    readonly rule: GivenRule;
  }): Promise<CreationRule> {
    const { reads, stores, randomness, clock } = this.#ports;
    const installation = await reads.installation(command.scope, command.installationId);
    if (installation === null) throw noSuch('Installation', command.scope);
    if (installation.isRemoved) throw installationOver();
    const rule = CreationRule.create({
      ...command.rule,
      id: randomness.id() as CreationRuleId,
      installationId: installation.id,
      createdAt: clock.now(),
    });
    await stores.creationRules.add(rule);
    return rule;
  }
}
