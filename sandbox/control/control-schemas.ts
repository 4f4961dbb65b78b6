import { z } from 'zod';
import { CUSTOM_KINDS } from '../model/fields/field-definition.ts';
import { FAULT_NAMES } from '../faults/fault-kinds.ts';

const by = z.string().optional();
const labels = z.array(z.string()).optional();
const description = z.string().nullable().optional();

export const VERSION = z.strictObject({ version: z.string() });
export const BASE_URL = z.strictObject({ baseUrl: z.string().nullable() });
export const APPLICATION_LINK = z.strictObject({
  consumerKey: z.string(),
  name: z.string(),
  publicKey: z.string(),
  callbackUrl: z.string().nullable().default(null),
});
export const AUTHORIZE = z.strictObject({
  requestToken: z.string(),
  user: z.string().optional(),
  decision: z.enum(['allow', 'deny']).optional(),
});
export const REVOKE = z.strictObject({
  token: z.string().optional(),
  user: z.string().optional(),
  consumerKey: z.string().optional(),
});
export const EXPIRE = REVOKE.extend({ inMs: z.int().optional() });
export const CREATE_ISSUE = z.strictObject({
  project: z.string(),
  issueType: z.string().optional(),
  summary: z.string(),
  description,
  labels,
  assignee: z.string().nullable().optional(),
  by,
});
export const EDIT_ISSUE = z.strictObject({ summary: z.string().optional(), description, labels, by });
export const TRANSITION_ISSUE = z.strictObject({
  to: z.string(),
  resolution: z.string().optional(),
  fields: z.record(z.string(), z.unknown()).optional(),
  comment: z.string().optional(),
  by,
});
export const SET_RESOLUTION = z.strictObject({ resolution: z.string().nullable(), by });
export const ASSIGN_ISSUE = z.strictObject({ assignee: z.string().nullable(), by });
export const MOVE_ISSUE = z.strictObject({
  project: z.string(),
  status: z.string().optional(),
  issueType: z.string().optional(),
  by,
});
export const COMMENT = z.strictObject({
  body: z.string(),
  visibility: z
    .strictObject({ type: z.enum(['role', 'group']), value: z.string() })
    .nullable()
    .optional(),
  by,
});
export const NEW_PROJECT = z.strictObject({
  key: z.string(),
  name: z.string().optional(),
  workflow: z.enum(['open', 'strict']).optional(),
});
export const EDIT_PROJECT = z.strictObject({
  key: z.string().optional(),
  name: z.string().optional(),
  lead: z.string().optional(),
  allowsUnassigned: z.boolean().optional(),
  allowsLinking: z.boolean().optional(),
  issueTypes: z.array(z.string()).optional(),
  components: z.array(z.string()).optional(),
  versions: z
    .array(
      z.strictObject({
        name: z.string(),
        archived: z.boolean().optional(),
        released: z.boolean().optional(),
      }),
    )
    .optional(),
  securityLevels: z.array(z.string()).optional(),
});
const TRANSITION = {
  name: z.string(),
  from: z.array(z.string()).optional(),
  to: z.string(),
  fields: z
    .array(
      z.strictObject({ id: z.string(), required: z.boolean().optional(), listed: z.boolean().optional() }),
    )
    .nullable()
    .optional(),
  resolution: z.string().nullable().optional(),
  condition: z.string().nullable().optional(),
  refusal: z.string().nullable().optional(),
  hidesTarget: z.boolean().optional(),
  event: z.string().optional(),
} as const;
export const NEW_TRANSITION = z.strictObject(TRANSITION);
export const WORKFLOW = z.strictObject({
  name: z.string().optional(),
  statuses: z
    .array(
      z.strictObject({
        name: z.string(),
        category: z.enum(['new', 'indeterminate', 'done']).optional(),
        id: z.string().optional(),
      }),
    )
    .min(1),
  transitions: z.array(z.strictObject({ id: z.string().regex(/^\d+$/), ...TRANSITION })),
});
const OPTION = z.union([
  z.string(),
  z.strictObject({ value: z.string(), children: z.array(z.string()).optional() }),
]);
export const NEW_FIELD = z.strictObject({
  id: z.string().optional(),
  name: z.string(),
  kind: z.enum(CUSTOM_KINDS),
  options: z.array(OPTION).optional(),
});
export const ON_SCREEN = z.strictObject({
  required: z.boolean().optional(),
  default: z.unknown().optional(),
});
export const LIMITS = z.strictObject({
  createMetaPage: z.int().min(1).optional(),
  search: z.int().min(1).optional(),
});
export const RAW_BODY = z.strictObject({ body: z.string() });
export const CONCEAL = z.strictObject({ as: z.enum(['archived', 'forbidden', 'unknown']).nullable() });
const USER = {
  displayName: z.string().optional(),
  emailAddress: z.string().optional(),
  emailDisplay: z.enum(['shown', 'hidden', 'masked']).optional(),
  password: z.string().optional(),
  timeZone: z.string().optional(),
  isAdmin: z.boolean().optional(),
  active: z.boolean().optional(),
  assignable: z.boolean().optional(),
  lacks: z.array(z.string()).optional(),
} as const;
export const NEW_USER = z.strictObject({ name: z.string(), key: z.string().optional(), ...USER });
export const EDIT_USER = z.strictObject({ name: z.string().optional(), ...USER });
export const NEW_PAT = z.strictObject({
  user: z.string().optional(),
  name: z.string().optional(),
  expiresInDays: z.number().nullable().optional(),
});
export const FAULT = z.strictObject({
  times: z.int().min(0).optional(),
  every: z.int().min(1).optional(),
  forMs: z.int().min(0).optional(),
  ms: z.int().optional(),
  retryAfterSeconds: z.int().min(0).optional(),
  path: z.string().optional(),
  method: z.string().optional(),
  status: z.int().min(400).max(599).optional(),
  afterWork: z.boolean().optional(),
  event: z.string().optional(),
});
export const FAULT_NAME = z.enum(FAULT_NAMES);
export const WEBHOOK = z.strictObject({
  name: z.string(),
  url: z.string(),
  events: z.array(z.string()),
  filter: z.string().default(''),
  excludeBody: z.boolean().default(false),
  active: z.boolean().default(true),
  secret: z.string().nullable().default(null),
});
export const EDIT_WEBHOOK = z.strictObject({
  name: z.string().optional(),
  url: z.string().optional(),
  events: z.array(z.string()).optional(),
  filter: z.string().optional(),
  excludeBody: z.boolean().optional(),
  active: z.boolean().optional(),
  secret: z.string().nullable().optional(),
});
