import type { Router } from '@koa/router';
import { CONNECTED_INTEGRATION } from '../../../presenters/connected-integration.ts';
import { INTEGRATION } from '../../../presenters/integration.ts';
import { ORGANIZATION } from '../../../presenters/organization.ts';
import { pageOf } from '../../../presenters/presented.ts';
import { PROBE } from '../../../presenters/probe.ts';
import type { ConsoleParts } from '../../console-ports.ts';
import type { ConsoleContext, ConsoleState } from '../../console-state.ts';
import { readForm, textIn } from '../../form-values.ts';
import type { ApiOfCaller, AskedOfApi } from '../../in-process-api.ts';
import { NO_REFUSAL, refusalIn, type Refusal } from '../../refusal.ts';
import { seeOther } from '../../see-other.ts';
import { organizationsOf } from './asked.ts';
import { A_NEW_ONE, NewIntegrationPage, type NewIntegration } from './new-integration.tsx';
import { NOT_ASKED, ProbeResult, type Probed } from './probe-result.tsx';
import { tlsIn } from './tls-fields.tsx';

const FIELDS = ['baseUrl', 'tls.caCertificate', 'organizationId', 'name', 'consumerKey', 'privateKey'];

const NOTHING_GIVEN: NewIntegration = {
  ...{ organizationId: null, organizationName: null, baseUrl: null, isVerified: true, caCertificate: null },
  ...{ consumerKey: null, privateKey: null },
};

interface Shown {
  readonly given?: NewIntegration;
  readonly probed?: Probed;
  readonly refusal?: Refusal;
}

/** Connecting a Jira: the form, what is seen of an address while it is typed, and the connecting. */
export function addNewIntegrationRoutes(router: Router<ConsoleState>, { pages }: ConsoleParts): void {
  const show = async (
    ctx: ConsoleContext,
    { given = NOTHING_GIVEN, probed = NOT_ASKED, refusal = NO_REFUSAL }: Shown,
  ) => {
    pages.show(ctx, {
      title: 'Connect a Jira',
      status: refusal.status,
      children: (
        <NewIntegrationPage
          given={given}
          organizations={await organizationsOf(ctx.state.api)}
          mayMakeOrganization={ctx.state.caller.scope.organizationId === null}
          probed={probed}
          refusal={refusal}
        />
      ),
    });
  };

  router.get('/integrations/new', (ctx) => show(ctx, {}));

  router.post('/integrations/probe', async (ctx) => {
    const probed = await probe(ctx.state.api, givenIn(await readForm(ctx)));
    pages.showPart(ctx, <ProbeResult of={probed} />);
  });

  router.post('/integrations/new', async (ctx) => {
    const form = await readForm(ctx);
    const given = givenIn(form);
    if (form.get('do') === 'look') {
      await show(ctx, { given, probed: await probe(ctx.state.api, given) });
      return;
    }
    try {
      // Looked at first, so that an address where no Jira is leaves no Organization behind.
      const found = await ctx.state.api.ask(PROBE, asking(given));
      if (found.version === null) {
        const probed = { kind: 'asked', probe: found, present: null } as const;
        await show(ctx, { given, probed, refusal: { ...NO_REFUSAL, status: 422 } });
        return;
      }
      const { integration } = await connect(ctx.state.api, given);
      seeOther(ctx, `/integrations/${integration.id}/connect`, 'integration_created');
    } catch (error) {
      await show(ctx, { given, refusal: refusalIn(error, FIELDS) });
    }
  });
}

async function connect(api: ApiOfCaller, given: NewIntegration) {
  const { baseUrl, consumerKey, privateKey } = given;
  return api.ask(CONNECTED_INTEGRATION, {
    method: 'POST',
    path: '/integrations',
    body: {
      organizationId: await organizationFor(api, given),
      baseUrl: baseUrl ?? '',
      tls: tlsOf(given),
      ...(consumerKey === null ? {} : { consumerKey }),
      ...(privateKey === null ? {} : { privateKey }),
    },
  });
}

/** The one that was chosen, or a new one; one of the same name that is there already is no other. */
async function organizationFor(api: ApiOfCaller, given: NewIntegration): Promise<string> {
  if (given.organizationId !== A_NEW_ONE) return given.organizationId ?? '';
  const name = given.organizationName ?? '';
  const present = (await organizationsOf(api)).find((one) => one.name === name);
  if (present !== undefined) return present.id;
  const made = await api.ask(ORGANIZATION, { method: 'POST', path: '/organizations', body: { name } });
  return made.id;
}

async function probe(api: ApiOfCaller, given: NewIntegration): Promise<Probed> {
  if (given.baseUrl === null) return NOT_ASKED;
  try {
    const found = await api.ask(PROBE, asking(given));
    const { items } = await api.ask(
      pageOf(INTEGRATION),
      `/integrations?baseUrl=${encodeURIComponent(found.baseUrl)}&limit=1`,
    );
    return { kind: 'asked', probe: found, present: items[0] ?? null };
  } catch (error) {
    const { fields, message } = refusalIn(error, FIELDS);
    return { kind: 'no_address', message: Object.values(fields)[0] ?? message ?? '' };
  }
}

function asking(given: NewIntegration): AskedOfApi {
  const body = { baseUrl: given.baseUrl ?? '', tls: tlsOf(given) };
  return { method: 'POST', path: '/integrations/probe', body };
}

function tlsOf({ isVerified, caCertificate }: NewIntegration) {
  return { isVerified, ...(caCertificate === null ? {} : { caCertificate }) };
}

function givenIn(form: URLSearchParams): NewIntegration {
  return {
    organizationId: textIn(form, 'organizationId'),
    organizationName: textIn(form, 'organizationName'),
    baseUrl: textIn(form, 'baseUrl'),
    ...tlsIn(form),
    consumerKey: textIn(form, 'consumerKey'),
    privateKey: textIn(form, 'privateKey'),
  };
}
