import { z } from 'zod';
import type { PreviewedEffect, PreviewedEvent } from '../../../application/inbound/preview-event.ts';
import { itemsOf as itemsOfChangelog } from '../../../domain/changelog.ts';
import { EFFECT_KINDS } from '../../../domain/effect.ts';
import type { IssueEvent } from '../../../domain/issue-event.ts';
import { nameOf } from '../../../domain/jira-user.ts';
import { DECISION_REASONS } from '../../../domain/sync-decision.ts';
import { foretoldSentence } from '../foretold-sentence.ts';
import { LINK, presentLink } from './link.ts';
import { list, time, type Presented } from './presented.ts';

const IGNORED = [
  ...(['not_an_object', 'about_no_issue', 'not_linked'] as const),
  ...(['no_changelog', 'no_readable_item', 'nothing_to_sync'] as const),
] as const;

const TOLD = z
  .strictObject({
    name: z.string().nullable(),
    jiraIssueId: z.string(),
    jiraIssueKey: z.string().nullable(),
    actor: z.string().nullable(),
    occurredAt: time().nullable(),
    changed: list(z.string()).describe('The fields that its changelog names.'),
  })
  .meta({ id: 'ToldEvent' });

const FORETOLD = z
  .strictObject({
    kind: z.enum(EFFECT_KINDS),
    outcome: z
      .enum(['applied', 'skipped', 'failed', 'asks_jira', 'asks_tracker', 'waits'])
      .describe('`asks_…`: it hangs on what those then show. `waits`: it could not be carried out now.'),
    reason: z.enum(DECISION_REASONS).nullable().describe('Null where nothing can be decided yet.'),
    sentence: z.string().describe('What the timeline would say, for people.'),
  })
  .meta({ id: 'ForetoldEffect' });

export const EVENT_PREVIEW = z
  .strictObject({
    event: TOLD.nullable().describe('Null when the body is not understood as an event about an issue.'),
    ignored: z
      .enum(IGNORED)
      .nullable()
      .describe('Why nothing would be made of it; null when something would.'),
    links: list(z.strictObject({ link: LINK, effects: list(FORETOLD) })).describe('Those that it is about.'),
  })
  .meta({ id: 'EventPreview', description: 'What would come of an event, if Jira told of it now.' });

export function presentEventPreview({
  event,
  ignored,
  links,
}: PreviewedEvent): Presented<typeof EVENT_PREVIEW> {
  return {
    event: event === null ? null : presentEvent(event),
    ignored,
    links: links.map(({ link, effects }) => ({
      link: presentLink(link),
      effects: effects.map(presentForetold),
    })),
  };
}

function presentEvent({ name, issueId, issue, actor, occurredAt, changelog }: IssueEvent) {
  return {
    ...{ name, jiraIssueId: issueId, jiraIssueKey: issue?.key ?? null },
    ...{ actor: actor === null ? null : nameOf(actor), occurredAt },
    changed: itemsOfChangelog(changelog).map(({ field }) => field),
  };
}

function presentForetold(previewed: PreviewedEffect): Presented<typeof FORETOLD> {
  const { effect, foretold } = previewed;
  const sentence = foretoldSentence(previewed);
  if (foretold.kind === 'over') {
    const { outcome, reason } = foretold;
    // Nothing is given up that was not tried.
    return { kind: effect.kind, outcome: outcome === 'dead' ? 'failed' : outcome, reason, sentence };
  }
  const outcome = foretold.kind === 'waits' ? 'waits' : (`asks_${foretold.whom}` as const);
  return { kind: effect.kind, outcome, reason: null, sentence };
}
