import { z } from 'zod';
import type { ExternalIssueLink } from '../../../domain/external-issue-link.ts';
import { list, ownId, time, type Presented } from './presented.ts';

export const LINK = z
  .strictObject({
    id: ownId(),
    installationId: ownId(),
    integrationId: ownId(),
    trackerIssueId: z.string(),
    jiraIssueId: z.string(),
    jiraIssueKey: z.string().nullable(),
    formerKeys: list(z.string()).describe('Keys that it had before it was moved, the latest last.'),
    jiraProjectId: z.string().nullable(),
    state: z
      .enum(['linking', 'linked', 'unreachable', 'deleted', 'unlinked'])
      .describe('`unreachable`: Jira does not show the issue now. `deleted`: it is gone for good.'),
    lastDone: z.boolean().describe('Whether the status that was decided on last means "done".'),
    statusWatermark: time().nullable().describe('What Jira tells of the status is news if it is later.'),
    isInDoubt: z.boolean().describe('Whether an action was given up that may have been done.'),
    jiraStatusId: z.string().nullable(),
    jiraStatusName: z.string().nullable(),
    jiraAssignee: z.string().nullable().describe('What tells the person from others of the same Jira.'),
    assigneeWatermark: time().nullable(),
    unlinkedAt: time().nullable(),
    unlinkedBy: z.string().nullable(),
    createdAt: time(),
  })
  .meta({ id: 'Link', description: 'A tracker issue that is tied to a Jira issue.' });

export function presentLink(link: ExternalIssueLink): Presented<typeof LINK> {
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
