import { IntegrationNotActive } from './domain-error.ts';
import type { IntegrationProps } from './integration-props.ts';

/** The refusal of what an Integration cannot do in its present state; says what to do, to whoever asked. */
export function notActive(integration: Pick<IntegrationProps, 'id' | 'state'>): IntegrationNotActive {
  return new IntegrationNotActive(whyNotActive(integration));
}

function whyNotActive({ id, state }: Pick<IntegrationProps, 'id' | 'state'>): string {
  const path = `/api/v1/integrations/${id}`;
  switch (state) {
    case 'uninstalled':
      return 'The Integration is uninstalled: connect its Jira anew.';
    case 'disabled':
      return `The Integration is switched off: switch it on by PATCH ${path} with {"isEnabled": true}. What waits goes on then.`;
    case 'awaiting_authorization':
      return `Nobody has authorized this Integration yet: POST ${path}/authorize, or PUT ${path}/personal-access-token.`;
    default:
      return `Jira does not take Lockstep's authorization any more. Authorize again: POST ${path}/authorize, or PUT ${path}/personal-access-token.`;
  }
}
