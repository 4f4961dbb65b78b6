import { expect } from 'chai';

import type { TrackerChange } from '../../../../src/domain/outbound/tracker-event.ts';
import { commentText } from '../../../../src/domain/sentry/comment-text.ts';
import { understandSentryHook, type SentryHook } from '../../../../src/domain/sentry/sentry-hook.ts';
import { NOON } from '../../../support/builders.ts';
import {
  A_PERSON,
  aCommentHook,
  AN_INTEGRATION,
  anErrorEvent,
  anIssueHook,
  SENTRY_ITSELF,
} from '../../../support/sentry-hooks.ts';

describe('A webhook request of Sentry', () => {
  const understood = (resource: string, body: unknown): SentryHook =>
    understandSentryHook({ resource, id: 'r1', timestamp: String(NOON.getTime() / 1000), body });
  function eventOf(resource: string, body: unknown) {
    const hook = understood(resource, body);
    if (hook.kind === 'event') return hook.event;
    throw new Error(hook.reason);
  }
  const changeOf = (resource: string, body: unknown): TrackerChange => eventOf(resource, body).change;

  it('tells which issue, when, by whom, and in which project', () => {
    const hook = understood('issue', anIssueHook('resolved'));

    expect(hook).to.deep.equal({
      kind: 'event',
      project: 'web',
      event: {
        id: 'r1',
        issue: '4501',
        actor: { id: '88', name: 'Ada', isLockstep: false },
        occurredAt: NOON,
        change: { kind: 'status', status: 'resolved', isRegression: false },
        causedBy: null,
      },
    });
  });

  for (const [action, issue, status, isRegression] of [
    ['resolved', { status: 'resolved', statusDetails: { inNextRelease: true } }, 'resolved', false],
    ['unresolved', {}, 'unresolved', false],
    ['unresolved', { status: 'unresolved', substatus: 'regressed' }, 'unresolved', true],
    ['unresolved', { status: 'unresolved', substatus: 'escalating' }, 'unresolved', false],
    ['ignored', {}, 'ignored', false],
    ['archived', { status: 'ignored', substatus: 'archived_forever' }, 'ignored', false],
    // It was unresolved again before this was sent.
    ['resolved', { status: 'unresolved', substatus: 'ongoing' }, 'unresolved', false],
    ['resolved', { status: 'odd' }, 'resolved', false],
  ] as const) {
    it(`"${action}" with ${JSON.stringify(issue)} means ${status}${isRegression ? ', as a regression' : ''}`, () => {
      expect(changeOf('issue', anIssueHook(action, { issue }))).to.deep.equal({
        kind: 'status',
        status,
        isRegression,
      });
    });
  }

  it('tells who an issue is assigned to, whose e-mail nobody vouches for', () => {
    const assignee = { type: 'user', id: 88, name: 'Ada', email: 'ada@example.com' };
    expect(changeOf('issue', anIssueHook('assigned', { data: { assignee } }))).to.deep.equal({
      kind: 'assignee',
      user: { id: '88', name: 'Ada', email: 'ada@example.com', isEmailVerified: false },
    });
    const inIssue = { assignedTo: { type: 'user', id: '7', name: 'Bo' } };
    expect(changeOf('issue', anIssueHook('assigned', { issue: inIssue }))).to.deep.equal({
      kind: 'assignee',
      user: { id: '7', name: 'Bo', email: null, isEmailVerified: false },
    });
  });

  it('tells that an issue is assigned to nobody, and nothing of one that a team has', () => {
    const nobody = { kind: 'assignee', user: null };
    expect(changeOf('issue', anIssueHook('unassigned'))).to.deep.equal(nobody);
    expect(changeOf('issue', anIssueHook('assigned', { data: { assignee: null } }))).to.deep.equal(nobody);
    const team = { assignee: { type: 'team', id: 3, name: 'web' } };
    expect(understood('issue', anIssueHook('assigned', { data: team }))).to.deep.equal({
      kind: 'nothing',
      reason: 'assigned_to_team',
    });
  });

  it('tells of a new issue what a rule may go by', () => {
    expect(changeOf('issue', anIssueHook('created', { actor: SENTRY_ITSELF }))).to.deep.equal({
      kind: 'seen',
      facts: {
        title: 'TypeError: cart is undefined',
        url: 'https://sentry.example.com/organizations/example/issues/4501/',
        status: 'unresolved',
        project: 'web',
        level: 'error',
        tags: {},
        timesSeen: 12,
        details: 'TypeError: cart is undefined\ncheckout in pay',
      },
    });
  });

  for (const [resource, body] of [
    ['event_alert', { action: 'triggered', data: { event: anErrorEvent() }, actor: SENTRY_ITSELF }],
    ['error', { action: 'created', data: { error: anErrorEvent() }, actor: SENTRY_ITSELF }],
  ] as const) {
    it(`tells by ${resource} that an issue happened again, with its tags and the stack`, () => {
      const { issue, change } = eventOf(resource, body);
      expect(issue).to.equal('4501');
      expect(change).to.deep.equal({
        kind: 'seen',
        facts: {
          title: 'TypeError: cart is undefined',
          url: 'https://sentry.example.com/organizations/example/issues/4501/',
          status: 'unresolved',
          project: 'web',
          level: 'error',
          tags: { environment: 'production' },
          timesSeen: null,
          details: 'TypeError: cart is undefined\n  at pay (checkout.js:41)\n  at start (app.js:3)',
        },
      });
    });
  }

  it('finds the issue of an event by its address where that alone is told', () => {
    const error = { ...anErrorEvent(), issue_id: undefined };
    expect(eventOf('error', { action: 'created', data: { error } }).issue).to.equal('4501');
  });

  for (const [action, told] of [
    ['created', 'created'],
    ['updated', 'edited'],
    ['deleted', 'deleted'],
  ] as const) {
    it(`tells of a comment that was ${told}`, () => {
      const { issue, change } = eventOf('comment', aCommentHook(action, 'Looking'));
      expect(issue).to.equal('4501');
      expect(change).to.deep.equal({
        kind: 'comment',
        action: told,
        commentId: '901',
        author: 'Ada',
        body: told === 'deleted' ? null : 'Looking',
      });
    });
  }

  it('leaves open whether an integration that acts is ours, but for comments; Sentry itself is not', () => {
    const isOurs = (resource: string, body: object) => eventOf(resource, body).actor?.isLockstep;
    expect(isOurs('issue', anIssueHook('resolved', { actor: AN_INTEGRATION }))).to.equal(null);
    expect(isOurs('comment', aCommentHook('created', 'one', AN_INTEGRATION))).to.equal(true);
    expect(isOurs('issue', anIssueHook('unresolved', { actor: SENTRY_ITSELF }))).to.equal(false);
  });

  it("knows a comment of Jira again that was written with a person's token", () => {
    const ours = commentText({
      author: 'Bo',
      body: 'one\n\ntwo',
      url: 'https://jira.example.com/browse/A-1',
    });
    const isOurs = (text: string) => eventOf('comment', aCommentHook('created', text)).actor?.isLockstep;
    expect(isOurs(ours)).to.equal(true);
    expect(isOurs('**Bo** wrote in Jira: nothing')).to.equal(false);
  });

  it('tells no time, and nobody, where none is told', () => {
    const odd = { resource: 'issue', id: 'r1', timestamp: 'soon' };
    const hook = understandSentryHook({ ...odd, body: anIssueHook('resolved', { actor: {} }) });
    expect(hook.kind === 'event' && hook.event).to.deep.include({ occurredAt: null, actor: null });
  });

  for (const [resource, body, reason] of [
    ['installation', { action: 'created', data: {}, actor: A_PERSON }, 'other_resource'],
    ['metric_alert', { action: 'critical', data: {} }, 'other_resource'],
    ['issue', anIssueHook('merged'), 'other_action'],
    ['issue', anIssueHook('toString'), 'other_action'],
    ['issue', { action: 'resolved', data: {} }, 'no_issue'],
    ['issue', anIssueHook('assigned', { data: { assignee: 'Ada' } }), 'other_action'],
    ['comment', aCommentHook('liked', 'one'), 'other_action'],
    ['comment', { action: 'created' }, 'no_issue'],
    ['error', null, 'no_issue'],
  ] as const) {
    it(`asks for nothing with ${resource} ${JSON.stringify(body).slice(0, 40)}: ${reason}`, () => {
      expect(understood(resource, body)).to.deep.equal({ kind: 'nothing', reason });
    });
  }
});
