import type { Router } from '@koa/router';
import { INTEGRATION_WITH_SETUP } from '../../../presenters/connected-integration.ts';
import { idIn } from '../../../api/request-values.ts';
import type { ConsoleParts } from '../../console-ports.ts';
import type { ConsoleContext, ConsoleState } from '../../console-state.ts';
import { readForm, textIn } from '../../form-values.ts';
import { Crumbs } from '../../parts/crumbs.tsx';
import { TextField } from '../../parts/field.tsx';
import { Form } from '../../parts/form.tsx';
import { Link } from '../../parts/link.tsx';
import { RefusalNotice } from '../../parts/refusal-notice.tsx';
import { Notice } from '../../parts/said.tsx';
import { NO_REFUSAL, refusalIn, type Refusal } from '../../refusal.ts';
import { seeOther } from '../../see-other.ts';
import type { AnsweredIntegration } from './asked.ts';
import { TlsFields, tlsIn } from './tls-fields.tsx';
import { wayToIntegration } from './way-to-integration.ts';

/** Where the Jira is to be called, and how. */
type GivenPlace = Pick<AnsweredIntegration, 'baseUrl' | 'tls'>;

interface ChangePageProps {
  readonly integration: AnsweredIntegration;
  readonly given: GivenPlace;
  /** That of what is changed, as it was when the form was filled in first. */
  readonly tag: string;
  readonly refusal: Refusal;
}

function ChangePage({ integration, given, tag, refusal }: ChangePageProps) {
  const { id, account } = integration;
  const isProvable = account !== null && integration.state !== 'needs_reauthorization';
  return (
    <>
      <Crumbs way={wayToIntegration(integration)} />
      <h1>Address and certificate</h1>
      <RefusalNotice refusal={refusal} />
      <p class="lead">
        Where the same Jira is called from now on. Every link stays, and so do the authorization and the
        webhook.
      </p>
      {isProvable ? (
        <p>
          Lockstep calls it there first, as the account {account.name}. Another Jira does not know that
          authorization: nothing is changed then, and it is to be connected as a new Integration.
          {integration.authorizedBy === 'personal_access_token' &&
            ' At another host it waits until you have given its personal access token anew: a token is not sent elsewhere.'}
        </p>
      ) : (
        <Notice tone="attention" title="Nobody can tell whether it is the same Jira">
          <p>
            Lockstep is not authorized now, so it can only see that a Jira answers. In another one the numbers
            of linked issues are those of other issues: be sure, or authorize it first.
          </p>
        </Notice>
      )}
      <Form to={`/integrations/${id}/address`} class="card">
        <input type="hidden" name="tag" value={tag} />
        <TextField
          name="baseUrl"
          label="Address of the Jira"
          type="url"
          required
          value={given.baseUrl}
          error={refusal.fields['baseUrl']}
          hint="As Jira itself has it as its base URL, with its context path if it has one: set that in Jira first, under System."
        />
        <TlsFields given={given.tls} refusal={refusal} />
        <div class="buttons">
          <button>Try it, and save it</button>
          <Link to={`/integrations/${id}`} class="button plain">
            Leave it as it is
          </Link>
        </div>
      </Form>
    </>
  );
}

const FIELDS = ['baseUrl', 'tls.caCertificate'];

interface Shown {
  readonly filledIn?: GivenPlace & { readonly tag: string };
  readonly refusal?: Refusal;
}

/** Another address or certificate for the same Jira. */
export function addChangeAddressRoutes(router: Router<ConsoleState>, { pages }: ConsoleParts): void {
  const show = async (ctx: ConsoleContext, { filledIn, refusal = NO_REFUSAL }: Shown) => {
    const path = `/integrations/${idIn(ctx)}`;
    const { body: integration, etag } = await ctx.state.api.askTagged(INTEGRATION_WITH_SETUP, path);
    pages.show(ctx, {
      title: 'Address and certificate',
      status: refusal.status,
      children: (
        <ChangePage
          integration={integration}
          given={filledIn ?? integration}
          tag={filledIn?.tag ?? etag ?? ''}
          refusal={refusal}
        />
      ),
    });
  };

  router.get('/integrations/:id/address', (ctx) => show(ctx, {}));

  router.post('/integrations/:id/address', async (ctx) => {
    const path = `/integrations/${idIn(ctx)}`;
    const form = await readForm(ctx);
    const [tag, baseUrl, tls] = [form.get('tag') ?? '', textIn(form, 'baseUrl') ?? '', tlsIn(form)];
    const headers = { 'content-type': 'application/merge-patch+json', 'if-match': tag };
    try {
      const body = { baseUrl, tls };
      await ctx.state.api.ask(INTEGRATION_WITH_SETUP, { method: 'PATCH', path, body, headers });
      seeOther(ctx, path, 'address_changed');
    } catch (error) {
      const refusal = refusalIn(error, FIELDS);
      // What somebody else has changed is to be seen before it is changed again.
      await show(ctx, refusal.status === 412 ? { refusal } : { refusal, filledIn: { baseUrl, tls, tag } });
    }
  });
}
