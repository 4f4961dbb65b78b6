import { inspect } from 'node:util';

import { expect } from 'chai';

import { momentOf, momentOfTimestamp } from '../../../src/domain/jira-time.ts';

describe('a date of Jira', () => {
  for (const [text, moment] of [
    ['2021-04-16T10:53:17.233+0900', '2021-04-16T01:53:17.233Z'],
    ['2023-01-01T02:00:00.000+0200', '2023-01-01T00:00:00.000Z'],
    ['2023-01-01T02:00:00.000+02:00', '2023-01-01T00:00:00.000Z'],
    ['2023-01-01T00:00:00.000-0730', '2023-01-01T07:30:00.000Z'],
    ['2023-01-01T00:00:00.000Z', '2023-01-01T00:00:00.000Z'],
    ['2023-01-01T00:00:00.000', '2023-01-01T00:00:00.000Z'],
    ['2023-01-01T00:00:00', '2023-01-01T00:00:00.000Z'],
    ['2023-01-01T00:00', '2023-01-01T00:00:00.000Z'],
    ['2023-01-01T00:00:00.5+0000', '2023-01-01T00:00:00.500Z'],
    ['2023-01-01T00:00:00,25+0000', '2023-01-01T00:00:00.250Z'],
    ['2023-01-01T00:00:00.123999999+0000', '2023-01-01T00:00:00.123Z'],
    ['2024-02-29T00:00:00.000+0000', '2024-02-29T00:00:00.000Z'],
    [' 2023-01-01T00:00:00.000+0000\n', '2023-01-01T00:00:00.000Z'],
  ] as const) {
    it(`is the moment ${moment} when it is written ${JSON.stringify(text)}`, () => {
      expect(momentOf(text)?.toISOString()).to.equal(moment);
    });
  }

  for (const value of [
    ...[undefined, null, '', '  ', 0, 1714979287200, true, {}, [], ['2023-01-01T00:00:00.000Z'], new Date(0)],
    ...['yesterday', '2023-01-01', '01/02/2023', '2023-13-01T00:00:00.000Z', '2023-01-32T00:00:00.000Z'],
    ...['2023-02-29T00:00:00.000Z', '2023-04-31T00:00:00.000Z', '2023-01-01T25:00:00.000Z'],
    ...[
      '2023-01-01T00:61:00.000Z',
      '2023-01-01T00:00:00.000+9999',
      '2023-01-01T00:00:00.000Z; drop',
      '١٢٣٤-٠١-٠١T٠٠:٠٠',
    ],
  ]) {
    it(`is none when it is ${inspect(value)}`, () => {
      expect(momentOf(value)).to.equal(null);
    });
  }
});

describe('a timestamp of Jira', () => {
  it('is read from a number and from digits', () => {
    for (const value of [1714979287200, '1714979287200']) {
      expect(momentOfTimestamp(value)?.toISOString()).to.equal('2024-05-06T07:08:07.200Z');
    }
  });

  for (const value of [undefined, null, '', 'now', '1e3', '-1', 1e300, Number.NaN, Infinity, {}, [1], true]) {
    it(`is none when it is ${inspect(value)}`, () => {
      expect(momentOfTimestamp(value)).to.equal(null);
    });
  }
});
