import { z } from 'zod';
import type { NewComment } from '../model/issue-comments.ts';
import type { JsonObject } from '../model/jira-json.ts';
import { fieldRefusal } from '../model/refusal.ts';

const COMMENT = z.object({
  body: z.string(),
  visibility: z.object({ type: z.enum(['role', 'group']), value: z.string() }).nullish(),
  properties: z.array(z.object({ key: z.string(), value: z.unknown() })).optional(),
});

/** The comment that `update` adds. @throws {Refusal} 400 for any verb but `add`, and for an add of no body. */
export function commentIn(verb: JsonObject): NewComment {
  const parsed = COMMENT.safeParse(verb['add']);
  if (!parsed.success) throw fieldRefusal({ comment: 'Comment body is not valid!' });
  const { body, visibility = null, properties = [] } = parsed.data;
  return { body, visibility, properties };
}
