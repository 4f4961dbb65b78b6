import { z } from 'zod';
import type { TrackerProblem } from '../../../domain/installation.ts';
import type { TrackerSettings } from '../../../domain/tracker-settings.ts';
import { list, time, type Presented } from './presented.ts';
import { presentTls, TLS_SETTINGS } from './tls.ts';

export const TRACKER_SETTINGS = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('local') }),
    z.strictObject({
      kind: z.literal('sentry'),
      baseUrl: z.string(),
      organization: z.string(),
      projects: list(z.string()).nullable().describe('Null for all.'),
      tls: TLS_SETTINGS,
    }),
    z.strictObject({ kind: z.literal('http'), url: z.string(), name: z.string(), tls: TLS_SETTINGS }),
  ])
  .meta({ id: 'TrackerSettings' });

export const TRACKER_PROBLEM = z
  .strictObject({ message: z.string(), since: time() })
  .meta({ id: 'TrackerProblem' });

export function presentTrackerSettings(settings: TrackerSettings): Presented<typeof TRACKER_SETTINGS> {
  const { kind } = settings;
  switch (kind) {
    case 'local':
      return { kind };
    case 'sentry': {
      const { baseUrl, organization, projects, tls } = settings;
      return { kind, baseUrl, organization, projects, tls: presentTls(tls) };
    }
    case 'http': {
      const { url, name, tls } = settings;
      return { kind, url, name, tls: presentTls(tls) };
    }
  }
}

/** Null while the tracker answers. */
export function presentTrackerProblem(
  problem: TrackerProblem | null,
): Presented<typeof TRACKER_PROBLEM> | null {
  return problem === null ? null : { message: problem.message, since: problem.since };
}
