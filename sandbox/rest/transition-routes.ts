import { z } from 'zod';
import type { JiraInstance } from '../jira-instance.ts';
import { fieldJson } from '../model/fields/field-json.ts';
import { fieldsAfter } from '../model/fields/verbs.ts';
import type { Issue } from '../model/issue.ts';
import { statusJson } from '../model/jira-json.ts';
import type { JsonObject } from '../model/jira-json.ts';
import { chosenTransition, transitionsFor } from '../model/transition-choice.ts';
import type { Transition } from '../model/workflow.ts';
import { callerOf, needs, visibleIssue } from './access.ts';
import { commentIn } from './comment-verb.ts';
import { jsonBody } from './json-body.ts';
import { textIn } from './query-parameters.ts';
import type { SandboxRouter } from './request-state.ts';

const TRANSITION = z.object({
  transition: z.object({ id: z.union([z.string(), z.number()]) }),
  fields: z.record(z.string(), z.unknown()).default({}),
  update: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))).default({}),
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
    const posted = fieldsAfter({ fields, update: verbs }, issue, jira.fields);
    const onScreen = new Set(screen?.map(({ id }) => id));
    const read = jira.fieldReader.read(posted, { project, onScreen });
    if (comment !== undefined) needs('ADD_COMMENTS', by, { project, to: 'comment on this issue' });
    const added = comment === undefined ? null : commentIn(comment);
    jira.issues.transition(issue, { transitionId, fields: read, comment: added }, by);
    ctx.status = 204;
  });
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
