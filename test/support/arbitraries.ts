import fc from 'fast-check';

import type { SeenStatus } from '../../src/domain/external-issue-link.ts';
import {
  changed,
  CLOSED,
  DONE,
  IN_PROGRESS,
  issueUpdated,
  statusItem,
  TO_DO,
  type ChangedSide,
  type Payload,
} from './payloads.ts';

/** Names that are harmless to read only with `Object.hasOwn`. */
const HOSTILE_KEYS = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'valueOf',
  'then',
  '',
] as const;

/** Names that understanding looks for, the hostile ones among them. */
const PAYLOAD_KEYS = [
  ...[
    'webhookEvent',
    'timestamp',
    'issue',
    'comment',
    'changelog',
    'items',
    'user',
    'fields',
    'id',
    'key',
    'self',
  ],
  ...['field', 'fieldId', 'fieldtype', 'from', 'to', 'fromString', 'status', 'statusCategory', 'resolution'],
  ...['project', 'summary', 'assignee', 'updated', 'updateAuthor', 'name', 'displayName', 'emailAddress'],
  ...['author', 'body', 'created', 'visibility', 'properties', 'jsdPublic', 'issue_event_type_name'],
  ...HOSTILE_KEYS,
] as const;

const TELLING_TEXTS = [
  ...[
    'jira:issue_updated',
    'jira:issue_deleted',
    'comment_created',
    'status',
    'Status',
    'assignee',
    'Key',
    'jira',
  ],
  ...[
    'custom',
    'done',
    'new',
    '10300',
    '0',
    '-1',
    '1e3',
    '2024-05-06T07:08:07.123+0000',
    '2024-02-31T00:00:00Z',
  ],
  ...['https://j/rest/api/2/issue/10013/comment/10082', '/issue//comment/', 'a@b', '\0', '\ud800', ''],
] as const;

/** Any JSON value in the shape of a webhook body: known names everywhere, and anything under each of them. */
export function payloadSoup(): fc.Arbitrary<unknown> {
  const { value } = fc.letrec<{ value: unknown; object: unknown; array: unknown[] }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'medium', withCrossShrink: true },
      fc.constantFrom<unknown>(null, true, 0, -1, 1.5, 10300, 2 ** 60, 1714979287200, ...TELLING_TEXTS),
      fc.string({ unit: 'binary' }),
      fc.double(),
      tie('object'),
      tie('object'),
      tie('array'),
    ),
    object: fc
      .uniqueArray(fc.tuple(fc.constantFrom(...PAYLOAD_KEYS), tie('value')), { selector: ([key]) => key })
      .map(ownObject),
    array: fc.array(tie('value'), { maxLength: 4 }),
  }));
  return fc.oneof(
    value,
    fc.record({ webhookEvent: value, issue: value, comment: value, changelog: value, user: value }),
  );
}

/** An object that has every one of the names itself, `__proto__` too, as `JSON.parse` makes it. */
function ownObject(entries: readonly (readonly [string, unknown])[]): unknown {
  return JSON.parse(
    `{${entries.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`).join()}}`,
  );
}

/** An id that Jira makes of digits, written as a text or as a number. */
export function jiraId(): fc.Arbitrary<{ readonly written: string | number; readonly id: string }> {
  return fc
    .tuple(fc.integer({ min: 1, max: 2 ** 31 }), fc.boolean())
    .map(([id, asText]) => ({ written: asText ? String(id) : id, id: String(id) }));
}

/** A text of a person: any but blank, without NUL and lone surrogates, which are taken out. */
export function personText(): fc.Arbitrary<string> {
  return fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
    .filter((text) => text.trim() !== '' && !text.includes('\0'));
}

/** `jira:issue_updated` of a status change among other changes, with what it is built to say. */
export function statusChangePayload(): fc.Arbitrary<StatusChangeCase> {
  const other = fc.constantFrom('summary', 'resolution', 'labels', 'Fix Version', 'priority', 'Workflow');
  return fc
    .record({
      issue: jiraId(),
      key: fc
        .tuple(fc.constantFrom('ABC', 'A_B', 'X1'), fc.nat())
        .map(([project, number]) => `${project}-${number}`),
      from: fc.tuple(jiraId(), personText()),
      to: fc.tuple(jiraId(), personText()),
      naming: fc.constantFrom({}, { fieldId: 'status' }),
      before: fc.array(other, { maxLength: 3 }),
      after: fc.array(other, { maxLength: 3 }),
    })
    .map(({ issue, key, from, to, naming, before, after }) => {
      const side = ([id, text]: typeof from): ChangedSide => [id.written, text];
      const items = [
        ...before.map((field) => changed(field, [null, 'a'], [null, 'b'])),
        changed('fieldId' in naming ? 'Статус' : 'status', side(from), side(to), naming),
        ...after.map((field) => changed(field, [null, 'a'], [null, 'b'])),
      ];
      return {
        payload: issueUpdated(items, { id: issue.written, key }),
        issueId: issue.id,
        key,
        from: { id: from[0].id, text: from[1] },
        to: { id: to[0].id, text: to[1] },
      };
    });
}

export interface StatusChangeCase {
  readonly payload: Payload;
  readonly issueId: string;
  readonly key: string;
  readonly from: { readonly id: string; readonly text: string };
  readonly to: { readonly id: string; readonly text: string };
}

/** The events of one issue's way through its workflow, oldest first, each a second or more after the one before. */
export function issueHistory(): fc.Arbitrary<readonly Payload[]> {
  return fc
    .array(fc.tuple(fc.constantFrom(TO_DO, IN_PROGRESS, DONE, CLOSED), fc.integer({ min: 1, max: 90_000 })), {
      minLength: 1,
      maxLength: 8,
    })
    .map((steps) => {
      let at = Date.UTC(2024, 0, 1);
      let from = TO_DO;
      return steps.map(([to, seconds]) => {
        at += seconds * 1000;
        const items = [statusItem(from, to)];
        from = to;
        const updated = new Date(at).toISOString().replace('Z', '+0000');
        return issueUpdated(items, { fields: { status: to, updated } }, { timestamp: at + 5 });
      });
    });
}

/** A list in any order, each of its elements there once or more. */
export function shuffledWithDuplicates<T>(list: readonly T[]): fc.Arbitrary<readonly T[]> {
  const everyOnce = fc.shuffledSubarray([...list], { minLength: list.length });
  const again = fc.array(fc.constantFrom(...list), { maxLength: list.length });
  return fc
    .tuple(everyOnce, again)
    .chain(([once, more]) =>
      fc.shuffledSubarray([...once, ...more], { minLength: once.length + more.length }),
    );
}

/** Statuses of one issue as they may come in: in any order and repeatedly; two of one moment are the same. */
export function arrivals(): fc.Arbitrary<readonly SeenStatus[]> {
  const status = fc.record({
    isDone: fc.boolean(),
    statusId: fc.constantFrom('1', '3', '10001'),
    statusName: fc.constant(null),
    updatedAt: fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }),
  });
  return fc
    .uniqueArray(status, { minLength: 1, maxLength: 8, selector: ({ updatedAt }) => updatedAt.getTime() })
    .chain(shuffledWithDuplicates);
}

/** The address of a Jira as a person may type it, odd but good. */
export function typedBaseUrl(): fc.Arbitrary<string> {
  const label = fc.stringMatching(/^[a-zA-Z][a-zA-Z0-9]{0,8}$/);
  const segment = fc.stringMatching(/^[a-zA-Z0-9._~%-]{1,6}$/);
  return fc
    .record({
      scheme: fc.constantFrom('http', 'https', 'HTTPS', 'Http'),
      host: fc.array(label, { minLength: 1, maxLength: 3 }).map((labels) => `${labels.join('.')}.example`),
      port: fc.constantFrom('', ':80', ':443', ':8080'),
      path: fc
        .array(segment, { maxLength: 3 })
        .map((segments) => segments.map((part) => `/${part}`).join('')),
      slashes: fc.constantFrom('', '/', '//'),
      space: fc.constantFrom('', ' ', '\n'),
    })
    .map(
      ({ scheme, host, port, path, slashes, space }) =>
        `${space}${scheme}://${host}${port}${path}${slashes}${space}`,
    );
}
