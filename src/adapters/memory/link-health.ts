import type { LinkFilter } from '../../application/ports/admin-reads.ts';
import type { ExternalIssueLink } from '../../domain/external-issue-link.ts';
import type { Effect, EffectState } from '../../domain/effect.ts';
import { projectKeyIn } from '../../domain/issue-reference.ts';
import type { LinkHealth } from '../../domain/link-health.ts';
import type { Tables } from './tables.ts';

/** How a link fares. */
export function linkHealthIn(tables: Tables, link: ExternalIssueLink): LinkHealth {
  const effects = effectsOf(tables, link);
  const count = (state: EffectState) => effects.filter((effect) => effect.toProps().state === state).length;
  const troubled = effects.findLast((effect) =>
    ['waiting', 'failed', 'dead'].includes(effect.toProps().state),
  );
  const decisions = [...tables.decisions.values()].filter(({ linkId }) => linkId === link.id);
  const told = decisions.findLast(({ effectId }) => effectId === troubled?.id)?.values['problem'];
  const success = decisions
    .filter(({ outcome }) => outcome === 'applied')
    .sort((one, other) => one.decidedAt.getTime() - other.decidedAt.getTime())
    .at(-1);
  return {
    due: count('due'),
    waiting: count('waiting'),
    dead: count('dead'),
    lastProblem: troubled?.toProps().lastProblem ?? (typeof told === 'string' ? told : null),
    lastSuccessAt: success?.decidedAt ?? null,
  };
}

/** Whether the link is of the project and in the condition asked for. */
export function isInCondition(
  tables: Tables,
  link: ExternalIssueLink,
  { jiraProject, condition }: Pick<LinkFilter, 'jiraProject' | 'condition'>,
): boolean {
  const { jiraProjectId, jiraIssueKey, state, isInDoubt, isAssigneeInDoubt } = link.toProps();
  const projects = [jiraProjectId, jiraIssueKey === null ? null : projectKeyIn(jiraIssueKey)];
  if (jiraProject !== null && !projects.includes(jiraProject)) return false;
  if (condition === null) return true;

  const { due, waiting, dead } = linkHealthIn(tables, link);
  const isDoubtful = isInDoubt || isAssigneeInDoubt;
  return {
    in_lockstep: state === 'linked' && !isDoubtful && due + waiting + dead === 0,
    in_doubt: isDoubtful && !link.isOver,
    due: due > 0,
    waiting: waiting > 0,
    dead: dead > 0,
  }[condition];
}

function effectsOf({ effects }: Tables, { id }: ExternalIssueLink): readonly Effect[] {
  return [...effects.values()].filter((effect) => effect.toProps().linkId === id);
}
