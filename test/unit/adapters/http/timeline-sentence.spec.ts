import { expect } from 'chai';
import fc from 'fast-check';

import { timelineSentence } from '../../../../src/adapters/http/timeline-sentence.ts';
import type { EffectContent } from '../../../../src/domain/effect-content.ts';
import type { EffectProps } from '../../../../src/domain/effect.ts';
import type { JiraCommentId } from '../../../../src/domain/ids.ts';
import type {
  OutboundAssigneeReason,
  OutboundCommentReason,
} from '../../../../src/domain/outbound/people-reasons.ts';
import type {
  AssigneeReason,
  OutboundReason,
  RemoteLinkReason,
  OutboundStatusReason,
  DecisionReason,
  DecisionValues,
} from '../../../../src/domain/sync-decision.ts';
import { aDecisionOn, anEffect, NOON } from '../../../support/builders.ts';

const TO_DONE = { status: 'Done', from: 'To Do', done: true, updatedAt: null, by: 'Ada' };
const TO_DOING = { status: 'Doing', from: 'Done', done: false, updatedAt: null, by: 'Ada' };
const MOVE: EffectContent = { kind: 'move', key: 'DEF-2' };
const DELETION: EffectContent = { kind: 'deletion' };

const COMMENT: EffectContent = {
  kind: 'comment',
  action: 'created',
  commentId: '10082' as JiraCommentId,
  author: 'Ada',
  body: 'It opens when pushed.',
  isRestricted: false,
};
const BY_ADA: Partial<EffectProps> = { content: COMMENT, actor: 'Ada' };
const EDITED_BY_BOB: Partial<EffectProps> = { content: { ...COMMENT, action: 'edited' }, actor: 'Bob' };
const DELETED: Partial<EffectProps> = {
  content: { ...COMMENT, action: 'deleted', body: null },
  actor: 'Ada',
};

type Told = readonly [values: DecisionValues, sentence: string, props?: Partial<EffectProps>];

/** What is told of each reason. */
const TOLD: Readonly<
  Record<
    Exclude<
      DecisionReason,
      | AssigneeReason
      | OutboundReason
      | RemoteLinkReason
      | OutboundStatusReason
      | OutboundAssigneeReason
      | OutboundCommentReason
    >,
    readonly Told[]
  >
> = {
  resolved: [
    [
      { ...TO_DONE, action: 'resolve_in_next_release', supported: true },
      'Ada moved the Jira issue from “To Do” to “Done”, so the tracker issue was resolved in the next release.',
    ],
    [
      { ...TO_DONE, action: 'resolve_in_current_release', supported: false },
      'Ada moved the Jira issue from “To Do” to “Done”, so the tracker issue was resolved. This tracker cannot resolve it in the current release.',
    ],
    [
      { ...TO_DONE, action: 'ignore', supported: false },
      'Ada moved the Jira issue from “To Do” to “Done”, so the tracker issue was resolved. This tracker cannot ignore it.',
    ],
    [TO_DONE, 'Ada moved the Jira issue from “To Do” to “Done”, so the tracker issue was resolved.'],
    [{ status: 'Done', done: true }, 'The Jira issue is “Done”, so the tracker issue was resolved.'],
    [
      { status: 'Done', from: null, done: true },
      'When the issues were linked, the Jira issue was “Done”, so the tracker issue was resolved.',
      { source: 'linking' },
    ],
    [
      { status: 'Done', from: null, done: true },
      'Comparing with Jira showed that the issue is “Done”, so the tracker issue was resolved.',
      { source: 'reconciliation' },
    ],
  ],
  unresolved: [
    [
      { ...TO_DOING, event: 'jira:issue_updated', others: 2 },
      'Ada moved the Jira issue from “Done” to “Doing” (jira:issue_updated), which is not done, so the tracker issue was unresolved. 2 other tracker issues hang on the same Jira issue.',
    ],
    [
      { ...TO_DOING, others: 1 },
      'Ada moved the Jira issue from “Done” to “Doing”, which is not done, so the tracker issue was unresolved. Another tracker issue hangs on the same Jira issue.',
    ],
    [
      TO_DOING,
      'Ada moved the Jira issue from “Done” to “Doing”, which is not done, so the tracker issue was unresolved.',
    ],
  ],
  already_resolved: [
    [TO_DONE, 'Ada moved the Jira issue from “To Do” to “Done”; the tracker issue was resolved already.'],
  ],
  already_unresolved: [
    [
      TO_DOING,
      'Ada moved the Jira issue from “Done” to “Doing”, which is not done; the tracker issue was unresolved already.',
    ],
  ],
  ignored: [
    [
      { ...TO_DONE, resolution: "Won't Fix", action: 'ignore', supported: true },
      "Ada moved the Jira issue from “To Do” to “Done”, by the resolution “Won't Fix”, so the tracker issue was ignored.",
    ],
  ],
  already_ignored: [
    [
      { ...TO_DONE, resolution: "Won't Fix", action: 'ignore', supported: true },
      "Ada moved the Jira issue from “To Do” to “Done”, by the resolution “Won't Fix”; the tracker issue was ignored already.",
    ],
  ],
  held_back: [
    [
      { ...TO_DOING, event: 'jira:issue_updated', heldBackBy: 'A crash' },
      'Ada moved the Jira issue from “Done” to “Doing” (jira:issue_updated), which is not done. The tracker issue was left as it is: “A crash”, on the same Jira issue, was unresolved in the tracker, and no other is unresolved for its sake.',
    ],
  ],
  nothing_changed: [
    [
      TO_DONE,
      'Ada moved the Jira issue from “To Do” to “Done”, which is done, as before: there was nothing to do.',
    ],
    [
      { ...TO_DOING, from: 'To Do' },
      'Ada moved the Jira issue from “To Do” to “Doing”, still not done: there was nothing to do.',
    ],
    [
      { status: 'To Do', from: null, done: false },
      'When the issues were linked, the Jira issue was “To Do”, which is not done: the tracker issue was left as it was.',
      { source: 'linking' },
    ],
  ],
  stale: [
    [
      TO_DONE,
      'Ada moved the Jira issue from “To Do” to “Done”, but that is no newer than what was decided on last, so it was left alone.',
    ],
    [
      { key: 'ABC-1', known: 'DEF-2' },
      'An older event told of the key “ABC-1”; the link knows a newer one, “DEF-2”, and keeps it.',
      { content: MOVE },
    ],
    [
      {},
      'Bob edited a comment of Ada on the Jira issue. A later text of it was carried over before.',
      EDITED_BY_BOB,
    ],
  ],
  superseded: [
    [
      { by: 'an id' },
      'Somebody changed the Jira issue. Before it was carried out something newer of its kind came, which took its place.',
    ],
  ],
  status_sync_off: [
    [
      TO_DONE,
      "Ada moved the Jira issue from “To Do” to “Done”. The tracker issue was left alone: this Installation does not follow Jira's status (setting inboundStatus).",
    ],
  ],
  status_unknown: [
    [
      { ...TO_DONE, status: 'Parked', done: null },
      "Ada moved the Jira issue from “To Do” to “Parked”, and Jira does not tell whether that means done. Name the done statuses of its project in the Installation's settings.",
    ],
  ],
  tracker_issue_gone: [
    [TO_DONE, 'Ada moved the Jira issue from “To Do” to “Done”, but the tracker has no such issue any more.'],
    [{}, 'Ada commented on the Jira issue. The tracker has no such issue any more.', BY_ADA],
  ],
  tracker_gave_up: [
    [
      { problem: 'connection refused', attempts: 12 },
      'Ada changed the Jira issue. It was given up after 12 tries: the tracker did not do it. What stopped it: connection refused.',
      { actor: 'Ada' },
    ],
  ],
  lockstep_failed: [
    [
      { problem: 'link x has no Installation', attempts: 12 },
      'Ada changed the Jira issue. It was given up after 12 tries: Lockstep itself failed. What stopped it: link x has no Installation.',
      { actor: 'Ada' },
    ],
  ],
  jira_gave_up: [
    [
      { problem: 'Jira is away.', attempts: 1 },
      "The issues were linked, and Jira was to be asked for the status. It was given up after one try: Jira did not tell the issue's status. What stopped it: Jira is away.",
      { source: 'linking' },
    ],
  ],
  jira_issue_unreachable: [
    [
      { problem: 'no permission' },
      "Jira does not show the issue to Lockstep's account, so nothing was done; the next event about it heals the link. What stopped it: no permission.",
    ],
  ],
  jira_issue_deleted: [
    [
      { key: 'ABC-1', told: 'told', resolved: null },
      'Ada deleted the Jira issue “ABC-1”. The link is over; a comment tells the tracker issue, and its status was left as it is.',
      { content: DELETION, actor: 'Ada' },
    ],
    [
      { key: 'ABC-1', told: 'told', resolved: 'changed' },
      'Comparing with Jira showed that the Jira issue “ABC-1” is gone. The link is over; a comment tells the tracker issue, and it was resolved, as the settings ask for.',
      { content: DELETION, source: 'reconciliation' },
    ],
    [
      { key: null, told: 'unsupported', resolved: 'unchanged' },
      'Somebody deleted the Jira issue. The link is over; the tracker issue cannot be told, as issues of this tracker have no comments, and it was resolved already.',
      { content: DELETION },
    ],
    [
      { key: 'ABC-1', told: 'gone', resolved: 'gone', by: 'Ada' },
      'Ada deleted the Jira issue “ABC-1”. The link is over; the tracker issue is gone, too.',
      { content: DELETION },
    ],
  ],
  uninstalled: [
    [
      {},
      'Ada moved the Jira issue to DEF-2. Nothing was done: Jira was disconnected before it was carried out.',
      { content: MOVE, actor: 'Ada' },
    ],
  ],
  unlinked: [
    [
      { unlinkedBy: 'deploy' },
      'Ada moved the Jira issue to DEF-2. Nothing was done: “deploy” unlinked the issues before it was carried out.',
      { content: MOVE, actor: 'Ada' },
    ],
  ],
  link_over: [
    [
      {},
      'Ada moved the Jira issue to DEF-2. Nothing was done: the Jira issue is deleted, and the link is over.',
      { content: MOVE, actor: 'Ada' },
    ],
  ],
  key_changed: [
    [
      { from: 'ABC-1', to: 'DEF-2' },
      'Ada moved the Jira issue from “ABC-1” to “DEF-2”. The link follows it under its new key.',
      { content: MOVE, actor: 'Ada' },
    ],
    [
      { from: null, to: 'DEF-2' },
      'Somebody moved the Jira issue to “DEF-2”. The link follows it under its new key.',
      { content: MOVE },
    ],
  ],
  key_unchanged: [
    [
      { from: 'DEF-2', to: 'DEF-2' },
      'The Jira issue was known as “DEF-2” already: there was nothing to do.',
      { content: MOVE },
    ],
  ],
  comment_written: [
    [{}, 'Ada commented on the Jira issue; the comment was written to the tracker issue.', BY_ADA],
    [
      {},
      'Bob edited a comment of Ada on the Jira issue, which the tracker did not have yet; it was written to the tracker issue as it is now.',
      EDITED_BY_BOB,
    ],
    [
      {},
      'Comparing with Jira showed that Ada commented on the issue; the comment was written to the tracker issue.',
      { content: COMMENT, source: 'reconciliation' },
    ],
  ],
  comment_edited: [
    [
      {},
      'Bob edited a comment of Ada on the Jira issue, and the change was carried over to the tracker.',
      EDITED_BY_BOB,
    ],
    [
      {},
      'Comparing with Jira showed that a comment of Ada on the issue was edited, and the change was carried over to the tracker.',
      { content: { ...COMMENT, action: 'edited' }, source: 'reconciliation' },
    ],
  ],
  comment_deleted: [
    [{}, 'Ada deleted a comment on the Jira issue, and it was taken out of the tracker.', DELETED],
  ],
  comment_hidden: [
    [
      {},
      'Bob edited a comment of Ada on the Jira issue, which only some people may read in Jira since: it was taken out of the tracker.',
      EDITED_BY_BOB,
    ],
  ],
  comment_known: [
    [
      {},
      'Ada commented on the Jira issue. Jira told of it in another message before: there was nothing to do.',
      BY_ADA,
    ],
  ],
  comment_deleted_before: [
    [{}, 'Ada commented on the Jira issue, but it is deleted by now: there was nothing to do.', BY_ADA],
  ],
  comment_not_there: [
    [
      {},
      'Ada deleted a comment on the Jira issue. The tracker did not have it, and will not get it.',
      DELETED,
    ],
  ],
  comment_restricted: [
    [
      {},
      'Ada commented on the Jira issue, which only some people may read in Jira: it was kept out of the tracker (setting restrictedComments).',
      BY_ADA,
    ],
  ],
  comment_unreadable: [
    [
      {},
      'Somebody commented on the Jira issue, but the event did not hold its text: nothing was written.',
      { content: { ...COMMENT, author: null, body: null } },
    ],
  ],
  comment_sync_off: [
    [
      {},
      'Ada commented on the Jira issue. It was left alone: this Installation does not carry comments over (setting inboundComments).',
      BY_ADA,
    ],
  ],
  comments_unsupported: [
    [
      {},
      'Ada commented on the Jira issue. It was left alone: issues of this tracker have no comments.',
      BY_ADA,
    ],
  ],
  tracker_comment_gone: [
    [
      {},
      'Bob edited a comment of Ada on the Jira issue, but the tracker has no such comment any more.',
      EDITED_BY_BOB,
    ],
  ],
};

describe('the sentence about an entry of the timeline', () => {
  for (const [reason, told] of Object.entries(TOLD)) {
    it(`tells of ${reason}`, () => {
      for (const [values, sentence, props] of told) {
        const effect = anEffect(props);
        const decision = aDecisionOn(effect, { reason: reason as DecisionReason, values });
        expect(timelineSentence({ effect, decision })).to.equal(sentence);
      }
    });
  }

  it('tells what an Effect that is still open waits for', () => {
    const at = new Date('2026-03-04T12:34:56Z');
    const seen = {
      statusId: '6',
      statusName: 'Done',
      category: null,
      projectId: null,
      fromName: null,
      isRead: false,
    };
    const sentenceOf = (props: Partial<EffectProps>) =>
      timelineSentence({ effect: anEffect({ actor: 'Ada', ...props }), decision: null });

    expect(sentenceOf({ content: { kind: 'status', seen } })).to.equal(
      'Ada changed the Jira issue, whose status was then “Done”. It is to be carried out now.',
    );
    expect(sentenceOf({ state: 'waiting', attempts: 2, nextAttemptAt: at, lastProblem: 'away' })).to.equal(
      'Ada changed the Jira issue. Try 3 of 12 is due at 2026-03-04 12:34 UTC. What stopped it: away.',
    );
    expect(sentenceOf({ state: 'waiting', lastProblem: 'The token was revoked.' })).to.equal(
      'Ada changed the Jira issue. It waits until the Integration is authorized again. What stopped it: The token was revoked.',
    );
    expect(sentenceOf({ source: 'reconciliation' })).to.equal(
      'Comparing with Jira showed a difference. It is to be carried out now.',
    );
  });

  it('tells by whom it was replayed, before and after it was carried out', () => {
    const effect = anEffect({ actor: 'Ada', content: MOVE, replay: { at: NOON, by: 'deploy' } });
    const decision = aDecisionOn(effect, {
      reason: 'key_changed',
      values: { from: 'ABC-1', to: 'DEF-2', replayedBy: 'deploy' },
    });

    expect(timelineSentence({ effect, decision: null })).to.equal(
      'Ada moved the Jira issue to DEF-2. It was replayed by “deploy”, and is to be carried out now.',
    );
    expect(timelineSentence({ effect, decision })).to.match(/ It was replayed by “deploy”\.$/);
  });

  it('is whole, whatever the values are', () => {
    const states = ['due', 'waiting', 'applied', 'skipped', 'failed', 'dead'] as const;
    const value = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null));
    const names = [
      'status',
      'from',
      'to',
      'done',
      'by',
      'problem',
      'attempts',
      'key',
      'known',
      'replayedBy',
      '__proto__',
      'event',
      'action',
      'others',
      'heldBackBy',
    ];
    const content = fc.constantFrom<EffectContent>(MOVE, DELETION, { kind: 'status', seen: null });
    const entry = fc.record({
      state: fc.constantFrom(...states),
      source: fc.constantFrom('delivery', 'linking', 'reconciliation'),
      content,
      reason: fc.option(fc.constantFrom(...(Object.keys(TOLD) as DecisionReason[]))),
      values: fc.dictionary(fc.constantFrom(...names), value),
    });

    fc.assert(
      fc.property(entry, ({ reason, values, ...props }) => {
        const effect = anEffect(props);
        const decision = reason === null ? null : aDecisionOn(effect, { reason, values });
        const sentence = timelineSentence({ effect, decision });
        expect(sentence)
          .to.match(/^[^]+[.!?]$/)
          .and.not.match(/undefined|\[object/);
      }),
    );
  });
});
