import { createHmac } from 'node:crypto';

/** A webhook request as it goes over the wire. */
export interface Event {
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

/** What an event says. */
export interface Said {
  /** Its key is `ABC-` and the same number. */
  readonly issueId: number;
  readonly isDone: boolean;
  /** Of two events about one issue the greater is the newer; no two of all have the same. */
  readonly sequence: number;
}

// As long as what takes their place, and nowhere else in the body.
const ISSUE = '900000001';
const UPDATED = '2099-12-31T23:59:59.999+0000';
const TIMESTAMP = '9876543210987';

/** All issues have so many digits. */
export const FIRST_ISSUE = 100_000_000;
const FIRST_UPDATED = Date.parse('2027-01-01T00:00:00.000Z');

/** Makes events of 7 KB, each of other bytes and rightly signed, with as little work as that takes. */
export class IssueEvents {
  readonly #secret: string;
  readonly #done = new Template(true);
  readonly #open = new Template(false);

  constructor(secret: string) {
    this.#secret = secret;
  }

  make(said: Said): Event {
    const body = (said.isDone ? this.#done : this.#open).filled(said);
    const signature = createHmac('sha256', this.#secret).update(body).digest('hex');
    return {
      body,
      headers: { 'content-type': 'application/json', 'x-hub-signature': `sha256=${signature}` },
    };
  }
}

/** A body in SQL, of the columns `issue_id`, `is_done` and `sequence` of a row. */
export function bodyInSql(): string {
  const filled = (template: string) => `
    convert_to(
      replace(replace(replace(${template},
        '${ISSUE}', issue_id::text),
        '${UPDATED}', to_char(timestamptz '${new Date(FIRST_UPDATED).toISOString()}' at time zone 'UTC'
          + sequence * interval '1 second', 'YYYY-MM-DD"T"HH24:MI:SS.MS"+0000"')),
        '${TIMESTAMP}', (1000000000000 + sequence)::text),
      'UTF8')`;
  return `case when is_done then ${filled(':done')} else ${filled(':open')} end`;
}

/** What `bodyInSql` names. */
export function templatesForSql(): { readonly done: string; readonly open: string } {
  return { done: textOf(true), open: textOf(false) };
}

class Template {
  readonly #bytes: Buffer;
  readonly #places: ReadonlyMap<string, readonly number[]>;

  constructor(isDone: boolean) {
    this.#bytes = Buffer.from(textOf(isDone));
    this.#places = new Map([ISSUE, UPDATED, TIMESTAMP].map((text) => [text, placesOf(text, this.#bytes)]));
  }

  filled({ issueId, sequence }: Said): Buffer {
    const body = Buffer.from(this.#bytes);
    const put = (text: string, by: string) => {
      for (const place of this.#places.get(text) ?? []) body.write(by, place, 'latin1');
    };
    put(ISSUE, String(issueId));
    put(UPDATED, new Date(FIRST_UPDATED + sequence * 1000).toISOString().replace('Z', '+0000'));
    put(TIMESTAMP, String(1_000_000_000_000 + sequence));
    return body;
  }
}

function placesOf(text: string, bytes: Buffer): readonly number[] {
  const places: number[] = [];
  for (let at = bytes.indexOf(text); at !== -1; at = bytes.indexOf(text, at + 1)) places.push(at);
  return places;
}

const JIRA = 'https://jira.example.com';

function textOf(isDone: boolean): string {
  const [toDo, done] = [
    { id: '10000', name: 'To Do', statusCategory: { id: 2, key: 'new', name: 'To Do' } },
    { id: '10001', name: 'Done', statusCategory: { id: 3, key: 'done', name: 'Done' } },
  ];
  const [from, to] = isDone ? ([toDo, done] as const) : ([done, toDo] as const);
  const resolution = { self: `${JIRA}/rest/api/2/resolution/10000`, id: '10000', name: 'Done' };
  const user = person('ada');
  return JSON.stringify({
    timestamp: Number(TIMESTAMP),
    webhookEvent: 'jira:issue_updated',
    issue_event_type_name: 'issue_generic',
    user,
    issue: {
      id: ISSUE,
      self: `${JIRA}/rest/api/2/issue/${ISSUE}`,
      key: `ABC-${ISSUE}`,
      fields: {
        issuetype: { self: `${JIRA}/rest/api/2/issuetype/10004`, id: '10004', name: 'Bug', subtask: false },
        project: { self: `${JIRA}/rest/api/2/project/10100`, id: '10100', key: 'ABC', name: 'A project' },
        summary: 'The door does not open',
        description: 'It was pushed, it was pulled, and somebody leaned against it for a while. '.repeat(20),
        status: to,
        resolution: isDone ? resolution : null,
        assignee: null,
        reporter: user,
        creator: person('bob'),
        priority: { self: `${JIRA}/rest/api/2/priority/3`, id: '3', name: 'Medium' },
        labels: ['door', 'hinge'],
        created: '2026-03-04T12:00:00.000+0000',
        updated: UPDATED,
        ...Object.fromEntries(Array.from({ length: 60 }, (_, n) => customField(10_200 + n))),
      },
    },
    changelog: {
      id: '10414',
      items: [
        {
          field: 'resolution',
          fieldtype: 'jira',
          from: null,
          fromString: null,
          to: '10000',
          toString: 'Done',
        },
        {
          ...{ field: 'status', fieldtype: 'jira', from: from.id, fromString: from.name },
          ...{ to: to.id, toString: to.name },
        },
      ],
    },
  });
}

function person(login: string): unknown {
  const avatar = (size: number): readonly [string, string] => [
    `${size}x${size}`,
    `${JIRA}/secure/useravatar?size=${size}&ownerId=${login}`,
  ];
  return {
    self: `${JIRA}/rest/api/2/user?username=${login}`,
    name: login,
    key: `KEY-${login}`,
    emailAddress: `${login}@example.com`,
    avatarUrls: Object.fromEntries([16, 24, 32, 48].map(avatar)),
    displayName: `User ${login}`,
    active: true,
    timeZone: 'Etc/UTC',
  };
}

function customField(id: number): readonly [string, unknown] {
  const option = {
    self: `${JIRA}/rest/api/2/customFieldOption/${id}`,
    value: `Option ${id}`,
    id: String(id),
  };
  return [`customfield_${id}`, id % 3 === 0 ? option : null];
}
