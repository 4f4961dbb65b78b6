import { expect } from 'chai';

import { AuthenticationFailures } from '../../../../src/adapters/http/authentication-failures.ts';
import { HandSetClock } from '../../../support/scenario-clock.ts';

describe('wrong API keys', () => {
  let clock: HandSetClock;
  let failures: AuthenticationFailures;

  beforeEach(() => {
    clock = new HandSetClock();
    failures = new AuthenticationFailures(clock);
  });

  function fail(times: number, address = '192.0.2.1'): void {
    for (let time = 0; time < times; time++) failures.noteFailure(address, `wrong ${time}`);
  }

  it('are looked at 20 times a minute of an address, and those of another all the same', () => {
    fail(19);
    expect(failures.secondsToWait('192.0.2.1', 'new')).to.equal(null);
    fail(1);
    expect(failures.secondsToWait('192.0.2.1', 'new')).to.equal(60);
    expect(failures.secondsToWait('192.0.2.2', 'new')).to.equal(null);

    clock.advance(59_001);
    expect(failures.secondsToWait('192.0.2.1', 'new')).to.equal(1);
    clock.advance(999);
    expect(failures.secondsToWait('192.0.2.1', 'new')).to.equal(null);
  });

  it('keep out no key that was right before, until it is wrong itself', () => {
    failures.noteRight('known');
    fail(20);
    expect(failures.secondsToWait('192.0.2.1', 'known')).to.equal(null);

    failures.noteFailure('192.0.2.1', 'known');
    expect(failures.secondsToWait('192.0.2.1', 'known')).to.equal(60);
  });

  it('count together where one sender has the addresses: a /64, and IPv4 however it is written', () => {
    for (let host = 1; host <= 20; host++) fail(1, `2001:db8:0:7::${host.toString(16)}`);
    expect(failures.secondsToWait('2001:db8:0:7:ffff::1', 'new')).to.equal(60);
    expect(failures.secondsToWait('2001:db8:0:8::1', 'new')).to.equal(null);

    fail(20, '::ffff:198.51.100.7');
    expect(failures.secondsToWait('198.51.100.7', 'new')).to.equal(60);
  });

  it('are looked at 600 times a minute of all together', () => {
    for (let host = 1; host <= 600; host++) fail(1, `10.0.${host >> 8}.${host & 255}`);

    expect(failures.secondsToWait('203.0.113.9', 'new')).to.equal(60);
  });

  it('of an address are forgotten when 10,000 others came after', () => {
    fail(20, '192.0.2.1');
    clock.advance(1);
    for (let host = 0; host < 10_000; host++) fail(1, `10.${host >> 16}.${(host >> 8) & 255}.${host & 255}`);
    clock.advance(59_998);

    expect(failures.secondsToWait('192.0.2.1', 'new')).to.equal(1);
  });
});
