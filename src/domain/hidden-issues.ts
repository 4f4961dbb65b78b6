import { ISSUES_HIDDEN } from './integration-props.ts';
import { Integration, type IntegrationProblem } from './integration.ts';

const FEWEST = 10;

/** Whether so many issues of those asked for are hidden that something is wrong with all of them, not with each. */
export function areManyHidden(hidden: number, asked: number): boolean {
  return hidden >= FEWEST && hidden > asked / 2;
}

/** The Integration whose Jira hides many linked issues, which is said once; with null, once it shows them again. */
export function withHiddenIssues(
  integration: Integration,
  hidden: Omit<IntegrationProblem, 'code'> | null,
): Integration {
  const { state, problem } = integration.toProps();
  const isAnother = problem !== null && problem.code !== ISSUES_HIDDEN;
  if (state !== 'active' || isAnother) return integration;
  if (hidden === null) return problem === null ? integration : withProblem(integration, null);
  return withProblem(integration, { ...hidden, code: ISSUES_HIDDEN, since: problem?.since ?? hidden.since });
}

function withProblem(integration: Integration, problem: IntegrationProblem | null): Integration {
  return Integration.restore({ ...integration.toProps(), problem });
}
