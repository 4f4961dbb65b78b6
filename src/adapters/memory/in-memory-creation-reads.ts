import type { CreationReads } from '../../application/ports/creation-reads.ts';
import type { Page } from '../../application/ports/admin-reads.ts';
import type { CreationFilter } from '../../application/ports/creation-reads.ts';
import type { Scope } from '../../domain/api-key.ts';
import type { CreationRule, ListedRule } from '../../domain/creation/creation-rule.ts';
import type { IssueCreation } from '../../domain/creation/issue-creation.ts';
import type { CreationRuleId, InstallationId, IssueCreationId } from '../../domain/ids.ts';
import type { InMemoryUnitOfWork } from './in-memory-unit-of-work.ts';

/** What the admin API shows of the making of issues, by looking at everything. */
export class InMemoryCreationReads implements CreationReads {
  readonly #unitOfWork: InMemoryUnitOfWork;

  constructor(unitOfWork: InMemoryUnitOfWork) {
    this.#unitOfWork = unitOfWork;
  }

  async creation(scope: Scope, id: IssueCreationId): Promise<IssueCreation | null> {
    const found = this.#unitOfWork.committed.creations.get(id) ?? null;
    return found !== null && this.#isWithin(scope, found.toProps().installationId) ? found : null;
  }

  async creations(
    scope: Scope,
    filter: CreationFilter,
    { limit, after }: Page,
  ): Promise<readonly IssueCreation[]> {
    return [...this.#unitOfWork.committed.creations.values()]
      .filter(
        (creation) => this.#isWithin(scope, creation.toProps().installationId) && isAsked(creation, filter),
      )
      .filter(({ id }) => after === null || id < after)
      .sort((one, other) => (one.id < other.id ? 1 : -1))
      .slice(0, limit);
  }

  async rule(scope: Scope, id: CreationRuleId): Promise<ListedRule | null> {
    const rule = this.#unitOfWork.committed.creationRules.get(id) ?? null;
    return rule !== null && this.#isWithin(scope, rule.toProps().installationId) ? this.#listed(rule) : null;
  }

  async rules(scope: Scope, id: InstallationId, { limit, after }: Page): Promise<readonly ListedRule[]> {
    return [...this.#unitOfWork.committed.creationRules.values()]
      .filter((rule) => rule.toProps().installationId === id && this.#isWithin(scope, id))
      .filter((rule) => after === null || rule.id > after)
      .sort((one, other) => (one.id < other.id ? -1 : 1))
      .slice(0, limit)
      .map((rule) => this.#listed(rule));
  }

  #listed(rule: CreationRule): ListedRule {
    const failed = [...this.#unitOfWork.committed.creations.values()]
      .filter((creation) => creation.isGivenUp && creation.toProps().ruleId === rule.id)
      .sort((one, other) => (one.id < other.id ? 1 : -1));
    const last = failed[0]?.toProps() ?? null;
    const lastAt = last === null ? null : (last.finishedAt ?? last.askedAt ?? last.createdAt);
    return { rule, failures: { count: failed.length, lastAt, lastProblem: last?.problem ?? null } };
  }

  #isWithin({ organizationId }: Scope, id: InstallationId): boolean {
    const theirs = this.#unitOfWork.committed.installations.get(id)?.toProps().organizationId;
    return theirs !== undefined && (organizationId === null || organizationId === theirs);
  }
}

function isAsked(
  creation: IssueCreation,
  { installationId, trackerIssueId, ruleId, state }: CreationFilter,
): boolean {
  const props = creation.toProps();
  return (
    (installationId === null || props.installationId === installationId) &&
    (trackerIssueId === null || props.trackerIssueId === trackerIssueId) &&
    (ruleId === null || props.ruleId === ruleId) &&
    (state === null || props.state === state)
  );
}
