import type { ExternalIssueLink } from '../../domain/external-issue-link.ts';
import { projectKeyIn } from '../../domain/issue-reference.ts';
import type { ExternalIssueLinks, LinkSelection } from '../../application/ports/stores.ts';
import { isInstallationIn } from './scoping.ts';
import type { Tables } from './tables.ts';

export type LinkSelections = Pick<ExternalIssueLinks, 'ofIssues' | 'selected' | 'countIssues' | 'projects'>;

/** What is compared with Jira, found by looking at every link. */
export function linkSelectionsOver(tables: Tables): LinkSelections {
  const living = () => [...tables.links.values()].filter((link) => !link.isOver);
  const of = (selection: LinkSelection) => living().filter((link) => isSelected(tables, selection, link));

  return {
    async ofIssues(id, issues) {
      return living()
        .filter(({ issue }) => issue.integrationId === id && issues.includes(issue.jiraIssueId))
        .sort(byIssue);
    },
    async selected(selection, { after, limit }) {
      const beyond = of(selection)
        .filter(({ issue }) => after === null || issue.jiraIssueId > after)
        .sort(byIssue);
      const issues = [...new Set(beyond.map(({ issue }) => issue.jiraIssueId))].slice(0, limit);
      return beyond.filter(({ issue }) => issues.includes(issue.jiraIssueId));
    },
    async countIssues(selection) {
      return new Set(of(selection).map(({ issue }) => issue.jiraIssueId)).size;
    },
    async projects(id) {
      const keys = living()
        .filter(({ issue }) => issue.integrationId === id)
        .map((link) => link.toProps().jiraProjectId ?? projectKeyOf(link))
        .filter((project) => project !== null);
      return [...new Set(keys)].sort();
    },
  };
}

function isSelected(
  tables: Tables,
  { integrationId, organizationId, range }: LinkSelection,
  link: ExternalIssueLink,
): boolean {
  if (link.issue.integrationId !== integrationId) return false;
  if (!isInstallationIn(tables, { organizationId }, link.toProps().installationId)) return false;
  switch (range.kind) {
    case 'integration':
      return true;
    case 'project':
      return [link.toProps().jiraProjectId, projectKeyOf(link)].includes(range.project);
    case 'link':
      return link.id === range.linkId;
  }
}

function projectKeyOf(link: ExternalIssueLink): string | null {
  const { jiraIssueKey } = link.toProps();
  return jiraIssueKey === null ? null : projectKeyIn(jiraIssueKey);
}

function byIssue(one: ExternalIssueLink, other: ExternalIssueLink): number {
  const [mine, theirs] = [one.issue.jiraIssueId, other.issue.jiraIssueId];
  return mine === theirs ? (one.id < other.id ? -1 : 1) : mine < theirs ? -1 : 1;
}
