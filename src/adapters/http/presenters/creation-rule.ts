import type { CreationRule, ListedRule } from '../../../domain/creation/creation-rule.ts';

export function presentRule(rule: CreationRule) {
  const { id, installationId, name, position, isEnabled, match, again, values, createdAt } = rule.toProps();
  return { id, installationId, name, position, isEnabled, match, again, values, createdAt };
}

export function presentListedRule({ rule, failures }: ListedRule) {
  const { count, lastAt, lastProblem } = failures;
  return { ...presentRule(rule), failures: { count, lastAt, lastProblem } };
}
