import type { Router } from '@koa/router';
import { z } from 'zod';
import type { HttpPorts } from '../http-ports.ts';
import type { Operations } from '../openapi/operation.ts';
import { AUDIT_ENTRY, presentAuditEntry } from '../presenters/audit-entry.ts';
import { pageOf } from '../presenters/presented.ts';
import type { ApiState } from '../request-state.ts';
import { found } from './found.ts';
import { listedFor, PAGE_QUERY } from './listing.ts';
import { id, idIn, moment, text, valuesIn } from './request-values.ts';

const AUDIT_QUERY = z.strictObject({
  ...PAGE_QUERY,
  apiKeyId: id<'ApiKey'>().optional(),
  actor: text(1000).optional(),
  operation: text(200).optional(),
  thingId: text(500).optional(),
  since: moment().optional(),
});

export const AUDIT_ENTRY_OPERATIONS: Operations = {
  'GET /audit-entries': {
    name: 'audit-entries list',
    role: 'admin',
    summary: 'Lists who changed what, the newest first.',
    query: AUDIT_QUERY,
    answers: { 200: { description: 'A page.', schema: pageOf(AUDIT_ENTRY) } },
  },
  'GET /audit-entries/:id': {
    name: 'audit-entries show',
    role: 'admin',
    summary: 'Reads a change that somebody made.',
    answers: { 200: { description: 'The entry.', schema: AUDIT_ENTRY } },
  },
};

/** Who changed what. */
export function addAuditEntryRoutes(
  router: Router<ApiState>,
  { accessReads }: Pick<HttpPorts, 'accessReads'>,
): void {
  router.get('/audit-entries', async (ctx) => {
    const { limit, after, ...asked } = valuesIn(AUDIT_QUERY, ctx.query);
    const { apiKeyId = null, actor = null, operation = null, thingId = null, since = null } = asked;
    const filter = { apiKeyId, actorName: actor, operation, thingId, since };
    ctx.body = await listedFor(
      { limit, after },
      {
        read: (page) => accessReads.auditEntries(ctx.state.scope, filter, page),
        present: presentAuditEntry,
        idOf: (entry) => entry.id,
      },
    );
  });

  router.get('/audit-entries/:id', async (ctx) => {
    const entry = await accessReads.auditEntry(ctx.state.scope, idIn(ctx));
    ctx.body = presentAuditEntry(found(entry, 'audit entry'));
  });
}
