import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** The address is one that Lockstep does not call. */
export class EgressRefused extends Error {}

/** Addresses at which clouds answer with credentials, beside those that are link-local anyway. */
const METADATA = [
  '100.100.100.200/32',
  '168.63.129.16/32',
  '192.0.0.192/32',
  'fd00:ec2::254/128',
  'fd20:ce::254/128',
];

/**
 * Which addresses may be called: public ones, private ones (loopback among them) when allowed, and never those that
 * are link-local or serve a cloud's metadata.
 */
export class EgressGuard {
  readonly #allowsPrivate: boolean;
  readonly #resolve: typeof systemLookup;

  constructor({
    allowPrivateAddresses,
    resolve,
  }: {
    allowPrivateAddresses: boolean;
    resolve?: typeof systemLookup;
  }) {
    this.#allowsPrivate = allowPrivateAddresses;
    this.#resolve = resolve ?? systemLookup;
  }

  /** @throws {EgressRefused} when what can be told without DNS forbids the address. */
  checkUrl(url: URL): void {
    if (url.protocol !== 'http:' && url.protocol !== 'https:') {
      throw new EgressRefused('only http and https addresses are called');
    }
    if (url.username !== '' || url.password !== '') {
      throw new EgressRefused('the address holds a user name or password');
    }
    const literal = url.hostname.replace(/^\[|\]$/g, '');
    if (ipaddr.isValid(literal)) this.#checkAddress(url.hostname, literal);
  }

  /** For `net.connect`: resolves a name, and fails when any address it has may not be called. */
  readonly lookup: LookupFunction = (hostname, options, callback) => {
    this.#resolve(hostname, { ...options, all: true }, (error, addresses) => {
      const failure = error ?? this.#refusalOf(hostname, addresses);
      if (failure !== null) {
        callback(failure, '', 0);
        return;
      }
      const [first] = addresses;
      if (options.all === true || first === undefined) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };

  #refusalOf(hostname: string, addresses: readonly LookupAddress[]): EgressRefused | null {
    try {
      for (const { address } of addresses) this.#checkAddress(hostname, address);
      return null;
    } catch (error) {
      if (error instanceof EgressRefused) return error;
      throw error;
    }
  }

  #checkAddress(hostname: string, text: string): void {
    for (const address of meaningsOf(text)) {
      const range = address.range();
      const named = hostname === text ? text : `${hostname} (${text})`;
      if (range === 'linkLocal' || isMetadata(address)) {
        throw new EgressRefused(`${named} is link-local or serves a cloud's metadata, and is never called`);
      }
      if (range !== 'unicast' && !this.#allowsPrivate) {
        throw new EgressRefused(`${named} is no public address, and private ones are switched off`);
      }
    }
  }
}

/** 64:ff9b::/96 (RFC 6052): such an address stands for the IPv4 address in its last four bytes. */
const NAT64 = [0x00, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0];

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** The address, and the IPv4 address that a translator would take out of it. */
function meaningsOf(text: string): readonly Address[] {
  const address = ipaddr.process(text.split('%', 1)[0] ?? text);
  if (!(address instanceof ipaddr.IPv6)) return [address];

  const bytes = address.toByteArray();
  const lastFour = ipaddr.fromByteArray(bytes.slice(12));
  if (NAT64.every((byte, position) => bytes[position] === byte)) return [lastFour];
  if (address.range() === '6to4') return [address, ipaddr.fromByteArray(bytes.slice(2, 6))];
  return address.range() === 'unicast' && bytes[0] !== 0 ? [address] : [address, lastFour];
}

function isMetadata(address: Address): boolean {
  return METADATA.some((cidr) => {
    const [network, bits] = ipaddr.parseCIDR(cidr);
    return network.kind() === address.kind() && address.match(network, bits);
  });
}
