import { jsonBody } from '../rest/json-body.ts';
import type { SandboxRouter } from '../rest/request-state.ts';
import { CONCEAL, EDIT_PROJECT, NEW_PROJECT } from './control-schemas.ts';
import { given } from './given.ts';
import type { JiraControl } from './jira-control.ts';

/** Projects by the control API, under `path`. */
export function addProjectControlRoutes(router: SandboxRouter, control: JiraControl, path: string): void {
  const one = `${path}/projects/:idOrKey`;

  router.get(`${path}/projects`, (ctx) => (ctx.body = control.projects()));
  router.post(`${path}/projects`, (ctx) => {
    const project = control.addProject(jsonBody(ctx, NEW_PROJECT));
    ctx.status = 201;
    ctx.body = project;
  });
  router.put(one, (ctx) => {
    ctx.body = control.changeProject(ctx.params['idOrKey'] ?? '', given(jsonBody(ctx, EDIT_PROJECT)));
  });
  router.put(`${one}/concealment`, (ctx) => {
    control.issues.concealProject(ctx.params['idOrKey'] ?? '', jsonBody(ctx, CONCEAL).as);
    ctx.status = 204;
  });
}
