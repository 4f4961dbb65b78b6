import { z } from 'zod';
import type { JiraInstance } from '../jira-instance.ts';
import type { JsonObject } from '../model/jira-json.ts';
import { hasPersonalAccessTokens } from '../model/jira-version.ts';
import { refusal } from '../model/refusal.ts';
import type { PersonalAccessToken } from '../pat/personal-access-tokens.ts';
import { callerOf } from './access.ts';
import { jsonBody } from './json-body.ts';
import type { SandboxRouter } from './request-state.ts';

const PATH = '/rest/pat/latest/tokens';
const BODY = z.object({ name: z.string().min(1), expirationDuration: z.int().min(1).optional() });

/** A person's own personal access tokens, from Jira 8.14 on. */
export function addPatRoutes(router: SandboxRouter, jira: JiraInstance): void {
  router.use(PATH, async (ctx, next) => {
    if (!hasPersonalAccessTokens(jira.version)) ctx.throw(404);
    await next();
  });
  router.get(PATH, (ctx) => {
    const { key } = callerOf(ctx);
    ctx.body = jira.personalAccessTokens
      .all()
      .filter(({ userKey }) => userKey === key)
      .map(patJson);
  });
  router.post(PATH, (ctx) => {
    const { key: userKey } = callerOf(ctx);
    const { name, expirationDuration } = jsonBody(ctx, BODY);
    const created = jira.personalAccessTokens.create({ name, userKey, expiresInDays: expirationDuration });
    ctx.status = 201;
    ctx.body = { ...patJson(created), rawToken: created.token };
  });
  router.delete(`${PATH}/:id`, (ctx) => {
    const { key } = callerOf(ctx);
    const id = Number(ctx.params['id']);
    const own = jira.personalAccessTokens.all().find((token) => token.id === id && token.userKey === key);
    if (own === undefined) throw refusal(404, 'The token does not exist.');
    jira.personalAccessTokens.revoke(id);
    ctx.status = 204;
  });
}

function patJson({ id, name, createdAt, expiresAt, lastUsedAt }: PersonalAccessToken): JsonObject {
  const time = (at: number | null) => (at === null ? null : new Date(at).toISOString());
  return {
    id,
    name,
    createdAt: time(createdAt),
    expiringAt: time(expiresAt),
    lastAccessedAt: time(lastUsedAt),
  };
}
