/** A webhook body, as Jira would send it. */
export type Payload = Readonly<Record<string, unknown>>;

const JIRA = 'https://jira.example.com';

interface StatusShape {
  readonly id: string;
  readonly name: string;
  readonly statusCategory: { readonly id: number; readonly key: string };
}

const NEW = { id: 2, key: 'new' };
const INDETERMINATE = { id: 4, key: 'indeterminate' };
const DONE_CATEGORY = { id: 3, key: 'done' };

/** The statuses of a workflow, as they stand in `issue.fields.status`. */
export const TO_DO: StatusShape = { id: '10000', name: 'To Do', statusCategory: NEW };
export const IN_PROGRESS: StatusShape = { id: '3', name: 'In Progress', statusCategory: INDETERMINATE };
export const DONE: StatusShape = { id: '10001', name: 'Done', statusCategory: DONE_CATEGORY };
export const CLOSED: StatusShape = { id: '6', name: 'Closed', statusCategory: DONE_CATEGORY };

export function aUser(login: string, shape: Payload = {}): Payload {
  return {
    self: `${JIRA}/rest/api/2/user?username=${login}`,
    name: login,
    key: `KEY-${login}`,
    emailAddress: `${login}@example.com`,
    displayName: `User ${login}`,
    active: true,
    timeZone: 'Etc/UTC',
    ...shape,
  };
}

export interface IssueShape {
  readonly id?: unknown;
  readonly key?: unknown;
  readonly fields?: Payload;
}

export function anIssue({ id = '10300', key = 'ABC-4', fields = {} }: IssueShape = {}): Payload {
  return {
    id,
    self: `${JIRA}/rest/api/2/issue/${String(id)}`,
    key,
    fields: {
      issuetype: { id: '10004', name: 'Bug', subtask: false },
      project: { id: '10100', key: 'ABC', name: 'Alphabet' },
      summary: 'The door does not open',
      resolution: null,
      assignee: null,
      updated: '2024-05-06T09:08:07.123+0200',
      status: TO_DO,
      ...fields,
    },
  };
}

/** `jira:issue_updated` with these items; without items it has no changelog at all. */
export function issueUpdated(
  items: readonly unknown[] | null,
  issue: IssueShape = {},
  more: Payload = {},
): Payload {
  return {
    timestamp: 1714979287200,
    webhookEvent: 'jira:issue_updated',
    issue_event_type_name: 'issue_generic',
    user: aUser('ada'),
    issue: anIssue(issue),
    ...(items === null ? {} : { changelog: { id: '10414', items } }),
    ...more,
  };
}

/** A changelog item as a Server of 8 and older writes it, without `fieldId`. */
export function changed(field: string, from: ChangedSide, to: ChangedSide, more: Payload = {}): Payload {
  const [fromId, fromText] = from;
  const [toId, toText] = to;
  return {
    field,
    fieldtype: 'jira',
    from: fromId,
    fromString: fromText,
    to: toId,
    toString: toText,
    ...more,
  };
}

export type ChangedSide = readonly [id: unknown, text: unknown];

const NOTHING: ChangedSide = [null, null];

export function statusItem(from: StatusShape, to: StatusShape, more: Payload = {}): Payload {
  return changed('status', [from.id, from.name], [to.id, to.name], more);
}

const resolutionSet = changed('resolution', NOTHING, ['10000', 'Done']);
const resolutionCleared = changed('resolution', ['10000', 'Done'], NOTHING);

export function issueUpdatedResolved(): Payload {
  return issueUpdated([statusItem(IN_PROGRESS, DONE), resolutionSet], { fields: { status: DONE } });
}

export function issueUpdatedReopenedResolutionFirst(): Payload {
  return issueUpdated([resolutionCleared, statusItem(DONE, TO_DO)], { fields: { status: TO_DO } });
}

export function issueUpdatedResolutionAlone(): Payload {
  return issueUpdated([resolutionSet], { fields: { status: DONE } });
}

export function issueUpdatedStatusIdsAsNumbers(): Payload {
  return issueUpdated([changed('status', [3, 'In Progress'], [10001, 'Done'])], { id: 10300 });
}

export function issueUpdatedStatusNameLocalised(): Payload {
  return issueUpdated([changed('Статус', ['3', 'В работе'], ['10001', 'Готово'], { fieldId: 'status' })]);
}

export function issueUpdatedCustomFieldCalledStatus(): Payload {
  return issueUpdated([changed('status', [null, 'red'], [null, 'green'], { fieldtype: 'custom' })]);
}

/** A post-function moved the issue on: two status items in one changelog. */
export function issueUpdatedStatusTwice(): Payload {
  return issueUpdated([statusItem(TO_DO, IN_PROGRESS), resolutionSet, statusItem(IN_PROGRESS, DONE)]);
}

export function issueUpdatedAssigned(): Payload {
  return issueUpdated([changed('assignee', NOTHING, ['JIRAUSER10000', 'Bob'])], {
    fields: { assignee: aUser('bob', { key: 'JIRAUSER10000' }) },
  });
}

export function issueUpdatedUnassigned(): Payload {
  return issueUpdated([changed('assignee', ['JIRAUSER10000', 'Bob'], [null, ''])]);
}

export function issueMovedKeyLast(): Payload {
  return issueUpdated(
    [
      changed('project', ['10100', 'Alphabet'], ['10200', 'Numbers']),
      changed('Workflow', ['1', 'A'], ['2', 'B']),
      changed('Key', [null, 'ABC-4'], [null, 'NUM-9']),
    ],
    { key: 'NUM-9' },
  );
}

export function issueMovedKeySecondWithStatus(): Payload {
  return issueUpdated(
    [
      changed('project', ['10100', 'Alphabet'], ['10200', 'Numbers']),
      changed('Key', [null, 'ABC-4'], [null, 'NUM-9']),
      statusItem(TO_DO, IN_PROGRESS),
    ],
    { key: 'NUM-9' },
  );
}

export function issueCreatedOnServer(): Payload {
  return {
    ...issueUpdated(null),
    webhookEvent: 'jira:issue_created',
    issue_event_type_name: 'issue_created',
  };
}

export function issueCreatedWithChangelog(): Payload {
  const items = [
    changed('description', NOTHING, [null, 'It sticks.'], { fieldId: 'description' }),
    changed('Status', NOTHING, ['10000', 'To Do'], { fieldId: 'status' }),
  ];
  return {
    ...issueUpdated(items),
    webhookEvent: 'jira:issue_created',
    issue_event_type_name: 'issue_created',
  };
}

/** Jira may send the changelog of an earlier change along with a deletion. */
export function issueDeletedWithStaleChangelog(): Payload {
  const items = [statusItem(IN_PROGRESS, DONE), changed('assignee', NOTHING, ['JIRAUSER10000', 'Bob'])];
  return {
    timestamp: 1714979287200,
    webhookEvent: 'jira:issue_deleted',
    user: aUser('ada'),
    issue: anIssue({ fields: { status: DONE } }),
    changelog: { id: '10414', items },
  };
}

export function aComment(self: unknown = `${JIRA}/rest/api/2/issue/10013/comment/10082`): Payload {
  return {
    self,
    id: '10082',
    author: aUser('ada'),
    body: 'It opens when pushed.',
    updateAuthor: aUser('ada'),
    created: '2024-05-06T07:08:07.123+0000',
    updated: '2024-05-06T07:08:07.123+0000',
  };
}

/** A server's comment event: no issue and no user, whose issue id stands in the comment's own address alone. */
export function commentCreatedOnServer(self?: unknown): Payload {
  return { timestamp: 1714979287200, webhookEvent: 'comment_created', comment: aComment(self) };
}

/** The second of the two events a server sends for one comment. */
export function issueUpdatedCommented(): Payload {
  return issueUpdated(null, { id: '10013' }, { comment: aComment() });
}

export function issueUpdatedCommentedAndResolved(): Payload {
  return issueUpdated([statusItem(IN_PROGRESS, DONE)], { id: '10013' }, { comment: aComment() });
}

/** The workflow post-function "Trigger a Webhook", which names no event. */
export function transitionTriggeredWebhook(): Payload {
  return {
    timestamp: 1714979287200,
    transition: {
      workflowId: 1,
      workflowName: 'Doors',
      transitionId: 5,
      transitionName: 'Resolve',
      from_status: 'Open',
      to_status: 'Resolved',
    },
    comment: '',
    user: aUser('ada'),
    issue: anIssue({ fields: { status: DONE } }),
  };
}

export function issueLinkCreated(): Payload {
  return {
    timestamp: 1,
    webhookEvent: 'issuelink_created',
    issueLink: { id: 10656, sourceIssueId: 11442, destinationIssueId: 11961, systemLink: false },
  };
}

export function worklogCreated(): Payload {
  return { timestamp: 1, webhookEvent: 'worklog_created', worklog: { id: '10500', issueId: '10300' } };
}
