import { expect } from 'chai';

import type { JiraUser } from '../../../src/domain/jira-user.ts';
import type { LocalTrackerUser } from '../../../src/domain/tracker-user.ts';
import { whoIs } from '../../../src/domain/who-is-who.ts';
import { anId, aTrackerUser } from '../../support/builders.ts';

const ADA: JiraUser = {
  key: 'JIRAUSER10000',
  name: 'ada',
  displayName: 'Ada Lovelace',
  emailAddress: 'ada@example.com',
};

function someone(user: Partial<LocalTrackerUser>): LocalTrackerUser {
  return aTrackerUser({ organizationId: anId(), ...user });
}

const found = (user: LocalTrackerUser, foundBy: string) => ({
  kind: 'found',
  chosen: { id: user.id, name: user.name, foundBy },
});

describe('who a person of Jira is in the tracker', () => {
  const byKey = someone({ name: 'JIRAUSER10000' });
  const byName = someone({ name: 'ada' });
  const byEmail = someone({ name: 'lovelace', email: 'Ada@Example.com' });
  const other = someone({ name: 'bob' });

  it('is whom the mapping names, by their key or name in Jira, whatever its letter case', () => {
    for (const jiraUser of ['JIRAUSER10000', 'jirauser10000', 'ada', ' ADA ']) {
      const mapping = [{ jiraUser, trackerUser: other.id }];
      expect(whoIs(ADA, [byKey, byName, byEmail, other], mapping)).to.deep.equal(found(other, 'mapping'));
    }
  });

  it('is else told by the key, by the name, and by the e-mail, in this order', () => {
    expect(whoIs(ADA, [byEmail, byName, byKey, other], [])).to.deep.equal(found(byKey, 'key'));
    expect(whoIs(ADA, [byEmail, byName, other], [])).to.deep.equal(found(byName, 'name'));
    expect(whoIs(ADA, [byEmail, other], [])).to.deep.equal(found(byEmail, 'email'));
  });

  it('is nobody else where the mapping names one that cannot be assigned', () => {
    expect(whoIs(ADA, [byKey, byName], [{ jiraUser: 'ada', trackerUser: 'gone' }])).to.deep.equal({
      kind: 'not_assignable',
      mappedTo: 'gone',
    });
  });

  it('is not told where the mapping names two people for key and name', () => {
    const mapping = [
      { jiraUser: 'ada', trackerUser: byName.id },
      { jiraUser: 'JIRAUSER10000', trackerUser: other.id },
    ];
    expect(whoIs(ADA, [byName, other], mapping)).to.deep.equal({
      kind: 'ambiguous',
      foundBy: 'mapping',
      candidates: [byName, other],
    });
  });

  it('is not told by a step that finds several, and a later step does not decide it', () => {
    const twin = someone({ name: 'Ada' });
    expect(whoIs(ADA, [byName, twin, byEmail], [])).to.deep.equal({
      kind: 'ambiguous',
      foundBy: 'name',
      candidates: [byName, twin],
    });
  });

  it('is not told by an e-mail that is not verified, but may be that one', () => {
    const claimed = someone({ name: 'lovelace', email: 'ada@example.com', isEmailVerified: false });
    expect(whoIs(ADA, [claimed, other], [])).to.deep.equal({
      kind: 'unknown',
      isEmailHidden: false,
      candidates: [claimed],
    });
  });

  it('may be who is named as Jira displays them', () => {
    const displayed = someone({ name: 'Ada Lovelace' });
    const hidden = { ...ADA, emailAddress: null };
    expect(whoIs(hidden, [displayed, other], [])).to.deep.equal({
      kind: 'unknown',
      isEmailHidden: true,
      candidates: [displayed],
    });
  });

  it('is nobody where Jira tells nothing of them, whatever the tracker leaves out', () => {
    const nobody: JiraUser = { key: null, name: null, displayName: 'Somebody', emailAddress: null };
    const bare = someone({ email: null, isEmailVerified: false });
    expect(whoIs(nobody, [bare], [])).to.deep.equal({ kind: 'unknown', isEmailHidden: true, candidates: [] });
  });
});
