import { expect } from 'chai';

import { assigneeAskedByShown } from '../../../src/domain/assignee-asked.ts';
import { effectsAskedOf } from '../../../src/domain/effects-asked.ts';
import type { ExternalIssueLink } from '../../../src/domain/external-issue-link.ts';
import { understandIssueEvent } from '../../../src/domain/issue-event.ts';
import { understandIssue } from '../../../src/domain/jira-issue.ts';
import { understandUser } from '../../../src/domain/jira-user.ts';
import { aNewLink } from '../../support/builders.ts';
import {
  anIssue,
  aUser,
  changed,
  issueUpdated,
  issueUpdatedAssigned,
  issueUpdatedUnassigned,
  type Payload,
} from '../../support/payloads.ts';

/** The moment of the payloads' `updated`, and those around it. */
const AT = new Date('2024-05-06T07:08:07.123Z');
const BEFORE = new Date(AT.getTime() - 1);
const AFTER = new Date(AT.getTime() + 1);

const BOB = aUser('bob', { key: 'JIRAUSER10000' });

function linkSeen(user: Payload | null, updatedAt: Date): ExternalIssueLink {
  return aNewLink().withAssignee({ user: understandUser(user), isRead: false }, updatedAt);
}

function asked(link: ExternalIssueLink, payload: unknown) {
  const understanding = understandIssueEvent(payload);
  if (understanding.kind !== 'issue_event') throw new Error(`not understood: ${understanding.reason}`);
  return effectsAskedOf(link, understanding.event).find(({ kind }) => kind === 'assignee');
}

const mention = (user: Payload | null, fields: Payload = {}) =>
  issueUpdated([changed('summary', [null, 'a'], [null, 'b'])], { fields: { assignee: user, ...fields } });

describe('what an event asks of the assignee of a link', () => {
  it('is the person it was changed to, with the name and e-mail that the issue tells', () => {
    expect(asked(aNewLink(), issueUpdatedAssigned())).to.deep.equal({
      kind: 'assignee',
      seen: {
        user: understandUser(BOB),
        projectId: '10100',
        isChange: true,
        isRead: false,
        by: { key: 'KEY-ada', name: 'ada' },
      },
      chosen: null,
    });
  });

  it('is nobody when it was unassigned, also when the link knew of nobody', () => {
    for (const link of [aNewLink(), linkSeen(BOB, BEFORE)]) {
      const content = asked(link, issueUpdatedUnassigned());
      expect(content?.kind === 'assignee' ? content.seen : null).to.deep.include({
        user: null,
        isChange: true,
      });
    }
  });

  it('is told by the changelog where the issue leaves the assignee out', () => {
    const { assignee, ...fields } = anIssue()['fields'] as Record<string, unknown>;
    const issue = { ...anIssue(), fields };
    const content = asked(aNewLink(), { ...issueUpdatedAssigned(), issue });

    expect(assignee).to.equal(null);
    expect(content?.kind === 'assignee' ? content.seen?.user : null).to.deep.equal({
      key: 'JIRAUSER10000',
      name: null,
      displayName: 'Bob',
      emailAddress: null,
    });
    expect(asked(linkSeen(BOB, BEFORE), { ...mention(null), issue }), 'left out is not nobody').to.equal(
      undefined,
    );
  });

  it('is whom it merely mentions when that is somebody else than known: the event of the change may be lost', () => {
    const content = asked(linkSeen(null, BEFORE), mention(BOB));
    expect(content?.kind === 'assignee' ? content.seen : null).to.deep.include({
      user: understandUser(BOB),
      isChange: false,
    });
    expect(asked(linkSeen(BOB, BEFORE), mention(null))?.kind).to.equal('assignee');
  });

  it('is nothing when it merely mentions whom the link knows, or knew since', () => {
    expect(asked(linkSeen(BOB, BEFORE), mention(BOB))).to.equal(undefined);
    expect(asked(linkSeen(null, AFTER), mention(BOB))).to.equal(undefined);
    expect(asked(aNewLink(), mention(null))).to.equal(undefined);
  });

  it('is the known person again of a link that is in doubt about them', () => {
    const link = linkSeen(BOB, BEFORE).withAssigneeInDoubt(BEFORE);
    expect(asked(link, mention(BOB))?.kind).to.equal('assignee');
  });

  it('is that Jira be read when nothing tells how old it is', () => {
    const ageless = mention(BOB, { updated: 'yesterday' });
    expect(asked(aNewLink(), ageless)).to.deep.equal({ kind: 'assignee', seen: null, chosen: null });
  });

  it('is nothing of a custom field that is called so', () => {
    const custom = changed('assignee', [null, 'a'], [null, 'b'], { fieldtype: 'custom' });
    expect(asked(aNewLink(), issueUpdated([custom]))).to.equal(undefined);
  });
});

describe('what an issue that Jira shows asks of the assignee of a link', () => {
  function shown(link: ExternalIssueLink, fields: Payload) {
    const issue = understandIssue(anIssue({ fields }));
    if (issue === null) throw new Error('not understood');
    return assigneeAskedByShown(issue, link);
  }

  it('is whom it is assigned to, if that is news', () => {
    expect(shown(aNewLink(), { assignee: BOB })?.seen).to.deep.include({
      user: understandUser(BOB),
      isRead: true,
    });
    expect(shown(linkSeen(BOB, AT), { assignee: null })?.seen?.user).to.equal(null);
  });

  it('is nothing when the link knows it, or newer, or it is not told', () => {
    expect(shown(linkSeen(BOB, BEFORE), { assignee: BOB })).to.equal(null);
    expect(shown(linkSeen(null, AFTER), { assignee: BOB })).to.equal(null);
    expect(shown(linkSeen(BOB, BEFORE), { assignee: undefined })).to.equal(null);
  });
});
