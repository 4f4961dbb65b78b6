/** What a webhook request of Sentry says of an issue. */
export function anIssueHook(
  action: string,
  said: {
    readonly issue?: Readonly<Record<string, unknown>>;
    readonly data?: object;
    readonly actor?: object;
  } = {},
): object {
  return {
    action,
    installation: { uuid: '3f1f2b1e-0000-4000-8000-000000000001' },
    data: {
      issue: {
        id: '4501',
        shortId: 'WEB-7',
        title: 'TypeError: cart is undefined',
        culprit: 'checkout in pay',
        level: 'error',
        count: '12',
        project: { id: '11', slug: 'web', name: 'web' },
        metadata: { type: 'TypeError', value: 'cart is undefined' },
        web_url: 'https://sentry.example.com/organizations/example/issues/4501/',
        permalink: null,
        ...said.issue,
      },
      ...said.data,
    },
    actor: said.actor ?? A_PERSON,
  };
}

export const A_PERSON = { type: 'user', id: 88, name: 'Ada' };
export const SENTRY_ITSELF = { type: 'application', id: 'sentry', name: 'Sentry' };
export const AN_INTEGRATION = { type: 'application', id: 'c0ffee', name: 'Lockstep' };

/** What it says of a comment. */
export function aCommentHook(action: string, comment: string, actor: object = A_PERSON): object {
  return {
    action,
    data: {
      comment,
      project_slug: 'web',
      comment_id: 901,
      issue_id: 4501,
      timestamp: '2026-03-04T11:59:58.118160Z',
    },
    actor,
  };
}

/** An event, as webhooks of alerts and errors have it. */
export function anErrorEvent(): object {
  return {
    event_id: 'e1',
    issue_id: '4501',
    issue_url: 'https://sentry.example.com/api/0/organizations/example/issues/4501/',
    url: 'https://sentry.example.com/api/0/projects/example/web/events/e1/',
    web_url: 'https://sentry.example.com/organizations/example/issues/4501/events/e1/',
    title: 'TypeError: cart is undefined',
    level: 'error',
    tags: [['environment', 'production'], ['empty', ''], 'odd'],
    exception: {
      values: [
        {
          type: 'TypeError',
          value: 'cart is undefined',
          stacktrace: {
            frames: [
              { filename: 'app.js', function: 'start', lineno: 3 },
              { filename: 'checkout.js', function: 'pay', lineno: 41 },
            ],
          },
        },
      ],
    },
  };
}
