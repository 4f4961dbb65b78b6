import type { Router } from '@koa/router';
import { suffices, type Caller } from '../../../../../domain/api-key.ts';
import { idIn } from '../../../api/request-values.ts';
import { ORGANIZATION } from '../../../presenters/organization.ts';
import { pageOf } from '../../../presenters/presented.ts';
import type { ConsoleParts } from '../../console-ports.ts';
import type { ConsoleContext, ConsoleState } from '../../console-state.ts';
import { readForm } from '../../form-values.ts';
import { NO_REFUSAL, refusalIn, type Refusal } from '../../refusal.ts';
import { seeOther } from '../../see-other.ts';
import { queryOf, valueIn } from '../../spans.ts';
import { OrganizationList } from './organization-list.tsx';
import { OrganizationPage } from './organization-page.tsx';

const ORGANIZATIONS = pageOf(ORGANIZATION);

/** The tenants: which there are, a new one, and another name for one. */
export function addOrganizationPages(router: Router<ConsoleState>, { pages }: ConsoleParts): void {
  const showAll = async (ctx: ConsoleContext, refusal = NO_REFUSAL, given = '') => {
    const { api, caller } = ctx.state;
    const after = valueIn(ctx.query, 'after');
    const page = await api.ask(ORGANIZATIONS, `/organizations${queryOf({ after })}`);
    const mayMake = isForAll(caller);
    const children = <OrganizationList {...{ page, mayMake, given, refusal }} notice={ctx.query['notice']} />;
    pages.show(ctx, { title: 'Organizations', status: refusal.status, children });
  };

  const showOne = async (ctx: ConsoleContext, refusal: Refusal = NO_REFUSAL, given: string | null = null) => {
    const { body, etag } = await ctx.state.api.askTagged(ORGANIZATION, `/organizations/${idIn(ctx)}`);
    const shown = {
      organization: body,
      tag: etag ?? '',
      mayDelete: isForAll(ctx.state.caller),
      given,
      refusal,
    };
    const children = <OrganizationPage {...shown} notice={ctx.query['notice']} />;
    pages.show(ctx, { title: body.name, status: refusal.status, children });
  };

  router.get('/organizations', (ctx) => showAll(ctx));

  router.post('/organizations', async (ctx) => {
    const name = (await readForm(ctx)).get('name') ?? '';
    try {
      const asked = { method: 'POST', path: '/organizations', body: { name } } as const;
      const { id } = await ctx.state.api.ask(ORGANIZATION, asked);
      seeOther(ctx, `/organizations/${id}`, 'organization_made');
    } catch (error) {
      await showAll(ctx, refusalIn(error, ['name']), name);
    }
  });

  router.get('/organizations/:id', (ctx) => showOne(ctx));

  router.post('/organizations/:id', async (ctx) => {
    const form = await readForm(ctx);
    const name = form.get('name') ?? '';
    const path = `/organizations/${idIn(ctx)}`;
    try {
      const headers = { 'if-match': form.get('tag') ?? '' };
      await ctx.state.api.ask(ORGANIZATION, { method: 'PATCH', path, body: { name }, headers });
      seeOther(ctx, path, 'organization_renamed');
    } catch (error) {
      await showOne(ctx, refusalIn(error, ['name']), name);
    }
  });
}

/** Whether they may make Organizations, and end them. */
function isForAll({ scope, role }: Caller): boolean {
  return scope.organizationId === null && suffices(role, 'admin');
}
