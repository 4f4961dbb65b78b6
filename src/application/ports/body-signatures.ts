import type { Secret } from '../../domain/secret.ts';

/** Checks what Jira 10 and newer send as `X-Hub-Signature`: `sha256=` and the HMAC of the raw body in hexadecimal. */
export interface BodySignatures {
  /** Whether `signature` is this body's under this secret; takes the same time however wrong it is. Never throws. */
  isValid(body: Uint8Array, signature: string, secret: Secret): boolean;
}
