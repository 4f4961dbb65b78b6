import { CreationRule, type MadeAgain, type RuleMatch } from '../../../domain/creation/creation-rule.ts';
import type { FormValues } from '../../../domain/creation/jira-fields.ts';
import type { CreationRuleId, InstallationId } from '../../../domain/ids.ts';
import { jsonText } from './json-text.ts';
import { storable } from './storable.ts';

export interface CreationRuleRow {
  readonly id: string;
  readonly installation_id: string;
  readonly name: string;
  readonly position: number;
  readonly is_enabled: boolean;
  /** Written as JSON, and read as what that says; so is what is given. */
  readonly match: unknown;
  readonly again: MadeAgain;
  readonly given: unknown;
  readonly created_at: Date;
}

export function toRow(rule: CreationRule): CreationRuleRow {
  const props = rule.toProps();
  return storable({
    id: props.id,
    installation_id: props.installationId,
    name: props.name,
    position: props.position,
    is_enabled: props.isEnabled,
    match: jsonText(props.match),
    again: props.again,
    given: jsonText(props.values),
    created_at: props.createdAt,
  });
}

export function fromRow(row: CreationRuleRow): CreationRule {
  return CreationRule.restore({
    id: row.id as CreationRuleId,
    installationId: row.installation_id as InstallationId,
    name: row.name,
    position: row.position,
    isEnabled: row.is_enabled,
    match: row.match as RuleMatch,
    again: row.again,
    values: row.given as FormValues,
    createdAt: row.created_at,
  });
}
