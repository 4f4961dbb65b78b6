import { expect } from 'chai';
import { reasonNotToReopen } from '../../../../src/domain/outbound/reopen-rule.ts';

const NOON = new Date('2026-03-04T12:00:00.000Z');
const FIXED = { id: '10000', name: 'Fixed' };
const WONT_DO = { id: '10001', name: "Won't Do" };
const ANY = { reopenWithinDays: null, neverReopenResolutionIds: [] };

const daysBefore = (days: number, milliseconds = 0): Date =>
  new Date(NOON.getTime() - days * 24 * 60 * 60 * 1000 - milliseconds);

describe('whether a done Jira issue is reopened', () => {
  it('it is, unless something is configured', () => {
    expect(reasonNotToReopen({ resolution: WONT_DO, resolvedAt: daysBefore(3000) }, ANY, NOON)).to.equal(
      null,
    );
  });

  it('it is as long as the window is open, to the very end of it', () => {
    const window = { ...ANY, reopenWithinDays: 30 };

    expect(reasonNotToReopen({ resolution: FIXED, resolvedAt: daysBefore(30) }, window, NOON)).to.equal(null);
    expect(
      reasonNotToReopen({ resolution: FIXED, resolvedAt: daysBefore(30, 1) }, window, NOON),
    ).to.deep.equal({
      why: 'done_too_long',
      since: daysBefore(30, 1),
      days: 30,
    });
  });

  it('it is when Jira does not tell since when it is done', () => {
    const window = { ...ANY, reopenWithinDays: 1 };

    expect(reasonNotToReopen({ resolution: null, resolvedAt: null }, window, NOON)).to.equal(null);
  });

  it('it never is with a resolution that stays, however lately it was done', () => {
    const terms = { reopenWithinDays: 30, neverReopenResolutionIds: [WONT_DO.id] };

    expect(reasonNotToReopen({ resolution: WONT_DO, resolvedAt: NOON }, terms, NOON)).to.deep.equal({
      why: 'resolution_stays',
      resolution: "Won't Do",
    });
    expect(reasonNotToReopen({ resolution: FIXED, resolvedAt: NOON }, terms, NOON)).to.equal(null);
  });
});
