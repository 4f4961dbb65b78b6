import type { InternalIntegration } from '../model/directory.ts';
import type { Actor, Issue } from '../model/issue.ts';
import type { Happening } from '../model/issues.ts';
import { assigneeJson, eventJson, issueJson } from '../model/json.ts';

/** Whoever acts through an integration is told by the name of the integration that is told, whichever acted. */
function actorJson(actor: Actor, { uuid, name }: InternalIntegration): object {
  if (actor.kind === 'sentry') return { type: 'application', id: 'sentry', name: 'Sentry' };
  if (actor.kind === 'integration') return { type: 'application', id: uuid, name };
  return { type: 'user', id: Number(actor.member.userId), name: actor.member.name };
}

/** What an integration is told of a happening. */
export function hookBody(happening: Happening, integration: InternalIntegration, baseUrl: string): object {
  const { action, by } = happening;
  return {
    action,
    installation: { uuid: integration.installation },
    data: dataOf(happening, baseUrl),
    actor: actorJson(by, integration),
  };
}

function dataOf({ issue, resource, action, note, resolutionType }: Happening, baseUrl: string): object {
  if (resource === 'comment') {
    return {
      comment: note?.text,
      project_slug: issue.project.slug,
      comment_id: Number(note?.id),
      issue_id: Number(issue.id),
      timestamp: new Date(note?.at ?? 0).toISOString(),
    };
  }
  if (resource === 'error') return { error: hookEvent(issue, baseUrl) };
  if (resource === 'event_alert') {
    return { event: hookEvent(issue, baseUrl), triggered_rule: 'Every error' };
  }
  return {
    issue: {
      ...issueJson(issue, null, false),
      url: `${baseUrl}/api/0/organizations/${issue.project.organization.slug}/issues/${issue.id}/`,
      web_url: webUrlOf(issue, baseUrl),
      project_url: `${baseUrl}/api/0/projects/${issue.project.organization.slug}/${issue.project.slug}/`,
    },
    ...(resolutionType === undefined ? {} : { resolution_type: resolutionType }),
    ...(action === 'assigned' ? { assignee: assigneeJson(issue.assignee) } : {}),
  };
}

function hookEvent(issue: Issue, baseUrl: string): object {
  return {
    ...eventJson(issue),
    event_id: `e${issue.id}`,
    issue_id: issue.id,
    issue_url: `${baseUrl}/api/0/organizations/${issue.project.organization.slug}/issues/${issue.id}/`,
    web_url: `${webUrlOf(issue, baseUrl)}events/e${issue.id}/`,
    level: issue.level,
    project: Number(issue.project.id),
    datetime: new Date(issue.lastSeen).toISOString(),
    tags: Object.entries(issue.tags),
  };
}

/** Where people open an issue. */
export function webUrlOf({ id, project }: Issue, baseUrl: string): string {
  return `${baseUrl}/organizations/${project.organization.slug}/issues/${id}/`;
}
