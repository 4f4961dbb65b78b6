import { expect } from 'chai';
import fc from 'fast-check';

import { WebhookTokenRefused } from '../../src/domain/domain-error.ts';
import { EVERYTHING } from '../../src/domain/api-key.ts';
import { Scenario, type Connected } from '../support/scenario.ts';

const HOUR = 3_600_000;

type Step =
  | { readonly kind: 'rotate'; readonly overlapHours: number }
  | { readonly kind: 'wait'; readonly hours: number }
  | { readonly kind: 'check' };

/** What a token may still be used for: until `end`, and for ever where that is not set. */
interface Known {
  readonly token: string;
  end: number;
}

const step = (): fc.Arbitrary<Step> =>
  fc.oneof(
    fc.record({ kind: fc.constant('rotate' as const), overlapHours: fc.constantFrom(0, 1, 2, 24) }),
    fc.record({ kind: fc.constant('wait' as const), hours: fc.constantFrom(0.5, 1, 2, 24) }),
    fc.record({ kind: fc.constant('check' as const) }),
  );

async function answerOf(scenario: Scenario, token: string): Promise<string> {
  try {
    await scenario.useCases.receiveIssueEvent.execute({
      token,
      signature: null,
      readBody: async () => Buffer.from('{}'),
    });
    return 'taken';
  } catch (error) {
    if (error instanceof WebhookTokenRefused) return error.message;
    throw error;
  }
}

async function take(scenario: Scenario, connected: Connected, one: Step, known: Known[]): Promise<void> {
  switch (one.kind) {
    case 'wait':
      scenario.clock.advance(one.hours * HOUR);
      return;
    case 'check':
      return scenario.useCases.checkWebhooks.execute({ stopping: new AbortController().signal });
    case 'rotate': {
      await scenario.useCases.rotateWebhookSecret.execute({ scope: EVERYTHING, ...connected, ...one });
      const end = scenario.clock.now().getTime() + one.overlapHours * HOUR;
      for (const before of known) before.end = Math.min(before.end, end);
      known.push({ token: scenario.token(connected.integrationId), end: Number.POSITIVE_INFINITY });
    }
  }
}

describe('the webhook’s token, through any rotations and however much time passes,', () => {
  it('is taken when it is the newest or within its overlap, and else refused like one that never was', () =>
    fc.assert(
      fc.asyncProperty(fc.array(step(), { maxLength: 12 }), async (steps) => {
        const scenario = new Scenario({ jira: { version: '10.3.0' } });
        const connected = await scenario.connect();
        const first = { token: scenario.token(connected.integrationId), end: Number.POSITIVE_INFINITY };
        const known: Known[] = [first];
        const neverWas = await answerOf(scenario, first.token.slice(0, -2));

        for (const one of steps) {
          await take(scenario, connected, one, known);
          for (const { token, end } of known) {
            const isTaken = scenario.clock.now().getTime() < end;
            expect(await answerOf(scenario, token)).to.equal(isTaken ? 'taken' : neverWas);
          }
          expect(scenario.jira.hooks.all.map(({ url }) => url.split('/').at(-1))).to.deep.equal([
            known.at(-1)?.token,
          ]);
        }
      }),
      { numRuns: 60 },
    ));
});
