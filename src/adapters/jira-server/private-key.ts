import { createPrivateKey, type KeyObject } from 'node:crypto';
import { JiraFailure } from '../../application/ports/jira-failure.ts';
import type { Secret } from '../../domain/secret.ts';

/** Reading a PEM costs more than a signature: each Secret's is read once. */
const KEYS = new WeakMap<Secret, KeyObject>();

/**
 * The private key in `pem`, ready to sign with.
 * @throws {JiraFailure} `jira_misconfigured` when it is none; shows nothing of it.
 */
export function privateKeyOf(pem: Secret): KeyObject {
  const known = KEYS.get(pem);
  if (known !== undefined) return known;

  const key = read(pem);
  KEYS.set(pem, key);
  return key;
}

function read(pem: Secret): KeyObject {
  const key = parsed(pem);
  if (key?.asymmetricKeyType === 'rsa') return key;
  throw new JiraFailure(
    'jira_misconfigured',
    'The stored private key of this Jira is no RSA key in PEM form. Enter it again, or have a new one made.',
  );
}

function parsed(pem: Secret): KeyObject | null {
  try {
    return createPrivateKey(pem.reveal());
  } catch {
    return null;
  }
}
