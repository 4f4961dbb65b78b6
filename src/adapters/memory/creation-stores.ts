import type {
  CreationDefaults,
  CreationRules,
  IssueCreations,
} from '../../application/ports/creation-stores.ts';
import type { IssueCreation } from '../../domain/creation/issue-creation.ts';
import type { Tables } from './tables.ts';

/** The issues that are made in Jira, among these very tables. */
export function issueCreationsOver(tables: Tables): IssueCreations {
  const { creations } = tables;
  const all = (): readonly IssueCreation[] => [...creations.values()];

  return {
    async add(creation) {
      const { installationId, trackerIssueId, key } = creation.toProps();
      if ((await this.findByKey(installationId, key)) !== null) return 'known';
      if ((await this.openOf(installationId, trackerIssueId)) !== null) return 'open';
      creations.set(creation.id, creation);
      return 'added';
    },
    async find(id) {
      return creations.get(id) ?? null;
    },
    async findByKey(id, key) {
      const isIt = (one: IssueCreation): boolean =>
        one.toProps().installationId === id && one.toProps().key === key;
      return all().find(isIt) ?? null;
    },
    async openOf(id, issue) {
      const isIt = (one: IssueCreation): boolean => {
        const { installationId, trackerIssueId } = one.toProps();
        return one.isOpen && installationId === id && trackerIssueId === issue;
      };
      return all().find(isIt) ?? null;
    },
    async lastOf(id, issue, ruleId) {
      const theirs = all().filter((one) => {
        const { installationId, trackerIssueId, ruleId: by } = one.toProps();
        return installationId === id && trackerIssueId === issue && (ruleId === null || by === ruleId);
      });
      return theirs.toSorted((one, other) => (one.id < other.id ? 1 : -1))[0] ?? null;
    },
    async ofLink(id) {
      return all().find((one) => one.toProps().linkId === id) ?? null;
    },
    async save(creation) {
      const { installationId, trackerIssueId } = creation.toProps();
      const open = creation.isOpen ? await this.openOf(installationId, trackerIssueId) : null;
      if (!creations.has(creation.id) || (open !== null && open.id !== creation.id)) return false;
      creations.set(creation.id, creation);
      return true;
    },
    async due(now, limit) {
      return all()
        .filter((one) => one.isDueAt(now, isAuthorized(one, tables)))
        .sort((one, other) => dueSince(one) - dueSince(other) || (one.id < other.id ? -1 : 1))
        .slice(0, limit);
    },
  };
}

function isAuthorized(creation: IssueCreation, { integrations }: Tables): boolean {
  return integrations.get(creation.toProps().integrationId)?.toProps().state === 'active';
}

function dueSince(creation: IssueCreation): number {
  const { nextAttemptAt, createdAt } = creation.toProps();
  return (nextAttemptAt ?? createdAt).getTime();
}

/** The rules by which issues are made, among these very tables. */
export function creationRulesOver({ creationRules }: Tables): CreationRules {
  return {
    async add(rule) {
      creationRules.set(rule.id, rule);
    },
    async save(rule) {
      if (!creationRules.has(rule.id)) return false;
      creationRules.set(rule.id, rule);
      return true;
    },
    async remove(id) {
      return creationRules.delete(id);
    },
    async find(id) {
      return creationRules.get(id) ?? null;
    },
    async ofInstallation(id) {
      return [...creationRules.values()]
        .filter((rule) => rule.toProps().installationId === id)
        .sort(
          (one, other) => one.toProps().position - other.toProps().position || (one.id < other.id ? -1 : 1),
        );
    },
  };
}

/** What was given the last time, among these very tables. */
export function creationDefaultsOver({ creationDefaults, creationReporters }: Tables): CreationDefaults {
  return {
    async lastProject(id) {
      const theirs = [...creationDefaults.entries()].filter(([name]) => name.startsWith(`${id}/`));
      const [, last] =
        theirs.toSorted(([, one], [, other]) => other.at.getTime() - one.at.getTime())[0] ?? [];
      return last?.projectId ?? null;
    },
    async inProject(id, projectId) {
      const found = creationDefaults.get(`${id}/${projectId}`);
      if (found === undefined) return null;
      const { issueTypeId, priority, labels } = found;
      return { issueTypeId, priority, labels };
    },
    async reporterOf(id, user) {
      return creationReporters.get(`${id}/${user}`) ?? null;
    },
    async remember(id, given) {
      creationDefaults.set(`${id}/${given.projectId}`, given);
    },
    async rememberReporter(id, { user, reporter }) {
      creationReporters.set(`${id}/${user}`, reporter);
    },
  };
}
