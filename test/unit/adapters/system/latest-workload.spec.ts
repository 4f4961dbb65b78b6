import { expect } from 'chai';

import { openMemoryStorage } from '../../../../src/adapters/memory/open-memory-storage.ts';
import {
  LatestWorkload,
  type LatestWorkloadOptions,
} from '../../../../src/adapters/system/latest-workload.ts';
import type { Workload } from '../../../../src/domain/workload.ts';
import { RememberingLog } from '../../../support/remembering-log.ts';
import { HandSetClock } from '../../../support/scenario-clock.ts';

describe('the latest workload', () => {
  const clock = new HandSetClock();
  const log = new RememberingLog();
  let asked: number;
  let answer: () => Promise<Workload>;

  beforeEach(() => {
    asked = 0;
    answer = () => openMemoryStorage({ clock }).workload.workload(clock.now());
  });
  const latest = (options: LatestWorkloadOptions = {}) =>
    new LatestWorkload(
      {
        reads: {
          workload: () => {
            asked += 1;
            return answer();
          },
        },
        ...{ clock, log },
      },
      options,
    );
  const away = () => Promise.reject(new Error('the database is away'));
  const never = () => new Promise<never>(() => undefined);

  it('is read once for all who ask at a time, and once in a while', async () => {
    const { read } = bound(latest({ freshMs: 5_000 }));

    await Promise.all([read(), read(), read()]);
    clock.advance(4_999);
    await read();
    expect(asked).to.equal(1);

    clock.advance(1);
    expect(await read()).to.have.property('effects');
    expect(asked).to.equal(2);
  });

  it('is nothing while the database is away, which is not asked any more often for that', async () => {
    const { read } = bound(latest({ freshMs: 5_000 }));
    answer = away;

    expect([await read(), await read()]).to.deep.equal([null, null]);
    expect(asked).to.equal(1);

    answer = () => openMemoryStorage({ clock }).workload.workload(clock.now());
    clock.advance(5_000);
    expect(await read()).not.to.equal(null);
  });

  it('is nothing when the database keeps silent, which is not asked again meanwhile', async () => {
    const { read } = bound(latest({ patienceMs: 5 }));
    answer = never;

    expect([await read(), await read(), ...(await Promise.all([read(), read()]))]).to.deep.equal([
      ...[null, null, null, null],
    ]);
    expect(asked).to.equal(1);
  });
});

function bound(latest: LatestWorkload) {
  return { read: () => latest.read() };
}
