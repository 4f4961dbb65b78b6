import { z } from 'zod';
import type { JiraInstance } from '../jira-instance.ts';
import { fieldJson } from '../model/fields/field-json.ts';
import type { Issue } from '../model/issue.ts';
import type { NewComment } from '../model/issue-comments.ts';
import { statusJson } from '../model/jira-json.ts';
import type { JsonObject } from '../model/jira-json.ts';
import { fieldRefusal } from '../model/refusal.ts';
import { chosenTransition, transitionsFor } from '../model/transition-choice.ts';
import type { Transition } from '../model/workflow.ts';
import { callerOf, needs, visibleIssue } from './access.ts';
import { jsonBody } from './json-body.ts';
import { textIn } from './query-parameters.ts';
import type { SandboxRouter } from './request-state.ts';

const COMMENT = z.object({
  body: z.string(),
  visibility: z.object({ type: z.enum(['role', 'group']), value: z.string() }).optional(),
});
const TRANSITION = z.object({
  transition: z.object({ id: z.union([z.string(), z.number()]) }),
  fields: z.record(z.string(), z.unknown()).default({}),
  update: z.record(z.string(), z.array(z.record(z.string(), z.unknown())).max(1)).default({}),
});

/** What may be done with an issue now, and doing it. */
export function addTransitionRoutes(router: SandboxRouter, jira: JiraInstance): void {
  const path = '/rest/api/2/issue/:idOrKey/transitions';

  router.get(path, (ctx) => {
    const issue = visibleIssue(ctx, jira);
    const withFields = (textIn(ctx.query, 'expand') ?? '').split(',').includes('transitions.fields');
    const wanted = textIn(ctx.query, 'transitionId');
    ctx.body = {
      expand: 'transitions',
      transitions: transitionsFor(issue, ctx.state.caller.user)
        .filter(({ id }) => wanted === null || id === wanted)
        .map((transition) => transitionJson(transition, { issue, withFields }, jira)),
    };
    jira.meanwhile.transitionsListed(issue);
  });

  router.post(path, (ctx) => {
    const by = callerOf(ctx);
    const issue = visibleIssue(ctx, jira);
    const { project } = issue;
    needs('TRANSITION_ISSUES', by, { project, to: 'transition issues in this project' });
    const { transition, fields, update } = jsonBody(ctx, TRANSITION);
    const { id: transitionId, screen } = chosenTransition(issue, String(transition.id), by);

    const { comment: [comment] = [], ...verbs } = update;
    const set = Object.entries(verbs).map(([id, [verb]]) => [id, verb?.['set']] as const);
    const posted = { ...fields, ...Object.fromEntries(set) };
    const onScreen = new Set(screen?.map(({ id }) => id));
    const read = jira.fieldReader.read(posted, { project, onScreen });
    if (comment !== undefined) needs('ADD_COMMENTS', by, { project, to: 'comment on this issue' });
    const added = comment === undefined ? null : commentOf(comment);
    jira.issues.transition(issue, { transitionId, fields: read, comment: added }, by);
    ctx.status = 204;
  });
}

/** @throws {Refusal} 400 for any verb but `add`, and for an add of no body. */
function commentOf(verb: JsonObject): NewComment {
  const parsed = COMMENT.safeParse(verb['add']);
  if (!parsed.success) throw fieldRefusal({ comment: 'Comment body is not valid!' });
  const { body, visibility = null } = parsed.data;
  return { body, visibility };
}

function transitionJson(
  transition: Transition,
  { issue, withFields }: { readonly issue: Issue; readonly withFields: boolean },
  jira: JiraInstance,
): JsonObject {
  const { id, name, screen, from, condition, hidesTarget, to } = transition;
  return {
    id,
    name,
    hasScreen: screen !== null,
    isGlobal: from === null,
    isInitial: false,
    isConditional: condition !== null,
    ...(hidesTarget ? {} : { to: statusJson(to, jira.setting) }),
    ...(withFields ? { fields: screenJson(transition, issue, jira) } : {}),
  };
}

/** The fields that are listed; others may be on the screen all the same. */
function screenJson({ screen }: Transition, issue: Issue, { fields, setting }: JiraInstance): JsonObject {
  const listed = (screen ?? []).filter((field) => field.listed);
  return Object.fromEntries(
    listed.flatMap(({ id, required }) => {
      const field = fields.find(id);
      return field === null ? [] : [[id, fieldJson({ field, required }, issue, setting)]];
    }),
  );
}
