import type { AdminReads } from '../application/ports/admin-reads.ts';
import { EVERYTHING } from '../domain/api-key.ts';
import type { Integration } from '../domain/integration.ts';

const PAGE = 100;

/** Every Integration there is, by ascending id. */
export async function allIntegrations(
  reads: Pick<AdminReads, 'integrations'>,
): Promise<readonly Integration[]> {
  const all: Integration[] = [];
  for (let after: string | null = null; ; after = all.at(-1)?.id ?? null) {
    const page = await reads.integrations(EVERYTHING, { state: null, baseUrl: null }, { limit: PAGE, after });
    all.push(...page);
    if (page.length < PAGE) return all;
  }
}
