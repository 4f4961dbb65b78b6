import { z } from 'zod';
import type { ForeseenEvent, SettingsPreview } from '../../../application/installation/preview-settings.ts';
import { foreseenSentence } from '../foreseen-sentence.ts';
import { happenedSentence } from '../happened-sentence.ts';
import { count, list, ownId, time, type Presented } from './presented.ts';

const PREVIEWED = z
  .strictObject({
    at: time(),
    side: z.enum(['jira', 'tracker']).describe('Where it happened.'),
    happened: z.string().describe('What happened, for people.'),
    linkId: ownId(),
    jiraIssueKey: z.string().nullable(),
    deliveryId: ownId().nullable().describe('The webhook request that told of it.'),
    effectId: ownId().nullable().describe('What the tracker’s event asked of Jira.'),
    before: list(z.string()).describe('What the present settings make of it, for people.'),
    after: list(z.string()).describe('What the changed settings would have made of it.'),
    isDifferent: z.boolean(),
  })
  .meta({ id: 'ForeseenEvent' });

export const SETTINGS_PREVIEW = z
  .strictObject({
    looked: count().describe('How many events were looked at.'),
    different: count().describe('For how many of them something would have been different.'),
    withoutBody: count().describe('Requests that could not be looked at, as their bodies were removed.'),
    events: list(PREVIEWED).describe('The newest first.'),
  })
  .meta({ id: 'SettingsPreview' });

export function presentSettingsPreview({
  events,
  withoutBody,
}: SettingsPreview): Presented<typeof SETTINGS_PREVIEW> {
  return {
    looked: events.length,
    different: events.filter(({ isDifferent }) => isDifferent).length,
    withoutBody,
    events: events.map(presentEvent),
  };
}

function presentEvent({ event, before, after, isDifferent }: ForeseenEvent): Presented<typeof PREVIEWED> {
  return {
    ...{ at: event.at, side: event.side, happened: happenedSentence(event), linkId: event.link.id },
    jiraIssueKey: event.link.toProps().jiraIssueKey,
    deliveryId: event.side === 'jira' ? event.deliveryId : null,
    effectId: event.side === 'tracker' ? event.effectId : null,
    before: before.map(foreseenSentence),
    after: after.map(foreseenSentence),
    isDifferent,
  };
}
