import fc from 'fast-check';

import type { EffectContent } from '../../src/domain/effect-content.ts';
import { EFFECT_KINDS, MOST_ATTEMPTS } from '../../src/domain/effect.ts';
import type { JiraCommentId, TrackerCommentId, TrackerUserId } from '../../src/domain/ids.ts';
import type { Ledger } from '../../src/domain/outbound/ledger.ts';
import type { OutboundContent } from '../../src/domain/outbound/outbound-content.ts';
import { TRACKER_ISSUE_STATUSES } from '../../src/domain/tracker-issue.ts';
import { anId } from '../support/builders.ts';

/** A text that the domain may hand over: anything but NUL and half surrogate pairs. */
export const text = () => fc.string({ unit: 'binary' }).map((any) => any.toWellFormed().replaceAll('\0', ''));
export const textOrNull = () => fc.option(text());
export const moment = () => fc.date({ min: new Date(0), max: new Date('9999-12-31'), noInvalidDate: true });
export const momentOrNull = () => fc.option(moment());

/** What an Integration may hold. */
export function integrationProps() {
  return fc.record({
    state: fc.constantFrom(
      'awaiting_authorization',
      'active',
      'needs_reauthorization',
      'disabled',
      'uninstalled',
    ),
    consumerKey: text(),
    publicKey: text(),
    tls: fc.record({ isVerified: fc.boolean(), caCertificate: textOrNull() }),
    serverInfo: fc.option(
      fc.record({
        version: text(),
        major: fc.nat(),
        baseUrl: textOrNull(),
        title: textOrNull(),
        isCloud: fc.boolean(),
        clockAheadSeconds: fc.option(fc.integer()),
      }),
    ),
    account: fc.record({ key: textOrNull(), name: text(), displayName: textOrNull() }),
    authorizedBy: fc.constantFrom(null, 'oauth', 'personal_access_token'),
    authorizationExpiresAt: momentOrNull(),
    webhook: fc.record({
      mode: fc.constantFrom('none', 'managed', 'manual', 'missing'),
      jiraWebhookId: textOrNull(),
      api: fc.constantFrom(null, 'jira_9', 'jira_10'),
      checkedAt: momentOrNull(),
      problem: textOrNull(),
      isProven: fc.boolean(),
      statistics: fc.option(
        fc.record({
          successes: fc.nat(),
          failures: fc.nat(),
          errors: fc.nat(),
          lastSuccessAt: momentOrNull(),
          lastFailureAt: momentOrNull(),
          lastFailure: textOrNull(),
        }),
      ),
    }),
    bodySignature: fc.constantFrom('unknown', 'required'),
    lastEventAt: momentOrNull(),
    quietUntil: momentOrNull(),
    problem: fc.option(fc.record({ code: text(), message: text(), since: moment() })),
    createdAt: moment(),
  } as const);
}

/** Done statuses by project. */
export function doneStatusIds() {
  const id = fc.stringMatching(/^[1-9]\d{0,18}$/);
  return fc.dictionary(id, fc.array(id, { minLength: 1 }), { noNullPrototype: true });
}

/** What a link whose Jira issue was seen may hold. */
export function linkProps() {
  return fc.record({
    jiraIssueKey: textOrNull(),
    formerKeys: fc.array(text(), { maxLength: 4 }),
    keyWatermark: momentOrNull(),
    jiraProjectId: textOrNull(),
    state: fc.constantFrom('linking', 'linked', 'unreachable', 'deleted', 'unlinked'),
    lastDone: fc.boolean(),
    statusWatermark: momentOrNull(),
    isInDoubt: fc.boolean(),
    jiraStatusId: text(),
    jiraStatusName: textOrNull(),
    missedAt: momentOrNull(),
    assigneeWatermark: momentOrNull(),
    jiraAssignee: textOrNull(),
    isAssigneeInDoubt: fc.boolean(),
    isUnresolvedInTracker: fc.boolean(),
    unlinking: fc.option(fc.record({ at: moment(), by: text() })),
    hasRemoteLink: fc.boolean(),
    ledger: ledger(),
    commentsComparedAt: momentOrNull(),
    createdAt: moment(),
  } as const);
}

/** What may be noted of our own writes. */
function ledger(): fc.Arbitrary<Ledger> {
  const written = <Value>(value: fc.Arbitrary<Value>) =>
    fc.option(fc.record({ value, effectId: fc.constant(anId<'Effect'>()), updatedAt: momentOrNull() }));
  return fc.record({
    jiraStatus: fc.option(
      fc.record(
        {
          value: text(),
          over: fc.array(text(), { minLength: 1, maxLength: 3 }),
          effectId: fc.constant(anId<'Effect'>()),
          updatedAt: momentOrNull(),
        },
        { requiredKeys: ['value', 'effectId', 'updatedAt'] },
      ),
    ),
    jiraAssignee: written(fc.option(fc.record({ key: textOrNull(), name: textOrNull() }))),
    trackerStatus: fc.option(fc.constantFrom(...TRACKER_ISSUE_STATUSES)),
    trackerAssignee: fc.option(fc.record({ id: fc.option(text().map((id) => id as TrackerUserId)) })),
    trackerStatusWatermark: momentOrNull(),
    trackerAssigneeWatermark: momentOrNull(),
  });
}

/** What an Effect may ask of Jira. */
function outboundContent(): fc.Arbitrary<OutboundContent> {
  return fc.oneof(
    fc.record(
      {
        kind: fc.constant('outbound_status' as const),
        status: fc.constantFrom(...TRACKER_ISSUE_STATUSES),
        isRegression: fc.boolean(),
        target: fc.record({ statusId: text(), passedIds: fc.array(text(), { maxLength: 3 }) }),
      },
      { requiredKeys: ['kind', 'status', 'isRegression'] },
    ),
    fc.record(
      {
        kind: fc.constant('outbound_assignee' as const),
        user: fc.option(
          fc.record({
            id: text().map((id) => id as TrackerUserId),
            name: text(),
            email: textOrNull(),
            isEmailVerified: fc.boolean(),
          }),
        ),
        chosen: fc.option(
          fc.record({
            name: text(),
            key: textOrNull(),
            displayName: textOrNull(),
            foundBy: fc.constantFrom('mapping' as const, 'key' as const, 'name' as const, 'email' as const),
          }),
        ),
      },
      { requiredKeys: ['kind', 'user'] },
    ),
    fc.record({
      kind: fc.constant('outbound_comment' as const),
      action: fc.constantFrom('created' as const, 'edited' as const, 'deleted' as const),
      commentId: text().map((id) => id as TrackerCommentId),
      author: textOrNull(),
      body: textOrNull(),
    }),
    fc.record({
      kind: fc.constant('remote_link' as const),
      action: fc.constantFrom('show' as const, 'remove' as const),
    }),
  );
}

/** What an Effect may hold. */
export function effectProps() {
  const content: fc.Arbitrary<EffectContent> = fc.oneof(
    outboundContent(),
    fc.constant({ kind: 'deletion' as const }),
    fc.record({
      kind: fc.constant('move' as const),
      key: text(),
      projectId: textOrNull(),
      from: textOrNull(),
    }),
    fc.record({
      kind: fc.constant('comment' as const),
      action: fc.constantFrom('created' as const, 'edited' as const, 'deleted' as const),
      commentId: fc.constantFrom('1', '10082').map((id) => id as JiraCommentId),
      author: textOrNull(),
      body: textOrNull(),
      isRestricted: fc.boolean(),
    }),
    fc.record({
      kind: fc.constant('assignee' as const),
      seen: fc.option(
        fc.record({
          user: fc.option(
            fc.record({
              key: textOrNull(),
              name: textOrNull(),
              displayName: textOrNull(),
              emailAddress: textOrNull(),
            }),
          ),
          projectId: textOrNull(),
          isChange: fc.boolean(),
          isRead: fc.boolean(),
        }),
      ),
      chosen: fc.option(
        fc.record({
          id: text().map((id) => id as TrackerUserId),
          name: text(),
          foundBy: fc.constantFrom('mapping', 'key', 'name', 'email'),
        }),
      ),
    }),
    fc.record({
      kind: fc.constant('status' as const),
      seen: fc.option(
        fc.record({
          statusId: text(),
          statusName: textOrNull(),
          category: fc.constantFrom(null, 'undefined', 'new', 'indeterminate', 'done'),
          projectId: textOrNull(),
          fromName: textOrNull(),
          isRead: fc.boolean(),
        }),
      ),
    }),
  );
  return fc
    .record({
      deliveryId: fc.option(fc.constant(anId<'Delivery'>())),
      source: fc.constantFrom('delivery', 'linking', 'reconciliation', 'tracker'),
      content,
      actor: textOrNull(),
      observedAt: momentOrNull(),
      state: fc.constantFrom('due', 'waiting', 'applied', 'skipped', 'failed', 'dead'),
      attempts: fc.integer({ min: 0, max: MOST_ATTEMPTS }),
      nextAttemptAt: momentOrNull(),
      lastProblem: textOrNull(),
      createdAt: moment(),
      replay: fc.option(fc.record({ at: moment(), by: text() })),
      traceparent: fc.option(fc.constant('00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01')),
    } as const)
    .map((props) => ({ ...props, nextAttemptAt: props.state === 'waiting' ? props.nextAttemptAt : null }));
}

/** What a decision may be made on. */
export function decisionValues() {
  const value = fc.oneof(text(), fc.integer(), fc.boolean(), fc.constant(null));
  return fc.dictionary(fc.constantFrom(...EFFECT_KINDS, 'from', 'to'), value, { noNullPrototype: true });
}
