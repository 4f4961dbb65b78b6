import { expect } from 'chai';

import { understandStatistics } from '../../../../src/adapters/jira-server/webhook-statistics-json.ts';

const AT = new Date('2026-01-01T12:00:00Z');
const COUNTS = { errors: 1, failures: 2, successes: 3, window: { start: 0, duration: 86_400_000 } };
const understand = (value: object, latest: unknown = null): object | null =>
  understandStatistics({ counts: COUNTS, ...value }, latest);

describe('what Jira counts of a webhook', () => {
  it('is understood, also where it tells no more than counts', () => {
    expect(understand({})).to.deep.equal({
      ...{ successes: 3, failures: 2, errors: 1 },
      ...{ lastSuccessAt: null, lastFailureAt: null, lastFailure: null },
    });
  });

  it('has its latest request as a success when that was one', () => {
    const latest = { date: AT.getTime(), result: { status: 202, duration: 3 } };
    expect(understand({}, latest)).to.deep.include({ lastSuccessAt: AT, lastFailureAt: null });
  });

  it('has it as a failure when it was not answered well, or not at all', () => {
    expect(understand({}, { date: AT.getTime(), result: { status: 502 } })).to.deep.include({
      ...{ lastSuccessAt: null, lastFailureAt: AT, lastFailure: 'HTTP 502' },
    });
    expect(
      understand({}, { date: AT.toISOString(), result: { error: 'Connection refused' } }),
    ).to.deep.include({
      ...{ lastSuccessAt: null, lastFailureAt: AT, lastFailure: 'Connection refused' },
    });
  });

  it('tells of the last error though the latest request went well', () => {
    const lastError = { at: AT.getTime() - 1000, message: 'Read timed out' };
    expect(understand({ lastError }, { date: AT.getTime(), result: { status: 200 } })).to.deep.include({
      ...{ lastSuccessAt: AT, lastFailureAt: new Date(AT.getTime() - 1000), lastFailure: 'Read timed out' },
    });
  });

  it('holds no address, for the webhook’s own has its token', () => {
    const token = 'eyJhbGciOiJIUzI1NiJ9.eyJpZCI6ImEifQaaaa.c2lnbmF0dXJl';
    for (const error of [
      `Connect to https://lockstep.example.com/extensions/jira-server/issue-updated/${token} failed`,
      `POST /extensions/jira-server/issue-updated/${token} failed`,
      `cannot use ${token}`,
    ]) {
      expect(understand({}, { result: { error } }))
        .to.have.property('lastFailure')
        .that.does.not.include('eyJ');
    }
  });

  for (const value of [
    null,
    'x',
    [],
    {},
    { counts: null },
    { counts: { successes: '1', failures: 0, errors: 0 } },
  ]) {
    it(`is none in ${JSON.stringify(value)}`, () => {
      expect(understandStatistics(value, null)).to.equal(null);
    });
  }

  it('has no moment where Jira tells an odd one', () => {
    for (const date of [null, true, 'soon', 1e20, -1e15]) {
      expect(understand({}, { date, result: { status: 200 } }), String(date)).to.include({
        lastSuccessAt: null,
      });
    }
  });
});
