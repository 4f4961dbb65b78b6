import { z } from 'zod';
import type { Installation } from '../../../domain/installation.ts';
import { ownId, time, type Presented } from './presented.ts';
import { presentSettings, SETTINGS } from './settings.ts';
import {
  presentTrackerProblem,
  presentTrackerSettings,
  TRACKER_PROBLEM,
  TRACKER_SETTINGS,
} from './tracker-settings.ts';

export const INSTALLATION = z
  .strictObject({
    id: ownId(),
    organizationId: ownId(),
    integrationId: ownId(),
    tracker: TRACKER_SETTINGS,
    trackerProblem: TRACKER_PROBLEM.nullable().describe('Null while the tracker answers.'),
    settings: SETTINGS,
    createdAt: time(),
    removedAt: time().nullable().describe('From then on it is over; null while it is there.'),
  })
  .meta({ id: 'Installation' });

export function presentInstallation(installation: Installation): Presented<typeof INSTALLATION> {
  const { id, organizationId, integrationId, tracker, trackerProblem, settings, createdAt, removedAt } =
    installation.toProps();
  return {
    ...{ id, organizationId, integrationId, tracker: presentTrackerSettings(tracker) },
    trackerProblem: presentTrackerProblem(trackerProblem),
    ...{ settings: presentSettings(settings), createdAt, removedAt },
  };
}
