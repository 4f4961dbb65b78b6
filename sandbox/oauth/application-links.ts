import type { KeyObject } from 'node:crypto';
import { parsePublicKey } from './public-key.ts';

/** What the admin types in. */
export interface NewApplicationLink {
  readonly consumerKey: string;
  readonly name: string;
  /** X.509 PEM, with or without header lines. */
  readonly publicKey: string;
  readonly callbackUrl?: string | null;
}

export interface ApplicationLink extends NewApplicationLink {
  readonly callbackUrl: string | null;
  readonly key: KeyObject;
}

/** The incoming application links, one for each consumer key. */
export class ApplicationLinks {
  readonly #links = new Map<string, ApplicationLink>();

  all(): readonly ApplicationLink[] {
    return [...this.#links.values()];
  }

  find(consumerKey: string): ApplicationLink | null {
    return this.#links.get(consumerKey) ?? null;
  }

  /** Adds the link, or replaces the one of this consumer key. @throws {RangeError} when a value is wrong. */
  put(wanted: NewApplicationLink): ApplicationLink {
    if (wanted.consumerKey.trim() === '') throw new RangeError('an application link needs a consumer key');
    const callbackUrl = wanted.callbackUrl?.trim() ?? '';
    if (callbackUrl !== '' && !URL.canParse(callbackUrl))
      throw new RangeError('the callback URL is not a URL');

    const link: ApplicationLink = {
      consumerKey: wanted.consumerKey.trim(),
      name: wanted.name,
      publicKey: wanted.publicKey,
      callbackUrl: callbackUrl === '' ? null : callbackUrl,
      key: parsePublicKey(wanted.publicKey),
    };
    this.#links.set(link.consumerKey, link);
    return link;
  }

  /** Whether there was such a link. */
  remove(consumerKey: string): boolean {
    return this.#links.delete(consumerKey);
  }
}
