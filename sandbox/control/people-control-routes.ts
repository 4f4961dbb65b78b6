import { refusal } from '../model/refusal.ts';
import { jsonBody } from '../rest/json-body.ts';
import type { SandboxRouter } from '../rest/request-state.ts';
import { EDIT_USER, NEW_PAT, NEW_USER } from './control-schemas.ts';
import type { JiraControl } from './jira-control.ts';
import { given } from './given.ts';

/** People and their personal access tokens by the control API, under `path`. */
export function addPeopleControlRoutes(router: SandboxRouter, control: JiraControl, path: string): void {
  router.get(`${path}/users`, (ctx) => (ctx.body = control.users()));
  router.post(`${path}/users`, (ctx) => {
    const user = control.addUser(given(jsonBody(ctx, NEW_USER)));
    ctx.status = 201;
    ctx.body = user;
  });
  router.put(`${path}/users/:name`, (ctx) => {
    ctx.body = control.changeUser(ctx.params['name'] ?? '', given(jsonBody(ctx, EDIT_USER)));
  });
  router.get(`${path}/personal-access-tokens`, (ctx) => (ctx.body = control.personalAccessTokens()));
  router.post(`${path}/personal-access-tokens`, (ctx) => {
    const token = control.createPersonalAccessToken(jsonBody(ctx, NEW_PAT));
    ctx.status = 201;
    ctx.body = token;
  });
  router.delete(`${path}/personal-access-tokens/:id`, (ctx) => {
    if (!control.revokePersonalAccessToken(Number(ctx.params['id']))) throw refusal(404, 'No such token.');
    ctx.status = 204;
  });
}
