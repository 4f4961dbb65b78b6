import { expect } from 'chai';

import { Sweep } from '../../../src/adapters/queue/sweep.ts';
import { RememberingLog } from '../../support/remembering-log.ts';

const randomness = { chance: () => 0.5 };

describe('a sweep', () => {
  it('comes at once, and again and again', async () => {
    const third = aGate();
    let count = 0;
    const sweep = new Sweep({
      name: 'sweep',
      run: () => {
        count += 1;
        if (count === 3) third.open();
        return Promise.resolve();
      },
      everyMs: 1,
      randomness,
      log: new RememberingLog(),
    });

    sweep.start();
    const atOnce = count;
    // The sweep's own timer keeps no process alive, and here nothing else would.
    const alive = setInterval(() => undefined, 1000);
    await third.opened;
    clearInterval(alive);
    await sweep.stop();

    expect(atOnce).to.equal(1);
    expect(count).to.be.at.least(3);
  });

  it('goes on after an error, which is said once until it works again', async () => {
    const sixth = aGate();
    const log = new RememberingLog();
    let count = 0;
    const run = () => {
      count += 1;
      if (count === 6) sixth.open();
      return count <= 3 ? Promise.reject(new Error('failed on purpose')) : Promise.resolve();
    };
    const sweep = new Sweep({ name: 'sweep', run, everyMs: 1, randomness, log });

    sweep.start();
    const alive = setInterval(() => undefined, 1000);
    await sixth.opened;
    clearInterval(alive);
    await sweep.stop();

    expect(log.events).to.deep.equal(['sweep_failing', 'sweep_works_again']);
  });

  it('has ended once it is stopped, and never ran twice at a time', async () => {
    const gate = aGate();
    const order: string[] = [];
    const run = async () => {
      order.push('begun');
      await gate.opened;
      order.push('ended');
    };
    const sweep = new Sweep({ name: 'sweep', run, everyMs: 1, randomness, log: new RememberingLog() });

    sweep.start();
    sweep.start();
    const stopped = sweep.stop().then(() => order.push('stopped'));
    await new Promise(setImmediate);
    gate.open();
    await stopped;

    expect(order).to.deep.equal(['begun', 'ended', 'stopped']);
  });
});

function aGate(): { readonly opened: Promise<void>; readonly open: () => void } {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open: () => open() };
}
