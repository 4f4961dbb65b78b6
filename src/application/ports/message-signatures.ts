import type { Secret } from '../../domain/secret.ts';

/** A message as it came, with the headers that prove it. */
export interface SignedMessage {
  readonly id: string;
  /** Seconds since 1970, as it came. */
  readonly timestamp: string;
  /** One or more, as they came. */
  readonly signature: string;
  readonly body: Uint8Array;
}

/** Checks what proves a message by Standard Webhooks: HMAC-SHA256 over its id, its time and its raw body. */
export interface MessageSignatures {
  /** Whether one of its signatures is this secret's; takes the same time however wrong they are. Never throws. */
  isValid(message: SignedMessage, secret: Secret): boolean;
}
