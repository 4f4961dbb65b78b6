import { expect } from 'chai';
import fc from 'fast-check';

import { HttpTrackerEvents } from '../../../../src/adapters/tracker/http/http-tracker-events.ts';
import { DomainError } from '../../../../src/domain/domain-error.ts';
import type { TrackerChange } from '../../../../src/domain/outbound/tracker-event.ts';

const AT = '2026-03-04T13:00:00+01:00';
const PERSON = { id: 'u1', name: 'ada', email: 'ada@example.com', isEmailVerified: true };

describe('what an http tracker posts', () => {
  const read = (value: unknown) =>
    new HttpTrackerEvents().read(
      new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value)),
    );
  const event = (type: string, data: object, rest: object = {}) => ({
    ...{ id: 'e1', type, timestamp: AT, data: { issue: 'BUG-1', ...data } },
    ...rest,
  });
  const refusal = (value: unknown): string => {
    try {
      read(value);
    } catch (error) {
      if (error instanceof DomainError)
        return `${error.code} ${'field' in error ? String(error.field) : ''}`.trim();
      throw error;
    }
    return 'none';
  };

  const CHANGES: readonly (readonly [type: string, data: object, change: TrackerChange])[] = [
    [
      'issue.status_changed',
      { status: 'resolved' },
      { kind: 'status', status: 'resolved', isRegression: false },
    ],
    [
      'issue.status_changed',
      { status: 'unresolved', isRegression: true },
      { kind: 'status', status: 'unresolved', isRegression: true },
    ],
    ['issue.assigned', { assignee: null }, { kind: 'assignee', user: null }],
    ['issue.assigned', { assignee: PERSON }, { kind: 'assignee', user: PERSON as never }],
    [
      'comment.created',
      { comment: { id: 'c1', author: 'Ada', body: 'x' } },
      { kind: 'comment', action: 'created', commentId: 'c1' as never, author: 'Ada', body: 'x' },
    ],
    [
      'comment.edited',
      { comment: { id: 'c1', body: '' } },
      { kind: 'comment', action: 'edited', commentId: 'c1' as never, author: null, body: '' },
    ],
    [
      'comment.deleted',
      { comment: { id: 'c1' } },
      { kind: 'comment', action: 'deleted', commentId: 'c1' as never, author: null, body: null },
    ],
    [
      'issue.seen',
      {
        facts: {
          title: 'T',
          status: 'unresolved',
          url: 'https://bugs.example.com/1',
          tags: { env: 'prod' },
          more: 1,
        },
      },
      {
        kind: 'seen',
        facts: {
          ...{ title: 'T', status: 'unresolved', url: 'https://bugs.example.com/1', tags: { env: 'prod' } },
          ...{ project: null, level: null, timesSeen: null, details: null },
        },
      },
    ],
  ];
  for (const [type, data, change] of CHANGES) {
    it(`is understood: ${type} ${JSON.stringify(data)}`, () => {
      const actor = { id: 'u1', name: 'Ada', isLockstep: false };

      expect(read(event(type, { ...data, actor, causedBy: 'effect-1' }))).to.deep.equal({
        events: [
          {
            ...{ id: 'e1', issue: 'BUG-1', actor, change, causedBy: 'effect-1' },
            occurredAt: new Date('2026-03-04T12:00:00Z'),
          },
        ],
        ignored: 0,
      });
    });
  }

  it('leaves untold what it does not tell', () => {
    const [{ actor, causedBy } = {}] = read(event('issue.status_changed', { status: 'ignored' })).events;
    expect([actor, causedBy]).to.deep.equal([null, null]);

    const [next] = read(event('issue.status_changed', { status: 'ignored', actor: {} })).events;
    expect(next?.actor).to.deep.equal({ id: null, name: null, isLockstep: null });
  });

  it('names Lockstep where Lockstep is all that is told of who it was', () => {
    const [ours] = read(
      event('issue.status_changed', { status: 'ignored', actor: { isLockstep: true } }),
    ).events;
    expect(ours?.actor).to.deep.equal({ id: null, name: 'Lockstep', isLockstep: true });
  });

  it('may be a list, in which what nobody knows is passed over', () => {
    const list = [
      event('issue.status_changed', { status: 'resolved' }),
      event('issue.snoozed', {}, { id: 'e2' }),
      { type: 'constructor' },
      event('comment.deleted', { comment: { id: 'c' } }, { id: 'e3' }),
    ];

    const { events, ignored } = read(list);

    expect(events.map(({ id }) => id)).to.deep.equal(['e1', 'e3']);
    expect(ignored).to.equal(2);
    expect(read([])).to.deep.equal({ events: [], ignored: 0 });
  });

  it('is refused as a whole, with the name of what is wrong', () => {
    const good = event('issue.status_changed', { status: 'resolved' });
    const cases: readonly (readonly [unknown, string])[] = [
      ['{', 'payload_not_an_object'],
      ['"x"', 'invalid_value body'],
      ['null', 'invalid_value body'],
      [{}, 'invalid_value type'],
      [event('issue.status_changed', { status: 'done' }), 'invalid_value data.status'],
      [{ ...good, id: '' }, 'invalid_value id'],
      [{ ...good, timestamp: '2026-03-04' }, 'invalid_value timestamp'],
      [[good, { ...good, data: {} }], 'invalid_value 1.data.issue'],
      [
        event('issue.seen', { facts: { title: 'T', status: 'resolved', url: 'javascript:x' } }),
        'invalid_value data.facts.url',
      ],
      [Array.from({ length: 101 }, () => good), 'invalid_value body'],
    ];
    for (const [value, expected] of cases) expect(refusal(value), JSON.stringify(value)).to.equal(expected);
    expect(() => new HttpTrackerEvents().read(new Uint8Array([0xff]))).to.throw(DomainError);
  });

  it('is read or refused, whatever it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
        refusal(text);
      }),
    );
  });
});
