import { z } from 'zod';
import { TRACKER_EVENTS_PATH } from '../../../domain/tracker-events-address.ts';
import { ANSWERS, CALL_DATA, callSchema, type CallType } from './call-schemas.ts';
import { EVENTS } from './event-schemas.ts';

type Json = Readonly<Record<string, unknown>>;

const CALLS: Readonly<Record<CallType, string>> = {
  'issue.find': 'Reads an issue.',
  'issue.apply': 'Resolves, ignores or unresolves an issue. Every tracker resolves and unresolves.',
  'issue.assignable': 'Reads whom an issue can be assigned to.',
  'issue.assign': 'Assigns an issue to one person, or to nobody.',
  'comment.write': 'Writes a comment on an issue.',
  'comment.edit': 'Gives a comment another text.',
  'comment.delete': 'Takes a comment out for good.',
};

const header = (name: string, description: string): Json => ({
  ...{ name, in: 'header', required: true, description, schema: { type: 'string' } },
});

/** What proves a message, in either direction (Standard Webhooks). */
const PROOF = {
  WebhookId: header(
    'webhook-id',
    'The message: a repeat has the same. It is done once, and answered as before.',
  ),
  WebhookTimestamp: header(
    'webhook-timestamp',
    'Seconds since 1970; at most 5 minutes from the clock of who takes it.',
  ),
  WebhookSignature: header(
    'webhook-signature',
    'One or more, with a space between: `v1,` and the base64 of the HMAC-SHA256 of `<id>.<timestamp>.<raw body>`.',
  ),
};
const TO_PROOF = Object.keys(PROOF).map((name) => ({ $ref: `#/components/parameters/${name}` }));

/** Both directions between Lockstep and an http tracker, as an OpenAPI 3.1 document. Made of the schemas that check them. */
export function contractDocument(): Json {
  const shared: Record<string, unknown> = {};
  const types = Object.keys(CALL_DATA) as CallType[];
  return {
    openapi: '3.1.0',
    info: {
      title: 'A tracker that Lockstep keeps in lockstep with Jira',
      version: '1.0.0',
      description:
        'Under `webhooks`: what Lockstep asks the tracker, by POST to its URL. Under `paths`: where the tracker posts what happened in it. Fields that are not named may be there, and are not looked at.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: 'https://lockstep.example.com', description: 'The public URL of your Lockstep.' }],
    paths: { [`${TRACKER_EVENTS_PATH}/{installationId}/events`]: { post: eventsOperation(shared) } },
    webhooks: Object.fromEntries(types.map((type) => [type, { post: callOperation(type, shared) }])),
    components: { parameters: PROOF, schemas: shared },
  };
}

function callOperation(type: CallType, shared: Record<string, unknown>): Json {
  return {
    operationId: type.replace('.', '-'),
    summary: CALLS[type],
    parameters: TO_PROOF,
    requestBody: body(schemaOf(callSchema(type), shared)),
    responses: {
      200: { description: 'What came of it.', ...content(schemaOf(ANSWERS[type], shared)) },
      401: { description: 'The signature is wrong, or the time is. Lockstep tries again later.' },
      503: { description: 'Not now. Lockstep tries again later, not before `Retry-After` if there is one.' },
    },
  };
}

function eventsOperation(shared: Record<string, unknown>): Json {
  const taken = z.object({
    taken: z.int().min(0).meta({ description: 'How many events were taken, now or before.' }),
    ignored: z.int().min(0).meta({ description: 'How many are of a type that Lockstep does not know.' }),
  });
  return {
    operationId: 'post-events',
    summary: 'Tells what happened: one event, or a list of at most 100 in the order in which they happened.',
    security: [],
    parameters: [
      { name: 'installationId', in: 'path', required: true, schema: { type: 'string' } },
      ...TO_PROOF,
    ],
    requestBody: body(schemaOf(EVENTS, shared)),
    responses: {
      200: { description: 'Kept: do not send it again.', ...content(schemaOf(taken, shared)) },
      401: { description: 'The address, the signature or the time is wrong: which, is not told.' },
      413: { description: 'More than 1 MiB.' },
      422: { description: 'An event is not as it should be; `errors` names the field. Nothing is kept.' },
      503: { description: 'Not kept. Send it again, not before `Retry-After`.' },
    },
  };
}

/** The schema, with what several have put into `shared`. */
function schemaOf(schema: z.ZodType, shared: Record<string, unknown>): unknown {
  const made = z.toJSONSchema(schema, {
    ...{ io: 'input', unrepresentable: 'any' },
    override: ({ jsonSchema }) => {
      // Zod's own pattern of a time says in 200 characters what the format says already.
      if (jsonSchema.format === 'date-time') delete jsonSchema.pattern;
    },
  });
  const pointed = JSON.parse(JSON.stringify(made).replaceAll('"#/$defs/', '"#/components/schemas/')) as Json;
  const definitions = (pointed['$defs'] ?? {}) as Readonly<Record<string, Json>>;
  for (const [name, definition] of Object.entries(definitions)) shared[name] = without(definition, 'id');
  return without(pointed, '$schema', '$defs');
}

function without(json: Json, ...names: readonly string[]): Json {
  return Object.fromEntries(Object.entries(json).filter(([name]) => !names.includes(name)));
}

const content = (schema: unknown) => ({ content: { 'application/json': { schema } } });
const body = (schema: unknown): Json => ({ required: true, ...content(schema) });
