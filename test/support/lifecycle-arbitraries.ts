import fc from 'fast-check';

import type { SeenAssignee } from '../../src/domain/assignee.ts';
import type { EffectContent } from '../../src/domain/effect-content.ts';
import { Effect } from '../../src/domain/effect.ts';
import type { SeenStatus } from '../../src/domain/external-issue-link.ts';
import type { SeenKey } from '../../src/domain/key-rule.ts';
import type { EffectId, IntegrationId, JiraIssueId, LinkId } from '../../src/domain/ids.ts';

/** A call on a link that LinkIssue, ProcessIssue or Reconcile may make. */
export type LinkCall =
  | { readonly kind: 'status'; readonly seen: SeenStatus }
  | { readonly kind: 'key'; readonly seen: SeenKey }
  | { readonly kind: 'assignee'; readonly seen: SeenAssignee; readonly updatedAt: Date | null }
  | { readonly kind: 'assignee_in_doubt'; readonly updatedAt: Date | null }
  | { readonly kind: 'unreachable' | 'deleted' | 'in_doubt' };

/** Nobody, or one of two people of Jira. */
export function seenAssignee(): fc.Arbitrary<SeenAssignee> {
  const user = (key: string) => ({ key, name: null, displayName: null, emailAddress: null });
  return fc.record({ user: fc.constantFrom(null, user('bob'), user('carol')), isRead: fc.boolean() });
}

export function linkCall(): fc.Arbitrary<LinkCall> {
  const moment = fc.option(fc.date({ min: new Date(0), max: new Date(100_000), noInvalidDate: true }));
  const seen = fc.record({
    isDone: fc.boolean(),
    statusId: fc.constantFrom('1', '3', '10001'),
    statusName: fc.option(fc.constant('Done')),
    updatedAt: moment,
  });
  return fc.oneof(
    fc.record({ kind: fc.constant('status' as const), seen }),
    fc.record({
      kind: fc.constant('key' as const),
      seen: fc.record({
        key: fc.constantFrom('ABC-4', 'NUM-9'),
        projectId: fc.constantFrom(null, '10100', '10200'),
        from: fc.constantFrom(null, 'ABC-4', 'NUM-9'),
        updatedAt: moment,
        isRead: fc.boolean(),
      }),
    }),
    fc.record({ kind: fc.constant('assignee' as const), seen: seenAssignee(), updatedAt: moment }),
    fc.record({ kind: fc.constant('assignee_in_doubt' as const), updatedAt: moment }),
    fc.record({ kind: fc.constantFrom('unreachable' as const, 'deleted' as const, 'in_doubt' as const) }),
  );
}

/** A call on an Effect that ProcessIssue may make. */
export type EffectCall =
  | { readonly kind: 'finished'; readonly state: 'applied' | 'skipped' | 'failed' }
  | { readonly kind: 'postponed' | 'begun'; readonly at: Date }
  | { readonly kind: 'superseded' | 'awaiting_authorization' };

export function effectCall(): fc.Arbitrary<EffectCall> {
  return fc.oneof(
    fc.record({
      kind: fc.constant('finished' as const),
      state: fc.constantFrom('applied' as const, 'skipped' as const, 'failed' as const),
    }),
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constantFrom('postponed' as const, 'begun' as const),
        at: fc.date({ noInvalidDate: true }),
      }),
    },
    fc.record({ kind: fc.constantFrom('superseded' as const, 'awaiting_authorization' as const) }),
  );
}

/** A new Effect of one of three links, seen at a known or an unknown moment. */
export function newEffect(): fc.Arbitrary<Effect> {
  const contents: readonly EffectContent[] = [
    { kind: 'status', seen: null },
    { kind: 'assignee', seen: null, chosen: null },
    { kind: 'move', key: 'NUM-9' },
    { kind: 'deletion' },
  ];
  return fc
    .record({
      id: fc.uuid(),
      linkId: fc.constantFrom('link-1', 'link-2', 'link-3'),
      content: fc.constantFrom(...contents),
      observedAt: fc.option(fc.date({ min: new Date(0), max: new Date(10), noInvalidDate: true })),
    })
    .map(({ id, linkId, content, observedAt }) =>
      Effect.create({
        id: id as EffectId,
        linkId: linkId as LinkId,
        integrationId: 'integration-1' as IntegrationId,
        jiraIssueId: '10300' as JiraIssueId,
        deliveryId: null,
        source: 'delivery',
        content,
        actor: null,
        observedAt,
        createdAt: new Date(0),
      }),
    );
}
