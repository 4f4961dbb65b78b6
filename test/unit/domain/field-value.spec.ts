import { expect } from 'chai';

import { textOfHtml, understandFieldValue } from '../../../src/domain/field-value.ts';

describe('a value that Jira proposes', () => {
  for (const [what, row, expected] of [
    ['markup is left out', { value: 'a', displayName: '<b>a</b>b' }, { value: 'a', label: 'ab' }],
    [
      'what stands for a character is that character',
      { value: 'x', displayName: 'R&amp;D &lt;b&gt; &#39;q&#x27; &nope; &#xD800;' },
      { value: 'x', label: "R&D <b> 'q' &nope; &#xD800;" },
    ],
    [
      'the quotes of JQL are taken off',
      { value: '"Sprint \\"7\\""', displayName: 'Sprint' },
      { value: 'Sprint "7"', label: 'Sprint' },
    ],
    ['without a name it is shown as it is', { value: '"a b"' }, { value: 'a b', label: 'a b' }],
    ['a lone quote stays', { value: '"', displayName: '"' }, { value: '"', label: '"' }],
  ] as const) {
    it(what, () => {
      expect(understandFieldValue(row)).to.deep.equal(expected);
    });
  }

  for (const row of [null, 'a', [], {}, { value: 7 }, { value: ' ' }]) {
    it(`is none in ${JSON.stringify(row)}`, () => {
      expect(understandFieldValue(row)).to.equal(null);
    });
  }

  it('is on one line', () => {
    expect(textOfHtml(' a<br/>\n\tb ')).to.equal('a b');
  });
});
