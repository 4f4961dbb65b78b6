import type { ChosenAccount } from '../../domain/outbound/outbound-content.ts';
import type { IdentifiedInJira } from '../../domain/outbound/who-in-jira.ts';
import type { DecisionValues } from '../../domain/sync-decision.ts';
import { over, type Over } from '../inbound/conclusion.ts';
import type { JiraFailure } from '../ports/jira-failure.ts';

/** So many candidates are named; the rest are counted. */
const MOST_NAMED = 5;

/** What came of it that nobody, or not one person alone, was found in Jira: the Jira issue is left as it is. */
export function afterSearchInJira(
  identified: Exclude<IdentifiedInJira, { readonly kind: 'found' }>,
  values: DecisionValues,
): Over {
  switch (identified.kind) {
    case 'ambiguous':
      return over('skipped', 'jira_person_ambiguous', {
        ...values,
        foundBy: identified.foundBy,
        candidates: listed(identified.candidates),
      });
    case 'not_assignable':
      return over('skipped', 'jira_person_not_assignable', {
        ...values,
        to: identified.mappedTo,
        foundBy: 'mapping',
      });
    case 'unknown':
      return over('skipped', identified.hasEmail ? 'jira_person_unknown' : 'jira_person_without_email', {
        ...values,
        candidates: listed(identified.candidates),
      });
  }
}

/** The Jira issue is assigned as it was to be; null is nobody. */
export function assignedInJira(
  chosen: ChosenAccount | null,
  { wasSo, values }: { readonly wasSo: boolean; readonly values: DecisionValues },
): Over {
  if (chosen === null)
    return wasSo
      ? over('skipped', 'jira_unassigned_already', values)
      : over('applied', 'jira_unassigned', values);
  const told = { ...values, ...valuesOf(chosen) };
  return wasSo ? over('skipped', 'jira_assigned_already', told) : over('applied', 'jira_assigned', told);
}

/** What it means that Jira did not assign the issue; null when another try may end well, or the issue is not there. */
export function afterRefusal(
  { code, message: problem }: JiraFailure,
  chosen: ChosenAccount | null,
  values: DecisionValues,
): Over | null {
  const told = { ...values, ...(chosen === null ? {} : valuesOf(chosen)), problem };
  if (code === 'jira_forbidden') return over('failed', 'jira_assigning_forbidden', told);
  if (code !== 'jira_refused') return null;
  return over('failed', chosen === null ? 'jira_unassigning_forbidden' : 'jira_assigning_failed', told);
}

function valuesOf({ name, displayName, foundBy }: ChosenAccount): DecisionValues {
  return { to: displayName ?? name, foundBy };
}

function listed(names: readonly string[]): string | null {
  if (names.length === 0) return null;
  const more = names.length - MOST_NAMED;
  const named = names.slice(0, MOST_NAMED).join(', ');
  return more > 0 ? `${named} and ${more} more` : named;
}
