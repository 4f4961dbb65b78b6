import { expect } from 'chai';

import { retryDelay } from '../../../src/domain/retry-delay.ts';

describe('the delay before the next attempt', () => {
  it('is three times longer each time, up to three hours', () => {
    const delays = [1, 2, 3, 4, 9, 10, 12, 5_000].map((attempts) => retryDelay(attempts, 1, null));
    expect(delays).to.deep.equal([
      1_000, 3_000, 9_000, 27_000, 6_561_000, 10_800_000, 10_800_000, 10_800_000,
    ]);
  });

  it('is spread over the upper half by chance', () => {
    expect([0, 0.5, 1].map((chance) => retryDelay(2, chance, null))).to.deep.equal([1_500, 2_250, 3_000]);
  });

  it('is never shorter than what the other side asked for, and may be longer', () => {
    expect(retryDelay(1, 0, 7_000)).to.equal(7_000);
    expect(retryDelay(10, 1, 7_000)).to.equal(10_800_000);
    expect(retryDelay(1, 1, 0)).to.equal(1_000);
  });
});
