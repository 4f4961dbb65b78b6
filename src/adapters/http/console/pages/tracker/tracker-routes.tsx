import type { Router } from '@koa/router';
import { INSTALLATION } from '../../../presenters/installation.ts';
import { INTEGRATION } from '../../../presenters/integration.ts';
import { ORGANIZATION } from '../../../presenters/organization.ts';
import {
  CONNECTED_TRACKER,
  INSTALLATION_TRACKER,
  ROTATED_TRACKER,
  TRACKER_FINDINGS,
} from '../../../presenters/tracker.ts';
import { idIn } from '../../../api/request-values.ts';
import type { ConsoleParts } from '../../console-ports.ts';
import type { ConsoleContext, ConsoleState } from '../../console-state.ts';
import { readForm, textIn } from '../../form-values.ts';
import type { ApiOfCaller } from '../../in-process-api.ts';
import { Findings } from '../../parts/findings.tsx';
import { inQuery, oneInQuery } from '../../query-values.ts';
import { NO_REFUSAL, refusalIn, type Refusal } from '../../refusal.ts';
import { bodyOf, givenIn, givenOf } from './given-tracker.ts';
import { MadeSecretsPage } from './made-secrets.tsx';
import { TRACKER_KINDS, type GivenTracker, type Whose } from './shown-tracker.ts';
import { TrackerPage } from './tracker-page.tsx';
import { TrackerCheckPage } from './tracker-check.tsx';

const FIELDS = [
  'baseUrl',
  'organization',
  'projects',
  'authToken',
  'clientSecret',
  'tls.caCertificate',
  'name',
  'url',
];
const ROTATION_FIELDS = ['authToken', 'clientSecret', 'purposes', 'overlapHours'];

interface Shown {
  readonly given?: GivenTracker;
  readonly refusal?: Refusal;
  readonly rotationRefusal?: Refusal;
}

/** The tracker of an Installation: which it is, whether it answers, connecting another, and its secrets. */
export function addTrackerPages(router: Router<ConsoleState>, { pages }: ConsoleParts): void {
  const show = async (
    ctx: ConsoleContext,
    { given, refusal = NO_REFUSAL, rotationRefusal = NO_REFUSAL }: Shown = {},
  ) => {
    const { api } = ctx.state;
    const [whose, present] = await Promise.all([
      whoseOf(api, idIn(ctx)),
      api.ask(INSTALLATION_TRACKER, `/installations/${idIn(ctx)}/tracker`),
    ]);
    const kind = oneInQuery(ctx, 'kind', TRACKER_KINDS) ?? present.tracker.kind;
    pages.show(ctx, {
      title: `The tracker of ${whose.organizationName}`,
      status: Math.max(refusal.status, rotationRefusal.status),
      children: (
        <TrackerPage
          {...{ whose, present, refusal, rotationRefusal }}
          given={given ?? givenOf(present.tracker, kind)}
          notice={ctx.query['notice']}
        />
      ),
    });
  };

  router.get('/installations/:id/tracker', (ctx) => show(ctx));

  router.get('/installations/:id/tracker/check', async (ctx) => {
    const path = `/installations/${idIn(ctx)}/tracker/check`;
    const { findings } = await ctx.state.api.ask(TRACKER_FINDINGS, path);
    if (inQuery(ctx, 'part') !== undefined) {
      pages.showPart(ctx, <Findings of={findings} />);
      return;
    }
    const whose = await whoseOf(ctx.state.api, idIn(ctx));
    pages.show(ctx, {
      title: 'Whether the tracker answers',
      children: <TrackerCheckPage whose={whose} findings={findings} />,
    });
  });

  router.post('/installations/:id/tracker', async (ctx) => {
    const given = givenIn(await readForm(ctx));
    try {
      const path = `/installations/${idIn(ctx)}/tracker`;
      const { api } = ctx.state;
      const connected = await api.ask(CONNECTED_TRACKER, { method: 'PUT', path, body: bodyOf(given) });
      const whose = await whoseOf(api, idIn(ctx));
      const title = 'The tracker is connected';
      pages.show(ctx, {
        title,
        children: <MadeSecretsPage {...{ whose, title, ...connected }} oldAcceptedUntil={null} />,
      });
    } catch (error) {
      await show(ctx, { given, refusal: refusalIn(error, FIELDS) });
    }
  });

  router.post('/installations/:id/tracker/rotate', async (ctx) => {
    const form = await readForm(ctx);
    const [authToken, clientSecret] = [textIn(form, 'authToken'), textIn(form, 'clientSecret')];
    const purposes = form.getAll('purposes');
    const isOfSentry = form.has('authToken');
    const body = {
      overlapHours: Number(textIn(form, 'overlapHours') ?? '24'),
      ...(isOfSentry ? { authToken, clientSecret } : { purposes }),
    };
    try {
      const path = `/installations/${idIn(ctx)}/tracker/rotate`;
      const rotated = await ctx.state.api.ask(ROTATED_TRACKER, { method: 'POST', path, body });
      const whose = await whoseOf(ctx.state.api, idIn(ctx));
      const title = 'The secrets are replaced';
      pages.show(ctx, {
        title,
        children: <MadeSecretsPage {...{ whose, title, ...rotated }} findings={null} />,
      });
    } catch (error) {
      await show(ctx, { rotationRefusal: refusalIn(error, ROTATION_FIELDS) });
    }
  });
}

async function whoseOf(api: ApiOfCaller, id: string): Promise<Whose> {
  const { integrationId, organizationId } = await api.ask(INSTALLATION, `/installations/${id}`);
  const [{ name }, { baseUrl }] = await Promise.all([
    api.ask(ORGANIZATION, `/organizations/${organizationId}`),
    api.ask(INTEGRATION, `/integrations/${integrationId}`),
  ]);
  return { id, integrationId, organizationName: name, jiraUrl: baseUrl };
}
