import { expect } from 'chai';

import { AnswerOnce } from '../../../../src/application/access/answer-once.ts';
import { openMemoryStorage } from '../../../../src/adapters/memory/open-memory-storage.ts';
import { Conflict, DomainError, InvariantViolated } from '../../../../src/domain/domain-error.ts';
import { gate } from '../../../support/gate.ts';
import { HandSetClock } from '../../../support/scenario-clock.ts';
import { SeededRandomness } from '../../../support/scenario-randomness.ts';

const MINUTE = 60_000;

describe('a request with an idempotency key', () => {
  let clock: HandSetClock;
  let once: AnswerOnce;
  let done: number;

  beforeEach(() => {
    clock = new HandSetClock();
    const { requests } = openMemoryStorage({ clock });
    once = new AnswerOnce({ requests, randomness: new SeededRandomness(), clock });
    done = 0;
  });

  const counted = () => {
    done += 1;
    return Promise.resolve(`answer ${done}`);
  };
  const ask = (answer: () => Promise<string> = counted, asked: { key?: string; fingerprint?: string } = {}) =>
    once.execute({ caller: 'c', key: 'k', fingerprint: 'f', ...asked, answer, isRefusal: () => false });
  const codeOf = async (asking: Promise<unknown>) => {
    const error = await asking.then(() => null).catch((thrown: unknown) => thrown);
    return error instanceof DomainError ? error.code : error;
  };

  it('is done once, and answered alike ever after', async () => {
    expect(await ask()).to.deep.equal({ answer: 'answer 1', isRepeated: false });
    expect(await ask()).to.deep.equal({ answer: 'answer 1', isRepeated: true });
    expect(done).to.equal(1);
  });

  it('is done for each key', async () => {
    await ask();

    expect(await ask(counted, { key: 'other' })).to.deep.equal({ answer: 'answer 2', isRepeated: false });
  });

  it('is a mistake when it asks for something else with the same key', async () => {
    await ask();

    expect(await codeOf(ask(counted, { fingerprint: 'other' }))).to.equal('idempotency_key_reused');
    expect(done).to.equal(1);
  });

  it('is not done a second time while the first is under way', async () => {
    const first = gate();
    const asking = ask(async () => {
      await first.passed;
      return counted();
    });

    expect(await codeOf(ask())).to.equal('request_under_way');
    first.open();
    expect(await asking).to.deep.equal({ answer: 'answer 1', isRepeated: false });
    expect(await ask()).to.deep.equal({ answer: 'answer 1', isRepeated: true });
  });

  it('may be mended and sent again when it was refused', async () => {
    const refused = ask(() => Promise.reject(new Conflict('no')));

    expect(await codeOf(refused)).to.equal('conflict');
    expect(await ask()).to.deep.equal({ answer: 'answer 1', isRepeated: false });
  });

  for (const fault of [new Error('out of memory'), new InvariantViolated('a bug')]) {
    it(`is never done again when nobody can tell what came of it: ${fault.name}`, async () => {
      const asking = ask(async () => {
        await counted();
        throw fault;
      });

      expect(await asking.catch((error: unknown) => error)).to.equal(fault);
      clock.advance(6 * MINUTE);
      expect(await codeOf(ask())).to.equal('outcome_unknown');
      expect(done).to.equal(1);
    });
  }
});
