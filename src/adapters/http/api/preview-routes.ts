import type { Router } from '@koa/router';
import { z } from 'zod';
import type { HttpPorts } from '../http-ports.ts';
import type { Operations } from '../openapi/operation.ts';
import { presentPreviewedRule, PREVIEWED_RULE } from '../presenters/previewed-rule.ts';
import { itemsOf, presentItems } from '../presenters/presented.ts';
import { presentSettings } from '../presenters/settings.ts';
import { presentSettingsPreview, SETTINGS_PREVIEW } from '../presenters/settings-preview.ts';
import { presentSuggestedMapping, SUGGESTED_MAPPING } from '../presenters/suggested-mapping.ts';
import type { ApiState } from '../request-state.ts';
import { givenRule, RULE } from './creation-rule-schema.ts';
import { readJson, readPatch } from './read-json.ts';
import { foreignId, idIn, text, valuesIn } from './request-values.ts';
import { SYNC_SETTINGS } from './sync-settings-schema.ts';

const RULE_FOR_ISSUE = z.strictObject({ rule: RULE, trackerIssueId: foreignId<'TrackerIssue'>() });
const SUGGESTIONS_QUERY = z.strictObject({ project: text(100), query: text(500).optional() });

export const PREVIEW_OPERATIONS: Operations = {
  'POST /installations/:id/settings/previews': {
    name: 'settings preview',
    role: 'read',
    isQuestion: true,
    summary: 'Tells what changed settings would have made of the last 50 events. Changes nothing.',
    body: SYNC_SETTINGS,
    bodyType: 'application/merge-patch+json',
    answers: { 200: { description: 'Event by event.', schema: SETTINGS_PREVIEW } },
  },
  'GET /installations/:id/user-suggestions': {
    name: 'settings suggest-users',
    summary: 'Tells who people of Jira are in the tracker, and who they may be.',
    query: SUGGESTIONS_QUERY,
    answers: { 200: { description: 'At most 100 people.', schema: itemsOf(SUGGESTED_MAPPING) } },
    refusals: [409, 422, 502],
  },
  'POST /installations/:id/creation-rules/previews': {
    name: 'rules preview',
    role: 'read',
    isQuestion: true,
    summary: 'Tells what Jira issue a rule would make for a tracker issue. Makes nothing.',
    body: RULE_FOR_ISSUE,
    answers: { 200: { description: 'What would be made.', schema: PREVIEWED_RULE } },
    refusals: [409, 502],
  },
};

type PreviewRoutePorts = Pick<HttpPorts, 'previewSettings' | 'suggestUserMapping' | 'previewCreationRule'>;

/** What would come of settings and rules, and who is who: questions that a change begins with. */
export function addPreviewRoutes(router: Router<ApiState>, ports: PreviewRoutePorts): void {
  router.post('/installations/:id/settings/previews', async (ctx) => {
    const patched = await readPatch(ctx, SYNC_SETTINGS);
    const { scope } = ctx.state;
    const settings: Parameters<typeof ports.previewSettings.execute>[0]['settings'] = (present) =>
      patched(presentSettings(present));
    ctx.body = presentSettingsPreview(
      await ports.previewSettings.execute({ scope, installationId: idIn(ctx), settings }),
    );
  });

  router.get('/installations/:id/user-suggestions', async (ctx) => {
    const { project, query = '' } = valuesIn(SUGGESTIONS_QUERY, ctx.query);
    const { scope } = ctx.state;
    const asked = { scope, installationId: idIn<'Installation'>(ctx), project, query };
    ctx.body = presentItems(await ports.suggestUserMapping.execute(asked), presentSuggestedMapping);
  });

  router.post('/installations/:id/creation-rules/previews', async (ctx) => {
    const { rule, trackerIssueId } = await readJson(ctx, RULE_FOR_ISSUE);
    const { scope } = ctx.state;
    const asked = { scope, installationId: idIn<'Installation'>(ctx), rule: givenRule(rule), trackerIssueId };
    ctx.body = presentPreviewedRule(await ports.previewCreationRule.execute(asked));
  });
}
