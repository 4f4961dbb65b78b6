import { expect } from 'chai';
import fc from 'fast-check';

import { understandSentryIssue } from '../../src/adapters/tracker/sentry/sentry-issue.ts';
import { understandSentryHook } from '../../src/domain/sentry/sentry-hook.ts';
import { aCommentHook, anErrorEvent, anIssueHook } from '../support/sentry-hooks.ts';

const RESOURCES = ['issue', 'comment', 'error', 'event_alert', 'installation', null];
const WHOLE = [
  anIssueHook('resolved'),
  anIssueHook('created'),
  anIssueHook('assigned', { data: { assignee: { type: 'user', id: 1, name: 'Ada' } } }),
  aCommentHook('created', 'one'),
  { action: 'triggered', data: { event: anErrorEvent(), error: anErrorEvent() } },
];

/** A whole body in which anything may stand in the place of something. */
function damaged(): fc.Arbitrary<unknown> {
  return fc
    .tuple(
      fc.constantFrom<unknown>(...WHOLE),
      fc.array(fc.tuple(fc.nat(80), fc.jsonValue()), { maxLength: 4 }),
    )
    .map(([body, damages]) => {
      let place = 0;
      const at = new Map(damages);
      return JSON.parse(
        JSON.stringify(body, (_, value: unknown) => {
          place += 1;
          return at.has(place) ? at.get(place) : value;
        }),
      ) as unknown;
    });
}

describe('The understanding of what Sentry says', () => {
  const anything = () => fc.oneof(fc.jsonValue(), damaged());

  it('makes an event or nothing of any JSON value, and of one alike the same', () => {
    fc.assert(
      fc.property(fc.constantFrom(...RESOURCES), fc.string(), anything(), (resource, timestamp, body) => {
        const request = { resource, id: 'r1', timestamp, body };
        const hook = understandSentryHook(request);
        expect(hook.kind).to.be.oneOf(['event', 'nothing']);
        expect(understandSentryHook(structuredClone(request))).to.deep.equal(hook);
        if (hook.kind === 'event') expect(hook.event.issue).to.match(/^\d{1,19}$/);
      }),
      { numRuns: 500 },
    );
  });

  it('takes any JSON value for an issue of the API, or for none', () => {
    fc.assert(
      fc.property(anything(), (value) => {
        const issue = understandSentryIssue(value);
        if (issue !== null) expect(issue.status).to.be.oneOf(['unresolved', 'resolved', 'ignored']);
      }),
    );
  });
});
