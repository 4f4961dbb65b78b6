import { addressFrom } from '../../addresses.ts';
import { Form } from '../../parts/form.tsx';
import { Link } from '../../parts/link.tsx';
import { useMay } from '../../parts/may.ts';
import { useSite } from '../../site.ts';
import type { AnsweredIntegration } from './asked.ts';
import { isSwitchedOff } from './states.tsx';

interface ButtonsProps {
  readonly of: AnsweredIntegration;
}

/** What can be done with an Integration that is not over. */
export function Buttons({ of: integration }: ButtonsProps) {
  const { id, state } = integration;
  const site = useSite();
  const diagnosis = addressFrom(site, `/integrations/${id}/diagnosis`);
  return (
    <>
      <div class="buttons">
        {state === 'active' && useMay('operate') && (
          <Form to={`/integrations/${id}/webhook/check`}>
            <button class="plain">Check the webhook</button>
          </Form>
        )}
        {!isSwitchedOff(integration) && (
          <a
            href={diagnosis}
            class="button plain"
            hx-get={`${diagnosis}?part=findings`}
            hx-target="#diagnosis"
            hx-indicator="#diagnosis"
          >
            Look at everything
          </a>
        )}
        {useMay('admin') && <Changes of={integration} />}
      </div>
      <div id="diagnosis" role="status" aria-live="polite" />
    </>
  );
}

function Changes({ of: integration }: ButtonsProps) {
  const { id, state } = integration;
  const isOff = isSwitchedOff(integration);
  return (
    <>
      {!isOff && (
        <Link to={`/integrations/${id}/connect`} class="button plain">
          {state === 'active' ? 'Authorize again' : 'Go on connecting'}
        </Link>
      )}
      {state === 'active' && (
        <Link to={`/integrations/${id}/rotate`} class="button plain">
          Change the webhook’s secret
        </Link>
      )}
      <Link to={`/integrations/${id}/address`} class="button plain">
        Address and certificate
      </Link>
      <Link to={`/integrations/${id}/${isOff ? 'switch-on' : 'switch-off'}`} class="button plain">
        {isOff ? 'Switch on' : 'Switch off'}
      </Link>
      <Link to={`/integrations/${id}/uninstall`} class="button plain">
        Uninstall
      </Link>
    </>
  );
}
