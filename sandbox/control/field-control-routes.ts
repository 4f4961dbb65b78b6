import { jsonBody } from '../rest/json-body.ts';
import { textIn } from '../rest/query-parameters.ts';
import type { SandboxRouter, SandboxRouterContext } from '../rest/request-state.ts';
import { NEW_FIELD, ON_SCREEN } from './control-schemas.ts';
import type { FieldControl } from './field-control.ts';

/** Fields and screens by the control API, under `path`. */
export function addFieldControlRoutes(router: SandboxRouter, fields: FieldControl, path: string): void {
  const screens = `${path}/projects/:idOrKey/screens`;
  const whereOf = (ctx: SandboxRouterContext) => ({
    project: ctx.params['idOrKey'] ?? '',
    field: ctx.params['fieldId'] ?? '',
    issueType: textIn(ctx.query, 'issueType') ?? undefined,
  });

  router.get(`${path}/fields`, (ctx) => (ctx.body = fields.all()));
  router.post(`${path}/fields`, (ctx) => {
    const field = fields.define(jsonBody(ctx, NEW_FIELD));
    ctx.status = 201;
    ctx.body = field;
  });
  router.get(screens, (ctx) => {
    const { project, issueType = 'Bug' } = whereOf(ctx);
    ctx.body = fields.screen(project, issueType);
  });
  router.post(`${screens}/every-kind`, (ctx) => {
    ctx.body = fields.putEveryKindOnScreen(whereOf(ctx).project);
  });
  router.put(`${screens}/:fieldId`, (ctx) => {
    fields.putOnScreen({ ...whereOf(ctx), ...jsonBody(ctx, ON_SCREEN) });
    ctx.status = 204;
  });
  router.delete(`${screens}/:fieldId`, (ctx) => {
    fields.takeOffScreen(whereOf(ctx));
    ctx.status = 204;
  });
}
