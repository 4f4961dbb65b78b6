import { expect } from 'chai';

import type { IntegrationId } from '../../../src/domain/ids.ts';
import type { IntegrationState } from '../../../src/domain/integration.ts';
import { notActive } from '../../../src/domain/not-active.ts';

const AUTHORIZE =
  'POST /api/v1/integrations/i-1/authorize, or PUT /api/v1/integrations/i-1/personal-access-token.';

const TOLD: Record<Exclude<IntegrationState, 'active'>, string> = {
  awaiting_authorization: `Nobody has authorized this Integration yet: ${AUTHORIZE}`,
  needs_reauthorization: `Jira does not take Lockstep's authorization any more. Authorize again: ${AUTHORIZE}`,
  disabled:
    'The Integration is switched off: switch it on by PATCH /api/v1/integrations/i-1 with {"isEnabled": true}. What waits goes on then.',
  uninstalled: 'The Integration is uninstalled: connect its Jira anew.',
};

describe('an Integration that is not active', () => {
  for (const [state, message] of Object.entries(TOLD)) {
    it(`says what to do while it is ${state}`, () => {
      const refusal = notActive({ id: 'i-1' as IntegrationId, state: state as IntegrationState });

      expect(refusal).to.include({ code: 'integration_not_active', message });
    });
  }
});
