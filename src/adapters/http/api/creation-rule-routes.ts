import type { Router } from '@koa/router';
import type { HttpPorts } from '../http-ports.ts';
import type { Operations } from '../openapi/operation.ts';
import { presentListedRule, presentRule, LISTED_RULE, CREATION_RULE } from '../presenters/creation-rule.ts';
import { pageOf } from '../presenters/presented.ts';
import type { ApiState } from '../request-state.ts';
import { givenRule, RULE } from './creation-rule-schema.ts';
import { found } from './found.ts';
import { listed, PAGE_ONLY } from './listing.ts';
import { readJson, readPatch } from './read-json.ts';
import { idIn } from './request-values.ts';

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
    const rule = givenRule(await readJson(ctx, RULE));
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
    const rule = givenRule(await readJson(ctx, RULE));
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
      await ports.changeCreationRule.execute({ scope, ruleId: rule.id, rule: givenRule(changed(presented)) }),
    );
  });

  router.delete('/creation-rules/:id', async (ctx) => {
    await ports.removeCreationRule.execute({ scope: ctx.state.scope, ruleId: idIn(ctx) });
    ctx.status = 204;
  });
}
