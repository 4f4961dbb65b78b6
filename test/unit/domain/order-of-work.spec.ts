import { expect } from 'chai';

import type { EffectContent } from '../../../src/domain/effect-content.ts';
import type { Effect } from '../../../src/domain/effect.ts';
import { inOrderOfWork } from '../../../src/domain/order-of-work.ts';
import type { OutboundStatusContent } from '../../../src/domain/outbound/outbound-content.ts';
import { afterNoon, aLink, anEffectOn } from '../../support/builders.ts';

const LINK = aLink();
const STATUS: EffectContent = { kind: 'status', seen: null };
const RESOLVED: OutboundStatusContent = { kind: 'outbound_status', status: 'resolved', isRegression: false };

const asked = (content: EffectContent, seconds: number | null = null, link = LINK): Effect =>
  anEffectOn(link, { content, observedAt: seconds === null ? null : afterNoon(seconds) });
const kinds = (...effects: readonly Effect[]) => inOrderOfWork(effects).map(({ kind }) => kind);

describe('the order in which the Effects of a Jira issue are carried out', () => {
  it('is by kind: a deletion first, then what Jira asks for, then what it is asked', () => {
    expect(
      kinds(
        asked({ kind: 'remote_link', action: 'show' }),
        asked(RESOLVED),
        asked(STATUS),
        asked({ kind: 'move', key: 'ABC-5' }),
        asked({ kind: 'deletion' }),
      ),
    ).to.deep.equal(['deletion', 'move', 'status', 'outbound_status', 'remote_link']);
  });

  it('keeps those of one kind in the order they were made', () => {
    const [first, second] = [asked(STATUS, 9), asked(STATUS, 1)];
    expect(inOrderOfWork([first, second])).to.deep.equal([first, second]);
  });

  it('puts what a person did in the tracker before what Jira told of that link earlier', () => {
    expect(kinds(asked(STATUS, 1), asked(RESOLVED, 2))).to.deep.equal(['outbound_status', 'status']);
    const assigned: EffectContent = { kind: 'outbound_assignee', user: null };
    const assignee: EffectContent = { kind: 'assignee', seen: null, chosen: null };
    expect(kinds(asked(assignee, 1), asked(STATUS, 1), asked(assigned, 2))).to.deep.equal([
      'outbound_assignee',
      'assignee',
      'status',
    ]);
  });

  it('leaves Jira first where it told later, at the same moment, of another link, or nobody knows', () => {
    const order = ['status', 'outbound_status'];
    expect(kinds(asked(RESOLVED, 1), asked(STATUS, 2))).to.deep.equal(order);
    expect(kinds(asked(RESOLVED, 1), asked(STATUS, 1))).to.deep.equal(order);
    expect(kinds(asked(RESOLVED, 2), asked(STATUS, 1, aLink()))).to.deep.equal(order);
    expect(kinds(asked(RESOLVED), asked(STATUS, 1))).to.deep.equal(order);
    expect(kinds(asked(RESOLVED, 2), asked(STATUS))).to.deep.equal(order);
    expect(kinds(asked({ ...RESOLVED, isByUnknown: true }, 2), asked(STATUS, 1))).to.deep.equal(order);
  });
});
