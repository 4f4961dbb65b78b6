import { expect } from 'chai';

import type { BacklogDepth } from '../../../src/domain/backlog-depth.ts';
import type { Finding, Verdict } from '../../../src/domain/finding.ts';
import { baseUrlMismatch } from '../../../src/domain/base-url.ts';
import {
  authorizationFinding,
  baseUrlFinding,
  clockFinding,
  lastEventFinding,
  noticesOn,
  permissionsFinding,
  queueFinding,
  webhookFinding,
} from '../../../src/domain/integration-findings.ts';
import type { IntegrationProps } from '../../../src/domain/integration.ts';
import { afterNoon, anIntegration, NOON } from '../../support/builders.ts';

const DAY = 86_400;
const ACCOUNT = { key: 'JIRAUSER1', name: 'bot', displayName: 'Bot' };
const ACTIVE: Partial<IntegrationProps> = { state: 'active', account: ACCOUNT };
const NO_QUEUE: BacklogDepth = {
  pendingDeliveries: 0,
  openEffects: 0,
  waitingEffects: 0,
  deadEffects: 0,
  oldestDueAt: null,
};

function expectFinding(finding: Finding, verdict: Verdict, ...words: readonly string[]): void {
  expect(finding.verdict, finding.message).to.equal(verdict);
  for (const word of words) expect(`${finding.message} ${finding.advice ?? ''}`).to.contain(word);
  expect(finding.advice === null, 'advises where there is something to do').to.equal(verdict === 'ok');
}

describe('the finding on the authorization', () => {
  const of = (props: Partial<IntegrationProps>) => authorizationFinding(anIntegration(props), NOON);

  it('tells as whom Jira takes our calls, and until when', () => {
    expectFinding(of({ ...ACTIVE, authorizationExpiresAt: null }), 'ok', 'bot');
    expectFinding(of({ ...ACTIVE, authorizationExpiresAt: afterNoon(400 * DAY) }), 'ok', '2027-04-08');
  });

  it('warns 30 days ahead of its end', () => {
    expectFinding(of({ ...ACTIVE, authorizationExpiresAt: afterNoon(30 * DAY + 1) }), 'ok');
    expectFinding(of({ ...ACTIVE, authorizationExpiresAt: afterNoon(30 * DAY) }), 'warning', '30 days');
  });

  it('warns, too, of an end that has passed though Jira still takes our calls', () => {
    const over = of({ ...ACTIVE, authorizationExpiresAt: afterNoon(-DAY) });
    expectFinding(over, 'warning', 'was to end on', '/authorize');
  });

  it('says how to get in again, by either way, and of which kind the token is', () => {
    const personal = { ...ACTIVE, authorizedBy: 'personal_access_token' } as const;
    const ending = of({ ...personal, authorizationExpiresAt: afterNoon(DAY) });
    expectFinding(ending, 'warning', 'a day from', '/authorize', '/personal-access-token');
    const over = of({ ...personal, authorizationExpiresAt: NOON });
    expectFinding(over, 'warning', 'its personal access token was to end');
    expectFinding(of({ ...personal, authorizationExpiresAt: afterNoon(1) }), 'warning', 'less than a day');
    expectFinding(of({ ...personal, state: 'needs_reauthorization' }), 'problem', '/personal-access-token');
  });

  it('is a problem while nobody has authorized, or has to again, with why and how', () => {
    expectFinding(of({ state: 'awaiting_authorization' }), 'problem', '/authorize');
    const trouble = { code: 'token_rejected', message: 'Jira rejects the token.', since: NOON };
    expectFinding(
      of({ ...ACTIVE, state: 'needs_reauthorization', problem: trouble }),
      'problem',
      'Jira rejects the token.',
      '/authorize',
    );
  });

  it('is a warning with the way back while a person has it switched off', () => {
    expectFinding(of({ state: 'disabled' }), 'warning', 'switched off', '"isEnabled": true');
  });
});

describe('the notices on an Integration', () => {
  const checksOf = (props: Partial<IntegrationProps>) =>
    noticesOn(anIntegration({ ...ACTIVE, ...props }), NOON).map(({ check }) => check);
  const serverInfo = { version: '9.12.0', major: 9, baseUrl: null, title: null, isCloud: false };

  it('are none where all is well or nothing is known', () => {
    expect(checksOf({ authorizationExpiresAt: null, serverInfo: null })).to.deep.equal([]);
    expect(checksOf({ serverInfo: { ...serverInfo, clockAheadSeconds: 60 } })).to.deep.equal([]);
    expect(checksOf({ serverInfo: { ...serverInfo, clockAheadSeconds: null } })).to.deep.equal([]);
  });

  it('tell of an authorization that ends within 30 days, and of a clock that differs', () => {
    expect(checksOf({ authorizationExpiresAt: afterNoon(DAY) })).to.deep.equal(['authorization']);
    expect(checksOf({ serverInfo: { ...serverInfo, clockAheadSeconds: -600 } })).to.deep.equal(['clock']);
  });

  it('leave what stops the Integration to its problem', () => {
    expect(
      checksOf({ state: 'needs_reauthorization', authorizationExpiresAt: afterNoon(-DAY) }),
    ).to.deep.equal([]);
  });
});

describe('the finding on the base URL', () => {
  const called = 'https://jira.example.com';
  const at = (reported: string) => baseUrlFinding(called, baseUrlMismatch(called, reported));

  it('names both addresses when Jira believes that it lives elsewhere', () => {
    expectFinding(at('https://jira.example.com'), 'ok');
    expectFinding(at('http://jira:8080'), 'warning', 'https://jira.example.com', 'http://jira:8080');
  });
});

describe('the finding on the clock', () => {
  for (const [seconds, verdict, words] of [
    [0, 'ok', []],
    [60, 'ok', []],
    [-61, 'warning', ['61 s behind']],
    [300, 'warning', ['300 s ahead of']],
    [301, 'warning', ['301 s ahead of', 'goes by its clock', 'NTP']],
    [-301, 'warning', ['301 s behind', 'goes by its clock']],
  ] as const) {
    it(`is ${verdict} when Jira's is ${seconds} s ahead`, () => {
      expectFinding(clockFinding(seconds), verdict, ...words);
    });
  }

  it('warns when Jira does not tell its time', () => {
    expectFinding(clockFinding(null), 'warning');
  });
});

describe('the finding on permissions', () => {
  const of = (held: readonly string[], mode: 'managed' | 'manual' = 'managed') => {
    const integration = anIntegration(ACTIVE);
    const { webhook } = integration.toProps();
    return permissionsFinding(anIntegration({ ...ACTIVE, webhook: { ...webhook, mode } }), new Set(held));
  };

  it('asks for browsing projects before all', () => {
    expectFinding(of(['BROWSE_PROJECTS', 'ADMINISTER']), 'ok', 'bot');
    expectFinding(of(['ADMINISTER']), 'problem', 'Browse Projects');
  });

  it('warns that the webhook cannot be kept, unless a person does', () => {
    expectFinding(of(['BROWSE_PROJECTS']), 'warning', 'Jira Administrators', '/webhook/manual');
    expectFinding(of(['BROWSE_PROJECTS'], 'manual'), 'ok');
  });
});

describe('the finding on the webhook', () => {
  const of = (webhook: Partial<IntegrationProps['webhook']>) => {
    const integration = anIntegration(ACTIVE);
    return webhookFinding(
      anIntegration({ ...ACTIVE, webhook: { ...integration.toProps().webhook, problem: null, ...webhook } }),
    );
  };

  it('is fine where one stands, made by us or by a person', () => {
    expectFinding(of({ mode: 'managed', jiraWebhookId: '7' }), 'ok', '7');
    expectFinding(of({ mode: 'manual' }), 'ok');
  });

  it('is a problem where none stands, and where something is wrong with it, in the words of the check', () => {
    expectFinding(of({ mode: 'none' }), 'problem', '/webhook/check');
    expectFinding(
      of({ mode: 'manual', problem: 'Make it.' }),
      'problem',
      '/webhook/manual',
      '/webhook/check',
    );
    expectFinding(of({ mode: 'missing' }), 'problem', '/webhook/check');
    expectFinding(of({ mode: 'managed', problem: 'It is disabled.' }), 'problem', 'It is disabled.');
  });
});

describe('the finding on the last event', () => {
  const of = (lastEventAt: Date | null) =>
    lastEventFinding(anIntegration({ ...ACTIVE, lastEventAt }), afterNoon(7 * DAY));

  it('warns when none has come, and after a week without', () => {
    expectFinding(of(null), 'warning', 'firewall');
    expectFinding(of(NOON), 'warning', '7 days ago');
    expectFinding(of(afterNoon(1)), 'ok');
  });
});

describe('the finding on the queue', () => {
  const integration = anIntegration(ACTIVE);
  const of = (depth: Partial<BacklogDepth>) =>
    queueFinding({ integration, depth: { ...NO_QUEUE, ...depth } }, afterNoon(61));

  it('is fine while work is done as it comes', () => {
    expectFinding(of({}), 'ok');
    expectFinding(of({ pendingDeliveries: 9, oldestDueAt: afterNoon(1) }), 'ok', '9 Deliveries');
  });

  it('warns of what waits for more than a minute', () => {
    expectFinding(of({ openEffects: 2, oldestDueAt: NOON }), 'warning', '61 s', 'lockstep serve');
  });

  it('is a problem when something was given up, with how to replay it', () => {
    expectFinding(of({ deadEffects: 3 }), 'problem', '3 Effects', `--integration ${integration.id}`);
  });
});
