import type { Router } from '@koa/router';
import { z } from 'zod';
import type { GivenRule } from '../../../application/creation/add-creation-rule.ts';
import { MADE_AGAIN } from '../../../domain/creation/creation-rule.ts';
import type { HttpPorts } from '../http-ports.ts';
import type { Operations } from '../openapi/operation.ts';
import { presentListedRule, presentRule, LISTED_RULE, CREATION_RULE } from '../presenters/creation-rule.ts';
import { pageOf } from '../presenters/presented.ts';
import type { ApiState } from '../request-state.ts';
import { found } from './found.ts';
import { listed, PAGE_ONLY } from './listing.ts';
import { readJson, readPatch } from './read-json.ts';
import { idIn, text, wholeWithin } from './request-values.ts';

const texts = () => z.array(text(200)).max(200, 'must hold at most 200 texts').optional();
const MATCH = z.strictObject({
  projects: texts(),
  levels: texts(),
  tags: z.record(text(200), text(1000)).optional(),
  timesSeenAtLeast: wholeWithin(1, 1_000_000).nullable().optional(),
  onRegression: z.boolean().optional(),
});
const RULE = z.strictObject({
  name: text(1000),
  position: wholeWithin(0, 1_000_000).optional(),
  isEnabled: z.boolean().optional(),
  match: MATCH.optional(),
  again: z.enum(MADE_AGAIN).optional(),
  values: z.record(text(200), z.unknown()),
});

export const CREATION_RULE_OPERATIONS: Operations = {
  'POST /installations/:id/creation-rules': {
    name: 'rules create',
    role: 'admin',
    summary: 'Adds a rule by which Jira issues are made for tracker issues.',
    body: RULE,
    answers: { 201: { description: 'The rule.', schema: CREATION_RULE } },
    refusals: [409],
  },
  'GET /installations/:id/creation-rules': {
    name: 'rules list',
    summary: 'Lists the rules of an Installation, with what went wrong.',
    query: PAGE_ONLY,
    answers: { 200: { description: 'A page.', schema: pageOf(LISTED_RULE) } },
  },
  'GET /creation-rules/:id': {
    name: 'rules show',
    summary: 'Reads a rule, with what went wrong.',
    answers: { 200: { description: 'The rule.', schema: LISTED_RULE } },
  },
  'PUT /creation-rules/:id': {
    name: 'rules replace',
    role: 'admin',
    summary: 'Puts what a rule says in the place of what it said.',
    body: RULE,
    answers: { 200: { description: 'The rule.', schema: CREATION_RULE } },
  },
  'PATCH /creation-rules/:id': {
    name: 'rules change',
    role: 'admin',
    summary: 'Changes the parts of a rule that are given; null puts one back to its default.',
    body: RULE.partial(),
    bodyType: 'application/merge-patch+json',
    answers: { 200: { description: 'The rule.', schema: CREATION_RULE } },
  },
  'DELETE /creation-rules/:id': {
    name: 'rules remove',
    role: 'admin',
    summary: 'Takes a rule away; what was made by it stays.',
    answers: { 204: { description: 'It is gone.' } },
  },
};

type CreationRuleRoutePorts = Pick<
  HttpPorts,
  'reads' | 'creationReads' | 'addCreationRule' | 'changeCreationRule' | 'removeCreationRule'
>;

/** The rules by which Jira issues are made. */
export function addCreationRuleRoutes(router: Router<ApiState>, ports: CreationRuleRoutePorts): void {
  const { reads, creationReads } = ports;

  router.post('/installations/:id/creation-rules', async (ctx) => {
    const rule = given(await readJson(ctx, RULE));
    const { scope } = ctx.state;
    ctx.status = 201;
    ctx.body = presentRule(await ports.addCreationRule.execute({ scope, installationId: idIn(ctx), rule }));
  });

  router.get('/installations/:id/creation-rules', async (ctx) => {
    const { scope } = ctx.state;
    const installation = found(await reads.installation(scope, idIn(ctx)), 'Installation');
    ctx.body = await listed(ctx, {
      read: (page) => creationReads.rules(scope, installation.id, page),
      present: presentListedRule,
      idOf: ({ rule }) => rule.id,
    });
  });

  router.get('/creation-rules/:id', async (ctx) => {
    const rule = await creationReads.rule(ctx.state.scope, idIn(ctx));
    ctx.body = presentListedRule(found(rule, 'rule'));
  });

  router.put('/creation-rules/:id', async (ctx) => {
    const rule = given(await readJson(ctx, RULE));
    const { scope } = ctx.state;
    ctx.body = presentRule(await ports.changeCreationRule.execute({ scope, ruleId: idIn(ctx), rule }));
  });

  router.patch('/creation-rules/:id', async (ctx) => {
    const { scope } = ctx.state;
    const changed = await readPatch(ctx, RULE);
    const { rule } = found(await creationReads.rule(scope, idIn(ctx)), 'rule');
    const { name, position, isEnabled, match, again, values } = presentRule(rule);
    const presented = { name, position, isEnabled, match, again, values };
    ctx.body = presentRule(
      await ports.changeCreationRule.execute({ scope, ruleId: rule.id, rule: given(changed(presented)) }),
    );
  });

  router.delete('/creation-rules/:id', async (ctx) => {
    await ports.removeCreationRule.execute({ scope: ctx.state.scope, ruleId: idIn(ctx) });
    ctx.status = 204;
  });
}

/** What is left out: any tracker issue, made once, in the order in which the rules were added. */
function given({
  name,
  position = 0,
  isEnabled = true,
  match = {},
  again = 'never',
  values,
}: z.output<typeof RULE>): GivenRule {
  const { projects = [], levels = [], tags = {}, timesSeenAtLeast = null, onRegression = false } = match;
  const matched = { projects, levels, tags, timesSeenAtLeast, onRegression };
  return { name, position, isEnabled, match: matched, again, values };
}
