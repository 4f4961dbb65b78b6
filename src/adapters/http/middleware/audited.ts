import type { Router } from '@koa/router';
import type { Next } from 'koa';
import type { ChangedThing } from '../../../application/access/record-change.ts';
import { own, textOf } from '../../../domain/foreign-json.ts';
import type { InstallationId, OrganizationId } from '../../../domain/ids.ts';
import { errorResponseTo, type StorageVerdicts } from '../error-responses.ts';
import type { HttpPorts } from '../http-ports.ts';
import { changedBy } from '../openapi/changed-by.ts';
import { operationAt, placesOf, routeOf } from '../openapi/operation-at.ts';
import { OPERATIONS } from '../openapi/operations.ts';
import { ThingReader } from '../openapi/thing-reader.ts';
import type { ApiContext, ApiState } from '../request-state.ts';

type AuditPorts = Pick<HttpPorts, 'recordChange' | 'reads' | keyof StorageVerdicts>;

/** Has every change that a route makes recorded. What is kept of a thing is what the route that reads it shows. */
export function audited(router: Router<ApiState>, ports: AuditPorts) {
  const reader = new ThingReader(router);

  return async (ctx: ApiContext, next: Next): Promise<void> => {
    const operation = operationAt(ctx);
    if (ctx.method === 'GET' || ctx.method === 'HEAD' || operation.isQuestion === true) {
      await next();
      return;
    }
    const { kind, readAt, isMade } = changedBy(OPERATIONS, routeOf(ctx), operation);
    const { caller, requestId } = ctx.state;

    const seen = async (id: string | null): Promise<ChangedThing> => {
      const shown = readAt === null || id === null ? null : await reader.read(ctx, { readAt, id });
      return { id, shown, organizationId: await organizationOf(ctx, ports, { kind, id, shown }) };
    };
    const given = isMade ? null : (placesOf(ctx)['id'] ?? null);
    await ports.recordChange.execute({
      actor: { kind: 'api_key', apiKeyId: caller.keyId, name: caller.name },
      ...{ operation: operation.name, thingKind: kind, requestId },
      before: () => seen(given),
      make: async () => {
        await next();
      },
      after: () => seen(isMade ? idIn(ctx.body) : given),
      isDryRun: () => ctx.state.isDryRun === true,
      refusalIn: (error) => {
        const { status, code } = errorResponseTo(error, ports);
        return status < 500 ? code : null;
      },
    });
  };
}

function idIn(answer: unknown): string | null {
  return textOf(own(answer, 'id')) ?? textOf(own(own(answer, 'integration'), 'id'));
}

/** Whose trail it is in: the caller's, or where the caller may change everything, that of whose thing it is. */
async function organizationOf(
  ctx: ApiContext,
  { reads }: AuditPorts,
  { kind, id, shown }: { readonly kind: string; readonly id: string | null; readonly shown: unknown },
): Promise<OrganizationId | null> {
  const { scope } = ctx.state;
  if (scope.organizationId !== null) return scope.organizationId;

  const told = [shown, own(ctx.body, 'installation')].map((one) => textOf(own(one, 'organizationId')));
  const isOrganization = kind === 'organizations' && shown !== null;
  const named = isOrganization ? id : (told[0] ?? told[1] ?? null);
  if (named !== null) return named as OrganizationId;
  const below = ctx.path.split('/installations/')[1]?.split('/')[0];
  const installationId = textOf(own(shown, 'installationId')) ?? below ?? null;
  if (installationId === null) return null;
  const installation = await reads.installation(scope, installationId as InstallationId);
  return installation?.toProps().organizationId ?? null;
}
