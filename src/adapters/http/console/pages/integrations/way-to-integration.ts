import type { Crumb } from '../../parts/crumbs.tsx';

/** The pages that lead to one about this Integration. */
export function wayToIntegration({
  id,
  baseUrl,
}: {
  readonly id: string;
  readonly baseUrl: string;
}): readonly Crumb[] {
  return [
    ['/integrations', 'Integrations'],
    [`/integrations/${id}`, baseUrl],
  ];
}
