import { expect } from 'chai';
import fc from 'fast-check';

import { timelineSentence } from '../../../../src/adapters/http/timeline-sentence.ts';
import type { AssigneeContent, ToldAssignee } from '../../../../src/domain/assignee.ts';
import type { EffectProps } from '../../../../src/domain/effect.ts';
import type { AssigneeReason, DecisionReason, DecisionValues } from '../../../../src/domain/sync-decision.ts';
import { aDecisionOn, anEffect } from '../../../support/builders.ts';

const TO_READ: AssigneeContent = { kind: 'assignee', seen: null, chosen: null };
const TO_BOB = { assignee: 'Bob', changed: true, by: 'Ada', updatedAt: null };
const FOUND = { to: 'b.jones', foundBy: 'email' };

type Told = readonly [values: DecisionValues, sentence: string, props?: Partial<EffectProps>];

/** What is told of each reason. */
const TOLD: Readonly<Record<AssigneeReason, readonly Told[]>> = {
  assigned: [
    [
      { ...TO_BOB, ...FOUND },
      'Ada assigned the Jira issue to “Bob”, so the tracker issue was assigned to “b.jones”, found by verified e-mail.',
    ],
    [
      { ...TO_BOB, changed: false, to: 'bob', foundBy: 'name' },
      'The Jira issue is assigned to “Bob”, so the tracker issue was assigned to “bob”, found by name.',
    ],
    [
      { ...TO_BOB, changed: false, to: 'bob', foundBy: 'mapping' },
      'When the issues were linked, the Jira issue was assigned to “Bob”, so the tracker issue was assigned to “bob”, found by the user mapping.',
      { source: 'linking' },
    ],
  ],
  already_assigned: [
    [
      { ...TO_BOB, to: 'bob', foundBy: 'key' },
      "Ada assigned the Jira issue to “Bob”; the tracker issue was assigned to “bob” already, found by Jira's key.",
    ],
  ],
  unassigned: [
    [{ ...TO_BOB, assignee: null }, 'Ada unassigned the Jira issue, so the tracker issue was unassigned.'],
    [
      { ...TO_BOB, assignee: null, changed: false },
      'Comparing with Jira showed that the issue is assigned to nobody, so the tracker issue was unassigned.',
      { source: 'reconciliation' },
    ],
  ],
  already_unassigned: [
    [
      { ...TO_BOB, assignee: null },
      'Ada unassigned the Jira issue; the tracker issue was unassigned already.',
    ],
  ],
  assignee_ambiguous: [
    [
      { ...TO_BOB, foundBy: 'name', candidates: 'bob (1), Bob (2)' },
      "Ada assigned the Jira issue to “Bob”, who may be any of several people of the tracker, found by name: bob (1), Bob (2). The tracker issue keeps its assignee. Name them in the user mapping of the Installation's settings.",
    ],
  ],
  assignee_unknown: [
    [
      { ...TO_BOB, candidates: null },
      "Ada assigned the Jira issue to “Bob”, whom the tracker does not know by Jira's key, name or verified e-mail. The tracker issue keeps its assignee. Name them in the user mapping of the Installation's settings.",
    ],
    [
      { ...TO_BOB, candidates: 'b.jones (7)' },
      "Ada assigned the Jira issue to “Bob”, whom the tracker does not know by Jira's key, name or verified e-mail. The tracker issue keeps its assignee. Perhaps they are b.jones (7). Name them in the user mapping of the Installation's settings.",
    ],
  ],
  assignee_email_hidden: [
    [
      { ...TO_BOB, candidates: null },
      "Ada assigned the Jira issue to “Bob”, whom the tracker does not know by Jira's key or name, and whose e-mail Jira does not show. The tracker issue keeps its assignee. Name them in the user mapping of the Installation's settings.",
    ],
  ],
  assignee_not_assignable: [
    [
      { ...TO_BOB, to: '7', foundBy: 'mapping' },
      'Ada assigned the Jira issue to “Bob”, who is “7” in the tracker, found by the user mapping; the tracker does not assign this issue to them. The tracker issue keeps its assignee.',
    ],
  ],
  assignee_sync_off: [
    [
      TO_BOB,
      "Ada assigned the Jira issue to “Bob”. The tracker issue was left alone: this Installation does not follow Jira's assignee (setting inboundAssignee).",
    ],
  ],
  assignees_unsupported: [
    [TO_BOB, 'Ada assigned the Jira issue to “Bob”. Nothing was done: this tracker assigns nobody.'],
  ],
};

/** What is told of the reasons that other kinds have too. */
const SHARED: Readonly<Partial<Record<DecisionReason, string>>> = {
  stale:
    'Ada assigned the Jira issue to “Bob”, but that is no newer than what was decided on last, so it was left alone.',
  tracker_issue_gone: 'Ada assigned the Jira issue to “Bob”, but the tracker has no such issue any more.',
};

describe('the sentence about an assignee', () => {
  for (const [reason, told] of Object.entries(TOLD)) {
    it(`tells of ${reason}`, () => {
      for (const [values, sentence, props] of told) {
        const effect = anEffect({ content: TO_READ, ...props });
        const decision = aDecisionOn(effect, { reason: reason as AssigneeReason, values });
        expect(timelineSentence({ effect, decision })).to.equal(sentence);
      }
    });
  }

  it('tells of what can happen to other kinds too', () => {
    for (const [reason, sentence] of Object.entries(SHARED)) {
      const effect = anEffect({ content: TO_READ });
      const decision = aDecisionOn(effect, { reason: reason as DecisionReason, values: TO_BOB });
      expect(timelineSentence({ effect, decision })).to.equal(sentence);
    }
  });

  it('tells what an Effect that is still open waits for', () => {
    const bob = { key: 'bob', name: 'bob', displayName: 'Bob', emailAddress: null };
    const sentenceOf = (seen: Partial<ToldAssignee> | null, props: Partial<EffectProps> = {}) => {
      const told = { user: bob, projectId: null, isChange: true, isRead: false, ...seen };
      const content: AssigneeContent = { ...TO_READ, seen: seen === null ? null : told };
      return timelineSentence({ effect: anEffect({ actor: 'Ada', content, ...props }), decision: null });
    };
    const now = 'It is to be carried out now.';

    expect(sentenceOf({})).to.equal(`Ada assigned the Jira issue to “Bob”. ${now}`);
    expect(sentenceOf({ user: null })).to.equal(`Ada unassigned the Jira issue. ${now}`);
    expect(sentenceOf({ isChange: false })).to.equal(`The Jira issue is assigned to “Bob”. ${now}`);
    expect(sentenceOf({}, { source: 'linking' })).to.equal(
      `The issues were linked when the Jira issue was assigned to “Bob”. ${now}`,
    );
    expect(sentenceOf(null)).to.equal(`Ada changed the Jira issue. ${now}`);
  });

  it('is whole, whatever the values are', () => {
    const value = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null));
    const names = ['assignee', 'changed', 'to', 'foundBy', 'candidates', 'by', '__proto__', 'constructor'];
    const entry = fc.record({
      source: fc.constantFrom('delivery', 'linking', 'reconciliation'),
      reason: fc.constantFrom(...(Object.keys(TOLD) as AssigneeReason[])),
      values: fc.dictionary(fc.constantFrom(...names), value),
    });

    fc.assert(
      fc.property(entry, ({ source, reason, values }) => {
        const effect = anEffect({ content: TO_READ, source });
        const sentence = timelineSentence({ effect, decision: aDecisionOn(effect, { reason, values }) });
        expect(sentence)
          .to.match(/^[^]+[.!?]$/)
          .and.not.match(/undefined|\[object|function/);
      }),
    );
  });
});
