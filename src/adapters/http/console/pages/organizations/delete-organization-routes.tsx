import type { Router } from '@koa/router';
import { z } from 'zod';
import { idIn } from '../../../api/request-values.ts';
import { ORGANIZATION } from '../../../presenters/organization.ts';
import type { ConsoleParts } from '../../console-ports.ts';
import type { ConsoleContext, ConsoleState } from '../../console-state.ts';
import { readForm } from '../../form-values.ts';
import { isSure, NOT_SURE } from '../../parts/sure-form.tsx';
import { NO_REFUSAL, refusalIn } from '../../refusal.ts';
import { seeOther } from '../../see-other.ts';
import { DeleteOrganization } from './delete-organization.tsx';

/** The end of a tenant, with what goes and what stays told first. */
export function addDeleteOrganizationPages(router: Router<ConsoleState>, { pages }: ConsoleParts): void {
  const show = async (ctx: ConsoleContext, refusal = NO_REFUSAL) => {
    const organization = await ctx.state.api.ask(ORGANIZATION, `/organizations/${idIn(ctx)}`);
    const children = <DeleteOrganization organization={organization} refusal={refusal} />;
    pages.show(ctx, { title: `Delete ${organization.name}`, status: refusal.status, children });
  };

  router.get('/organizations/:id/delete', (ctx) => show(ctx));

  router.post('/organizations/:id/delete', async (ctx) => {
    if (!isSure(await readForm(ctx))) {
      await show(ctx, NOT_SURE);
      return;
    }
    try {
      await ctx.state.api.ask(z.null(), { method: 'DELETE', path: `/organizations/${idIn(ctx)}` });
      seeOther(ctx, '/organizations', 'organization_deleted');
    } catch (error) {
      await show(ctx, refusalIn(error, []));
    }
  });
}
