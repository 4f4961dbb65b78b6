import { isIPv6 } from 'node:net';
import type { Clock } from '../../application/ports/clock.ts';

const WINDOW_MS = 60_000;
const MOST_OF_ADDRESS = 20;
const MOST_OF_ALL = 600;
const MOST_ADDRESSES = 10_000;
const MOST_PROVEN = 1_000;

interface Window {
  readonly failures: number;
  readonly endsAt: number;
}

/**
 * Bounds how many wrong API keys are looked at in a minute: 20 of an address (of IPv6, of its /64), and 600 of all. A key
 * that was right before, in this process, is looked at always: what others do at its address is no harm to it. However
 * many addresses there are, so much is remembered and no more.
 */
export class AuthenticationFailures {
  readonly #clock: Clock;
  readonly #byAddress = new Map<string, Window>();
  readonly #proven = new Set<string>();
  #all: Window = { failures: 0, endsAt: 0 };

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** In how many seconds a key is looked at again that was not right before; null for now. */
  secondsToWait(address: string, fingerprint: string): number | null {
    if (this.#proven.has(fingerprint)) return null;
    const now = this.#clock.now().getTime();
    const ends = [
      endOf(this.#byAddress.get(networkOf(address)), MOST_OF_ADDRESS),
      endOf(this.#all, MOST_OF_ALL),
    ];
    const wait = Math.max(...ends) - now;
    return wait <= 0 ? null : Math.ceil(wait / 1000);
  }

  noteFailure(address: string, fingerprint: string): void {
    const [network, now] = [networkOf(address), this.#clock.now().getTime()];
    this.#proven.delete(fingerprint);
    this.#all = oneMore(this.#all, now);
    const window = oneMore(this.#byAddress.get(network), now);
    this.#byAddress.delete(network);
    this.#byAddress.set(network, window);
    forgetBeyond(MOST_ADDRESSES, this.#byAddress);
  }

  noteRight(fingerprint: string): void {
    this.#proven.delete(fingerprint);
    this.#proven.add(fingerprint);
    forgetBeyond(MOST_PROVEN, this.#proven);
  }
}

function oneMore(window: Window | undefined, now: number): Window {
  if (window === undefined || window.endsAt <= now) return { failures: 1, endsAt: now + WINDOW_MS };
  return { ...window, failures: window.failures + 1 };
}

function endOf(window: Window | undefined, most: number): number {
  return window === undefined || window.failures < most ? 0 : window.endsAt;
}

/** The oldest go first. */
function forgetBeyond(most: number, kept: Map<string, unknown> | Set<string>): void {
  for (const oldest of kept.keys()) {
    if (kept.size <= most) return;
    kept.delete(oldest);
  }
}

/** What one sender has of addresses: a whole /64 of IPv6. */
function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/, '').split('%', 1)[0] ?? '';
  if (!isIPv6(plain)) return plain;
  const [left = '', right] = plain.split('::');
  const [first, last] = [groupsOf(left), groupsOf(right ?? '')];
  const zeros = right === undefined ? [] : Array.from({ length: 8 - first.length - last.length }, () => '0');
  return [...first, ...zeros, ...last].slice(0, 4).join(':');
}

function groupsOf(text: string): readonly string[] {
  return text === '' ? [] : text.split(':');
}
