import type { Router } from '@koa/router';
import { CREATION_FORM } from '../../../presenters/creation-form.ts';
import { CREATION_RULE, LISTED_RULE } from '../../../presenters/creation-rule.ts';
import { PREVIEWED_RULE } from '../../../presenters/previewed-rule.ts';
import { z } from 'zod';
import type { ConsoleParts } from '../../console-ports.ts';
import type { ConsoleContext, ConsoleState } from '../../console-state.ts';
import { readForm, textIn } from '../../form-values.ts';
import { ApiRefused } from '../../in-process-api.ts';
import { namedInstallation, type NamedInstallation } from '../../named-installations.ts';
import { Form } from '../../parts/form.tsx';
import { Link } from '../../parts/link.tsx';
import { NO_REFUSAL, refusalIn } from '../../refusal.ts';
import { seeOther } from '../../see-other.ts';
import { givenTexts, type CreationForm } from '../links/creation-values.ts';
import { localIssuesOf } from '../links/tracker-issue-field.tsx';
import { RulePage, type RulePageProps } from './rule-form.tsx';
import { ruleIn, NEW_RULE, type GivenRule } from './rule-values.ts';
import { SettingsHead } from './settings-head.tsx';

type Shown = Pick<RulePageProps, 'rule' | 'preview' | 'refusal'>;

const RULES = '/installations/:id/rules';

/** A rule: made, tried out, changed, removed. */
export function addRuleRoutes(router: Router<ConsoleState>, { pages }: ConsoleParts): void {
  const show = (ctx: ConsoleContext, asked: Asked, shown: Shown): void => {
    const title = asked.ruleId === null ? 'A new rule' : shown.rule.name;
    const props = { ...asked, ...shown, title, isKept: asked.ruleId !== null };
    pages.show(ctx, { title, status: shown.refusal.status, children: <RulePage {...props} /> });
  };

  router.get(`${RULES}/new`, async (ctx) => {
    const asked = await askedFor(ctx, { ruleId: null, values: NEW_RULE.values, example: null });
    show(ctx, asked, { rule: NEW_RULE, preview: null, refusal: NO_REFUSAL });
  });

  router.get(`${RULES}/:rule`, async (ctx) => {
    const rule = await ruleOf(ctx);
    const asked = await askedFor(ctx, { ruleId: rule.id, values: rule.values, example: null });
    show(ctx, asked, { rule, preview: null, refusal: NO_REFUSAL });
  });

  router.post(`${RULES}/new`, (ctx) => submitted(ctx, null));
  router.post(`${RULES}/:rule`, async (ctx) => submitted(ctx, (await ruleOf(ctx)).id));

  async function submitted(ctx: ConsoleContext, ruleId: string | null): Promise<void> {
    const form = await readForm(ctx);
    const given = {
      ruleId,
      values: Object.fromEntries(groupsIn(givenTexts(form))),
      example: textIn(form, 'example'),
    };
    const asked = await askedFor(ctx, given);
    const rule = ruleIn(form, asked.form?.fields ?? []);
    const shown = { rule, preview: null, refusal: NO_REFUSAL };
    const action = form.get('action');
    if (action === 'reload') {
      show(ctx, asked, shown);
      return;
    }
    try {
      if (action === 'preview') show(ctx, asked, { ...shown, preview: await previewOf(ctx, asked, rule) });
      else await save(ctx, asked, rule);
    } catch (error) {
      show(ctx, asked, { ...shown, refusal: refusalIn(error, (field) => field !== 'body') });
    }
  }

  router.get(`${RULES}/:rule/remove`, async (ctx) => {
    const [installation, rule] = [await installationOf(ctx), await ruleOf(ctx)];
    const base = `/installations/${installation.id}/rules`;
    pages.show(ctx, {
      title: 'Remove a rule',
      children: (
        <>
          <SettingsHead
            installation={installation}
            title={`Remove “${rule.name}”`}
            lead="It makes no further Jira issues. Those that it made stay, and stay linked."
          />
          <Form to={`${base}/${rule.id}/remove`} class="buttons">
            <button class="danger">Remove the rule</button>
            <Link to={`${base}/${rule.id}`} class="button plain">
              Keep it
            </Link>
          </Form>
        </>
      ),
    });
  });

  router.post(`${RULES}/:rule/remove`, async (ctx) => {
    const rule = await ruleOf(ctx);
    await ctx.state.api.ask(z.null(), { method: 'DELETE', path: `/creation-rules/${rule.id}` });
    seeOther(ctx, `/installations/${rule.installationId}/rules`, 'rule_removed');
  });
}

async function save(ctx: ConsoleContext, { installation, ruleId }: Asked, rule: GivenRule): Promise<void> {
  const at =
    ruleId === null
      ? ({ method: 'POST', path: `/installations/${installation.id}/creation-rules` } as const)
      : ({ method: 'PUT', path: `/creation-rules/${ruleId}` } as const);
  await ctx.state.api.ask(CREATION_RULE, { ...at, body: rule });
  seeOther(ctx, `/installations/${installation.id}/rules`, 'rule_saved');
}

function previewOf({ state: { api } }: ConsoleContext, { installation, example }: Asked, rule: GivenRule) {
  const path = `/installations/${installation.id}/creation-rules/previews`;
  return api.ask(PREVIEWED_RULE, { method: 'POST', path, body: { rule, trackerIssueId: example } });
}

interface Asked extends Pick<RulePageProps, 'installation' | 'local' | 'form' | 'formProblem' | 'example'> {
  readonly ruleId: string | null;
}

/** The form that Jira has for what was given so far; it is asked for a tracker issue, the first there is by default. */
async function askedFor(
  ctx: ConsoleContext,
  given: {
    readonly ruleId: string | null;
    readonly values: GivenRule['values'];
    readonly example: string | null;
  },
): Promise<Asked> {
  const { api } = ctx.state;
  const installation = await installationOf(ctx);
  const local = await localIssuesOf(api, installation);
  const example = given.example ?? local?.items[0]?.id ?? '';
  const shared = { ruleId: given.ruleId, installation, local, example };
  if (example === '') {
    const formProblem =
      'Name a tracker issue, and show the form: Jira’s form is asked for with an issue at hand.';
    return { ...shared, form: null, formProblem };
  }
  try {
    const query = new URLSearchParams(textsIn(given.values).map(([name, text]) => [name, text]));
    query.set('trackerIssueId', example);
    const path = `/installations/${installation.id}/creation-form?${query.toString()}`;
    return {
      ...shared,
      form: withValues(await api.ask(CREATION_FORM, path), given.values),
      formProblem: null,
    };
  } catch (error) {
    if (!(error instanceof ApiRefused) || error.status === 404 || error.status === 403) throw error;
    return { ...shared, form: null, formProblem: error.message };
  }
}

/** As the rule has them: what was given the last time is none of a rule's business. */
function withValues(form: CreationForm, values: GivenRule['values']): CreationForm {
  const place = ['project', 'issuetype'];
  const fields = form.fields.map((field) =>
    place.includes(field.id) ? field : { ...field, value: values[field.id] ?? null },
  );
  return { ...form, fields };
}

function textsIn(values: GivenRule['values']): readonly (readonly [string, string])[] {
  return Object.entries(values).flatMap(([name, value]) =>
    [value]
      .flat()
      .filter((one) => typeof one === 'string' && one !== '')
      .map((one) => [name, String(one)] as const),
  );
}

function groupsIn(texts: URLSearchParams): readonly (readonly [string, string | readonly string[]])[] {
  return [...new Set(texts.keys())].map((name) => {
    const all = texts.getAll(name);
    return [name, all.length === 1 ? (all[0] ?? '') : all] as const;
  });
}

function installationOf({ state: { api }, params }: ConsoleContext): Promise<NamedInstallation> {
  return namedInstallation(api, params['id'] ?? '');
}

/** The rule in the path, of the Installation in the path. */
async function ruleOf({ state: { api }, params }: ConsoleContext) {
  return api.ask(LISTED_RULE, `/creation-rules/${encodeURIComponent(params['rule'] ?? '')}`);
}
