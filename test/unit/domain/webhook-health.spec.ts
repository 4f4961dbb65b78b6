import { expect } from 'chai';

import { deliveryProblem, type WebhookStatistics } from '../../../src/domain/webhook-health.ts';

const NOON = new Date('2026-01-01T12:00:00Z');
const minutesBefore = (minutes: number) => new Date(NOON.getTime() - minutes * 60_000);
const FAILING: WebhookStatistics = {
  successes: 4,
  failures: 0,
  errors: 3,
  lastSuccessAt: minutesBefore(90),
  lastFailureAt: minutesBefore(5),
  lastFailure: 'Connection refused',
};

function problemOf(statistics: Partial<WebhookStatistics> | null, lastEventAt: Date | null): string | null {
  const counted = statistics === null ? null : { ...FAILING, ...statistics };
  return deliveryProblem({ statistics: counted, checkedAt: NOON }, lastEventAt);
}

describe('a webhook whose requests fail', () => {
  it('has a problem once no event has come for long, which tells what Jira says, and what to do', () => {
    expect(problemOf({}, minutesBefore(90))).to.equal(
      'Jira counts 3 requests to this webhook that failed, the last at 2026-01-01T11:55:00.000Z (Connection refused), ' +
        'and no event has come since. See that the machine Jira runs on reaches LOCKSTEP_PUBLIC_URL: its name, its ' +
        'port, a firewall, and a certificate that Jira’s Java trusts.',
    );
  });

  it('has one when no event has ever come', () => {
    expect(problemOf({ successes: 0, lastSuccessAt: null }, null)).to.include('and no event has come yet');
  });

  it('has another when something answers in the place of Lockstep', () => {
    expect(problemOf({ failures: 2, errors: 0 }, minutesBefore(90))).to.match(/Something answers .* proxy/);
  });

  for (const [what, statistics, lastEventAt] of [
    ['an event has come since', {}, minutesBefore(4)],
    ['a request was answered well since', { lastSuccessAt: minutesBefore(1) }, minutesBefore(90)],
    ['it has been silent for a few minutes only', { lastFailureAt: minutesBefore(1) }, minutesBefore(14)],
    ['nothing failed', { failures: 0, errors: 0 }, null],
    ['Jira does not tell when, and some were answered well', { lastFailureAt: null }, null],
    ['Jira counts nothing', null, null],
  ] as const) {
    it(`has none when ${what}`, () => {
      expect(problemOf(statistics, lastEventAt)).to.equal(null);
    });
  }
});
