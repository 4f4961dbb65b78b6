import { z } from 'zod';
import type { JiraInstance } from '../jira-instance.ts';
import { resolutionJson, statusJson } from '../model/jira-json.ts';
import type { JsonObject, JsonSetting } from '../model/jira-json.ts';
import { fieldRefusal } from '../model/refusal.ts';
import { RESOLUTIONS } from '../model/statuses.ts';
import type { Resolution } from '../model/statuses.ts';
import { transitionsFrom } from '../model/workflow.ts';
import type { Transition } from '../model/workflow.ts';
import { callerOf, mayUser, needs, visibleIssue } from './access.ts';
import { jsonBody } from './json-body.ts';
import type { SandboxRouter } from './request-state.ts';

const REFERENCE = z.object({ id: z.string().optional(), name: z.string().optional() });
const TRANSITION = z.object({
  transition: z.object({ id: z.union([z.string(), z.number()]) }),
  fields: z.record(z.string(), z.unknown()).optional(),
  update: z
    .object({
      comment: z
        .array(z.object({ add: z.object({ body: z.string() }) }))
        .max(1)
        .optional(),
    })
    .optional(),
});

/** What may be done with an issue now, and doing it. */
export function addTransitionRoutes(router: SandboxRouter, jira: JiraInstance): void {
  const path = '/rest/api/2/issue/:idOrKey/transitions';

  router.get(path, (ctx) => {
    const { project, status } = visibleIssue(ctx, jira);
    const withFields = [ctx.query['expand'] ?? []].flat().join(',').split(',').includes('transitions.fields');
    const { user } = ctx.state.caller;
    const mayNot = user === null || !mayUser(user, 'TRANSITION_ISSUES');
    const transitions = mayNot ? [] : transitionsFrom(project.workflow, status);
    ctx.body = {
      expand: 'transitions',
      transitions: transitions.map((transition) => transitionJson(transition, jira.setting, withFields)),
    };
  });

  router.post(path, (ctx) => {
    const by = callerOf(ctx);
    const issue = visibleIssue(ctx, jira);
    needs('TRANSITION_ISSUES', by, 'transition issues in this project');
    const { transition, fields, update } = jsonBody(ctx, TRANSITION);
    const comment = update?.comment?.[0]?.add.body;
    const request = { transitionId: String(transition.id), resolution: readResolution(fields ?? {}) };
    jira.issues.transition(issue, comment === undefined ? request : { ...request, comment }, by);
    ctx.status = 204;
  });
}

function transitionJson(transition: Transition, setting: JsonSetting, withFields: boolean): JsonObject {
  const hasScreen = transition.resolution === 'asked';
  return {
    id: transition.id,
    name: transition.name,
    hasScreen,
    isGlobal: false,
    isInitial: false,
    isConditional: false,
    to: statusJson(transition.to, setting),
    ...(withFields ? { fields: hasScreen ? { resolution: resolutionField(setting) } : {} } : {}),
  };
}

function resolutionField(setting: JsonSetting): JsonObject {
  return {
    required: true,
    schema: { type: 'resolution', system: 'resolution' },
    name: 'Resolution',
    fieldId: 'resolution',
    operations: ['set'],
    allowedValues: RESOLUTIONS.map((resolution) => resolutionJson(resolution, setting)),
  };
}

/** @throws {Refusal} 400 for other fields, and for a resolution that does not exist. */
function readResolution(fields: JsonObject): Resolution | null {
  const unknown = Object.keys(fields).filter((name) => name !== 'resolution');
  const [first] = unknown;
  if (first !== undefined) {
    const message = `Field '${first}' cannot be set. It is not on the appropriate screen, or unknown.`;
    throw fieldRefusal({ [first]: message });
  }
  if (fields['resolution'] === undefined) return null;

  const reference = REFERENCE.safeParse(fields['resolution']).data;
  const resolution = RESOLUTIONS.find(({ id, name }) => id === reference?.id || name === reference?.name);
  if (resolution === undefined) throw fieldRefusal({ resolution: 'The resolution is not valid.' });
  return resolution;
}
