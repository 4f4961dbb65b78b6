import { X509Certificate } from 'node:crypto';
import { z } from 'zod';
import type { TlsSettings } from '../../../domain/integration-props.ts';
import { text, type Schema } from './request-values.ts';

/** How the TLS of what is called is checked: as the system does it, unless said otherwise. */
export const TLS: Schema<TlsSettings> = z
  .strictObject({
    isVerified: z.boolean().optional(),
    caCertificate: text(200_000).refine(isCertificate, 'must be an X.509 certificate in PEM').nullish(),
  })
  .optional()
  .transform((tls) => ({ isVerified: tls?.isVerified ?? true, caCertificate: tls?.caCertificate ?? null }));

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).subject !== '';
  } catch {
    return false;
  }
}
