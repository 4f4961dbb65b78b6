import type { CreationDefaults, IssueCreations } from '../../application/ports/creation-stores.ts';
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
