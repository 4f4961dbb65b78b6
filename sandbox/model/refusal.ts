/** A request Jira does not carry out, with the status and the body it says so with. */
export class Refusal extends Error {
  readonly status: number;
  readonly body: unknown;

  constructor(status: number, body: unknown) {
    super(`${status} ${JSON.stringify(body)}`);
    this.name = 'Refusal';
    this.status = status;
    this.body = body;
  }
}

/** The envelope of most of Jira's refusals. */
export function refusal(status: number, ...errorMessages: readonly string[]): Refusal {
  return new Refusal(status, { errorMessages, errors: {} });
}

/** A 400 that blames fields by name. */
export function fieldRefusal(errors: Readonly<Record<string, string>>): Refusal {
  return new Refusal(400, { errorMessages: [], errors });
}

/** The envelope of the webhook API. */
export function webhookRefusal(status: number, message: string): Refusal {
  return new Refusal(status, { messages: [{ key: message }] });
}

/** What an anonymous caller gets where Jira wants to know who asks. */
export function loginRequired(): Refusal {
  return new Refusal(401, {
    message: 'Client must be authenticated to access this resource.',
    'status-code': 401,
  });
}

export function commentNotFound(id: string): Refusal {
  return refusal(404, `Can not find a comment for the id: ${id}.`);
}

export function issueNotFound(): Refusal {
  return refusal(404, 'Issue Does Not Exist');
}
