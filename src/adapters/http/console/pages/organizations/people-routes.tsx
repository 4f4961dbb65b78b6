import type { Router } from '@koa/router';
import { z } from 'zod';
import { idIn } from '../../../api/request-values.ts';
import { ORGANIZATION } from '../../../presenters/organization.ts';
import { pageOf } from '../../../presenters/presented.ts';
import { TRACKER_USER } from '../../../presenters/tracker-user.ts';
import type { ConsoleParts } from '../../console-ports.ts';
import type { ConsoleContext, ConsoleState } from '../../console-state.ts';
import { readForm } from '../../form-values.ts';
import { NO_REFUSAL, refusalIn, type Refusal } from '../../refusal.ts';
import { seeOther } from '../../see-other.ts';
import { queryOf, valueIn } from '../../spans.ts';
import { PeoplePage } from './people-page.tsx';
import { NOBODY_YET, PERSON_FIELDS, personIn, type ShownPerson } from './person-fields.tsx';
import { PersonPage } from './person-page.tsx';

const NOT_SURE: Refusal = { message: null, fields: { isSure: 'Tick this if you mean it.' }, status: 422 };

/** The people of the local tracker: who there is, another one, what is known of one, and their end. */
export function addPeoplePages(router: Router<ConsoleState>, { pages }: ConsoleParts): void {
  const showAll = async (ctx: ConsoleContext, refusal = NO_REFUSAL, given = NOBODY_YET) => {
    const { api } = ctx.state;
    const path = `/organizations/${idIn(ctx)}`;
    const [organization, page] = await Promise.all([
      api.ask(ORGANIZATION, path),
      api.ask(
        pageOf(TRACKER_USER),
        `${path}/tracker-users${queryOf({ after: valueIn(ctx.query, 'after') })}`,
      ),
    ]);
    const shown = { organization, page, given, refusal, notice: ctx.query['notice'] };
    pages.show(ctx, {
      title: `People of ${organization.name}`,
      status: refusal.status,
      children: <PeoplePage {...shown} />,
    });
  };

  const showOne = async (ctx: ConsoleContext, refusal = NO_REFUSAL, given: ShownPerson | null = null) => {
    const { body, etag } = await ctx.state.api.askTagged(TRACKER_USER, pathOf(ctx));
    const shown = { person: body, tag: etag ?? '', given: given ?? body, refusal };
    const children = <PersonPage {...shown} notice={ctx.query['notice']} />;
    pages.show(ctx, { title: body.name, status: refusal.status, children });
  };

  router.get('/organizations/:id/people', (ctx) => showAll(ctx));

  router.post('/organizations/:id/people', async (ctx) => {
    const person = personIn(await readForm(ctx));
    const organization = `/organizations/${idIn(ctx)}`;
    try {
      const path = `${organization}/tracker-users`;
      await ctx.state.api.ask(TRACKER_USER, { method: 'POST', path, body: person });
      seeOther(ctx, `${organization}/people`, 'person_added');
    } catch (error) {
      await showAll(ctx, refusalIn(error, PERSON_FIELDS), person);
    }
  });

  router.get('/tracker-users/:id', (ctx) => showOne(ctx));

  router.post('/tracker-users/:id', async (ctx) => {
    const form = await readForm(ctx);
    const person = personIn(form);
    const path = pathOf(ctx);
    try {
      const headers = { 'if-match': form.get('tag') ?? '' };
      await ctx.state.api.ask(TRACKER_USER, { method: 'PATCH', path, body: person, headers });
      seeOther(ctx, path, 'person_changed');
    } catch (error) {
      await showOne(ctx, refusalIn(error, PERSON_FIELDS), person);
    }
  });

  router.post('/tracker-users/:id/remove', async (ctx) => {
    if ((await readForm(ctx)).get('isSure') === null) {
      await showOne(ctx, NOT_SURE);
      return;
    }
    const { api } = ctx.state;
    const { organizationId } = await api.ask(TRACKER_USER, pathOf(ctx));
    await api.ask(z.null(), { method: 'DELETE', path: pathOf(ctx) });
    seeOther(ctx, `/organizations/${organizationId}/people`, 'person_removed');
  });
}

function pathOf(ctx: ConsoleContext): string {
  return `/tracker-users/${idIn(ctx)}`;
}
