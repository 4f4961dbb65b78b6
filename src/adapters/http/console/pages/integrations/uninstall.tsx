import type { Router } from '@koa/router';
import { UNINSTALLED } from '../../../presenters/uninstalled.ts';
import { idIn } from '../../../api/request-values.ts';
import type { ConsoleParts } from '../../console-ports.ts';
import type { ConsoleContext, ConsoleState } from '../../console-state.ts';
import { readForm } from '../../form-values.ts';
import type { Answered } from '../../in-process-api.ts';
import { Crumbs } from '../../parts/crumbs.tsx';
import { Link } from '../../parts/link.tsx';
import { RefusalNotice } from '../../parts/refusal-notice.tsx';
import { Notice } from '../../parts/said.tsx';
import { isSure, NOT_SURE, SureForm } from '../../parts/sure-form.tsx';
import { NO_REFUSAL, refusalIn, type Refusal } from '../../refusal.ts';
import { installationsOf, integrationOf, type AnsweredIntegration, type OwnedInstallation } from './asked.ts';
import { wayToIntegration } from './way-to-integration.ts';

interface UninstallPageProps {
  readonly integration: AnsweredIntegration;
  readonly installations: readonly OwnedInstallation[];
  /** Whether who is signed in may end it for every Organization, or for their own alone. */
  readonly isForAll: boolean;
  readonly refusal: Refusal;
}

function UninstallPage({ integration, installations, isForAll, refusal }: UninstallPageProps) {
  const { id, baseUrl } = integration;
  const names = installations.map(({ organizationName }) => organizationName).join(', ');
  return (
    <>
      <Crumbs way={wayToIntegration(integration)} />
      <h1>Uninstall {baseUrl}</h1>
      <RefusalNotice refusal={refusal} />
      {!isForAll && (
        <Notice tone="quiet" title={`You end it for ${names || 'your Organization'}`}>
          <p>
            If other Organizations have this Jira too, it goes on for them, and its webhook stays. What is
            said here of the webhook and the authorization then holds for the last one that leaves.
          </p>
        </Notice>
      )}
      <h2>What is done</h2>
      <ul>
        {isForAll && names !== '' && (
          <li>
            It ends for <strong>{names}</strong>.
          </li>
        )}
        <li>The webhook is taken out of Jira: Jira tells Lockstep nothing any more.</li>
        <li>Every link is over. Neither side follows the other, and what still waited is left undone.</li>
        <li>
          The authorization, the private key and all secrets that were shared with Jira and with the trackers
          are forgotten, for good.
        </li>
      </ul>
      <h2>What stays</h2>
      <ul>
        <li>The issues, on both sides, as they are now; comments that were carried over, too.</li>
        <li>What happened: timelines, Deliveries and the audit trail, as long as they are kept anyway.</li>
        <li>
          In Jira, for an administrator to delete: the application link <code>{integration.consumerKey}</code>
          , or the personal access token; and the links on issues that show the tracker’s. You are told at the
          end.
        </li>
      </ul>
      <p>It cannot be undone: to have it back, the Jira is connected and its issues are linked anew.</p>
      <SureForm
        to={`/integrations/${id}/uninstall`}
        deed={`uninstall ${baseUrl}`}
        button="Uninstall"
        instead={[`/integrations/${id}`, 'Leave it as it is']}
        refusal={refusal}
      />
    </>
  );
}

interface UninstalledPageProps {
  readonly of: Answered<typeof UNINSTALLED>;
  readonly baseUrl: string;
}

function UninstalledPage({ of: { outcome, leftInJira }, baseUrl }: UninstalledPageProps) {
  return (
    <>
      <h1>
        {outcome === 'uninstalled' ? `${baseUrl} is uninstalled` : `${baseUrl} is over for your Organization`}
      </h1>
      <Notice
        tone="good"
        title={outcome === 'uninstalled' ? 'Every secret is forgotten' : 'Your links are over'}
      >
        <p>
          {outcome === 'uninstalled'
            ? 'What happened is kept.'
            : 'Other Organizations have this Jira too: for them it goes on, and so does its webhook.'}
        </p>
      </Notice>
      {leftInJira.length > 0 && (
        <>
          <h2>What an administrator of that Jira can still remove</h2>
          <ul>
            {leftInJira.map((left) => (
              <li>{left}</li>
            ))}
          </ul>
        </>
      )}
      <p>
        <Link to="/integrations">All Integrations</Link>
      </p>
    </>
  );
}

/** The end of an Integration, with what is done and what stays told first. */
export function addUninstallRoutes(router: Router<ConsoleState>, { pages }: ConsoleParts): void {
  const show = async (ctx: ConsoleContext, refusal: Refusal = NO_REFUSAL) => {
    const { api, caller } = ctx.state;
    const integration = await integrationOf(api, idIn(ctx));
    pages.show(ctx, {
      title: `Uninstall ${integration.baseUrl}`,
      status: refusal.status,
      children: (
        <UninstallPage
          integration={integration}
          installations={await installationsOf(api, integration.id)}
          isForAll={caller.scope.organizationId === null}
          refusal={refusal}
        />
      ),
    });
  };

  router.get('/integrations/:id/uninstall', (ctx) => show(ctx));

  router.post('/integrations/:id/uninstall', async (ctx) => {
    const { api } = ctx.state;
    if (!isSure(await readForm(ctx))) {
      await show(ctx, NOT_SURE);
      return;
    }
    try {
      const { id, baseUrl } = await integrationOf(api, idIn(ctx));
      const uninstalled = await api.ask(UNINSTALLED, { method: 'DELETE', path: `/integrations/${id}` });
      pages.show(ctx, {
        title: 'Uninstalled',
        children: <UninstalledPage of={uninstalled} baseUrl={baseUrl} />,
      });
    } catch (error) {
      await show(ctx, refusalIn(error, []));
    }
  });
}
