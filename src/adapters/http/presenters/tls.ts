import { z } from 'zod';
import type { TlsSettings } from '../../../domain/integration-props.ts';
import type { Presented } from './presented.ts';

/** How the TLS of what is called is checked. */
export const TLS_SETTINGS = z
  .strictObject({
    isVerified: z.boolean(),
    caCertificate: z.string().nullable().describe('In PEM: an authority trusted beside the system’s.'),
  })
  .meta({ id: 'Tls' });

export function presentTls({ isVerified, caCertificate }: TlsSettings): Presented<typeof TLS_SETTINGS> {
  return { isVerified, caCertificate };
}
