import { expect } from 'chai';
import fc from 'fast-check';

import { mergePatched } from '../../../../src/adapters/http/api/merge-patch.ts';

describe('a merge patch', () => {
  // RFC 7396, appendix A.
  for (const [value, patch, result] of [
    ['{"a":"b"}', '{"a":"c"}', '{"a":"c"}'],
    ['{"a":"b"}', '{"b":"c"}', '{"a":"b","b":"c"}'],
    ['{"a":"b"}', '{"a":null}', '{}'],
    ['{"a":"b","b":"c"}', '{"a":null}', '{"b":"c"}'],
    ['{"a":["b"]}', '{"a":"c"}', '{"a":"c"}'],
    ['{"a":"c"}', '{"a":["b"]}', '{"a":["b"]}'],
    ['{"a":{"b":"c"}}', '{"a":{"b":"d","c":null}}', '{"a":{"b":"d"}}'],
    ['{"a":[{"b":"c"}]}', '{"a":[1]}', '{"a":[1]}'],
    ['["a","b"]', '["c","d"]', '["c","d"]'],
    ['{"a":"b"}', '["c"]', '["c"]'],
    ['{"a":"foo"}', 'null', 'null'],
    ['{"a":"foo"}', '"bar"', '"bar"'],
    ['{"e":null}', '{"a":1}', '{"e":null,"a":1}'],
    ['[1,2]', '{"a":"b","c":null}', '{"a":"b"}'],
    ['{}', '{"a":{"bb":{"ccc":null}}}', '{"a":{"bb":{}}}'],
  ] as const) {
    it(`of ${patch} makes ${result} of ${value}`, () => {
      expect(mergePatched(JSON.parse(value), JSON.parse(patch))).to.deep.equal(JSON.parse(result));
    });
  }

  it('of nothing changes nothing, and the same again neither', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.jsonValue(), (value, patch) => {
        const once = mergePatched(value, patch);
        expect(mergePatched(value, {})).to.deep.equal(value);
        expect(mergePatched(once, patch)).to.deep.equal(once);
      }),
    );
  });

  it('gives no object another prototype', () => {
    const patched = mergePatched(
      { a: {} },
      JSON.parse('{"__proto__":{"isAdmin":true},"a":{"__proto__":{"b":1}}}'),
    );

    expect(Object.getPrototypeOf(patched)).to.equal(Object.prototype);
    expect(patched).not.to.have.property('isAdmin');
  });
});
