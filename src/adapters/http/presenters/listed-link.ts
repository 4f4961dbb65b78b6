import type { ExternalIssueLink } from '../../../domain/external-issue-link.ts';
import { UNTRIED, type LinkHealth } from '../../../domain/link-health.ts';
import { presentLink } from './link.ts';

/** A link with how it fares. */
export function presentListedLink(link: ExternalIssueLink, health: LinkHealth = UNTRIED) {
  const { due, waiting, dead, lastProblem, lastSuccessAt } = health;
  return { ...presentLink(link), health: { due, waiting, dead, lastProblem, lastSuccessAt } };
}
