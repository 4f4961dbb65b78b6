import type { ExternalIssueLink } from '../../../domain/external-issue-link.ts';

export function presentLink(link: ExternalIssueLink) {
  const props = link.toProps();
  return {
    id: props.id,
    installationId: props.installationId,
    integrationId: props.integrationId,
    trackerIssueId: props.trackerIssueId,
    jiraIssueId: props.jiraIssueId,
    jiraIssueKey: props.jiraIssueKey,
    formerKeys: props.formerKeys,
    jiraProjectId: props.jiraProjectId,
    state: props.state,
    lastDone: props.lastDone,
    statusWatermark: props.statusWatermark,
    isInDoubt: props.isInDoubt,
    jiraStatusId: props.jiraStatusId,
    jiraStatusName: props.jiraStatusName,
    jiraAssignee: props.jiraAssignee,
    assigneeWatermark: props.assigneeWatermark,
    unlinkedAt: props.unlinking?.at ?? null,
    unlinkedBy: props.unlinking?.by ?? null,
    createdAt: props.createdAt,
  };
}
