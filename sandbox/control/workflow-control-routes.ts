import { jsonBody } from '../rest/json-body.ts';
import type { SandboxRouter, SandboxRouterContext } from '../rest/request-state.ts';
import { NEW_TRANSITION, WORKFLOW } from './control-schemas.ts';
import type { WorkflowControl } from './workflow-control.ts';

/** The workflows of projects by the control API, under `path`. */
export function addWorkflowControlRoutes(
  router: SandboxRouter,
  workflows: WorkflowControl,
  path: string,
): void {
  const whole = `${path}/projects/:idOrKey/workflow`;
  const one = `${path}/projects/:idOrKey/transitions/:transitionId`;
  const projectOf = (ctx: SandboxRouterContext) => ctx.params['idOrKey'] ?? '';
  const idOf = (ctx: SandboxRouterContext) => ctx.params['transitionId'] ?? '';

  router.get(whole, (ctx) => (ctx.body = workflows.get(projectOf(ctx))));
  router.put(whole, (ctx) => (ctx.body = workflows.define(projectOf(ctx), jsonBody(ctx, WORKFLOW))));
  router.put(one, (ctx) => {
    ctx.body = workflows.putTransition(projectOf(ctx), idOf(ctx), jsonBody(ctx, NEW_TRANSITION));
  });
  router.delete(one, (ctx) => {
    if (ctx.query['after'] === 'transitions-listed') {
      workflows.removeTransitionMeanwhile(projectOf(ctx), idOf(ctx));
      ctx.status = 202;
    } else ctx.body = workflows.removeTransition(projectOf(ctx), idOf(ctx));
  });
}
