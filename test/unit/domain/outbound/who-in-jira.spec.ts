import { expect } from 'chai';

import type { JiraPerson } from '../../../../src/domain/jira-user.ts';
import { queriesFor, whoIsInJira } from '../../../../src/domain/outbound/who-in-jira.ts';
import type { TrackerUser } from '../../../../src/domain/tracker-user.ts';
import { aTrackerUser, anId } from '../../../support/builders.ts';

function someone(user: Partial<TrackerUser>): TrackerUser {
  return aTrackerUser({ organizationId: anId(), ...user });
}

function inJira(person: Partial<JiraPerson> & { readonly name: string }): JiraPerson {
  return {
    key: `key-of-${person.name}`,
    displayName: `${person.name} in Jira`,
    emailAddress: null,
    isActive: true,
    ...person,
  };
}

const ADA = someone({ name: 'ada', email: 'Ada@Example.com', isEmailVerified: true });

const found = ({ name, key, displayName }: JiraPerson, foundBy: string) => ({
  kind: 'found',
  chosen: { name, key, displayName, foundBy },
});

describe('who a person of the tracker is in Jira', () => {
  const byKey = inJira({ name: 'lovelace', key: 'ADA' });
  const byName = inJira({ name: 'Ada' });
  const byEmail = inJira({ name: 'countess', emailAddress: 'ada@example.com' });
  const other = inJira({ name: 'bob' });

  it('is whom the mapping names, by key or name in Jira, whatever its letter case', () => {
    for (const jiraUser of ['key-of-bob', 'KEY-OF-BOB', ' Bob ']) {
      const mapping = [{ jiraUser, trackerUser: ADA.id }];
      expect(whoIsInJira(ADA, [byKey, byName, other], mapping)).to.deep.equal(found(other, 'mapping'));
    }
  });

  it('is whom the mapping names twice, by key and by name', () => {
    const mapping = ['bob', 'key-of-bob'].map((jiraUser) => ({ jiraUser, trackerUser: ADA.id }));

    expect(whoIsInJira(ADA, [other], mapping)).to.deep.equal(found(other, 'mapping'));
  });

  it('is nobody where the mapping names several, or one of them who is not there', () => {
    const mapping = ['bob', 'ada'].map((jiraUser) => ({ jiraUser, trackerUser: ADA.id }));

    expect(whoIsInJira(ADA, [byName, other], mapping).kind).to.equal('ambiguous');
    expect(whoIsInJira(ADA, [other], mapping)).to.deep.equal({
      kind: 'ambiguous',
      foundBy: 'mapping',
      candidates: ['bob', 'ada'],
    });
  });

  it('is nobody else where the mapping names one who cannot be assigned', () => {
    const mapping = [{ jiraUser: 'bob', trackerUser: ADA.id }];

    const identified = whoIsInJira(ADA, [byName, byEmail], mapping);

    expect(identified).to.deep.equal({ kind: 'not_assignable', mappedTo: 'bob' });
  });

  it('is else told by key, by name and by e-mail, in this order, whatever the letter case', () => {
    expect(whoIsInJira(ADA, [byEmail, byName, byKey], [])).to.deep.equal(found(byKey, 'key'));
    expect(whoIsInJira(ADA, [byEmail, byName], [])).to.deep.equal(found(byName, 'name'));
    expect(whoIsInJira(ADA, [byEmail, other], [])).to.deep.equal(found(byEmail, 'email'));
  });

  it('is nobody when several have the e-mail, and all of them are named', () => {
    const second = inJira({ name: 'second', emailAddress: 'ADA@example.com' });

    expect(whoIsInJira(ADA, [byEmail, second], [])).to.deep.equal({
      kind: 'ambiguous',
      foundBy: 'email',
      candidates: ['countess in Jira (countess)', 'second in Jira (second)'],
    });
  });

  it('is one person, however many searches told of them', () => {
    expect(whoIsInJira(ADA, [byEmail, byEmail], [])).to.deep.equal(found(byEmail, 'email'));
  });

  it('is nobody by an e-mail that the tracker did not make sure of, but perhaps', () => {
    const unverified = someone({ ...ADA, isEmailVerified: false });

    expect(whoIsInJira(unverified, [byEmail], [])).to.deep.equal({
      kind: 'unknown',
      hasEmail: false,
      candidates: ['countess in Jira (countess)'],
    });
  });

  it('is nobody by e-mail whose e-mail Jira hides, not even the only one found', () => {
    const hidden = inJira({ name: 'countess' });

    expect(whoIsInJira(ADA, [hidden], [])).to.deep.equal({
      kind: 'unknown',
      hasEmail: true,
      candidates: [],
    });
  });

  it('is nobody who has left', () => {
    expect(whoIsInJira(ADA, [{ ...byName, isActive: false }], []).kind).to.equal('unknown');
    const mapping = [{ jiraUser: 'bob', trackerUser: ADA.id }];
    expect(whoIsInJira(ADA, [{ ...other, isActive: false }], mapping).kind).to.equal('not_assignable');
  });
});

describe('what Jira is asked for', () => {
  it('is the name, as key and otherwise, and the e-mail', () => {
    expect(queriesFor(ADA, [])).to.deep.equal([
      { by: 'key', text: 'ada' },
      { by: 'text', text: 'ada' },
      { by: 'text', text: 'Ada@Example.com' },
    ]);
  });

  it('is nothing but whom the mapping names, where it does', () => {
    expect(queriesFor(ADA, [{ jiraUser: ' bob ', trackerUser: ADA.id }])).to.deep.equal([
      { by: 'key', text: 'bob' },
      { by: 'text', text: 'bob' },
    ]);
  });

  it('holds no e-mail that is not verified, and nothing of one who has neither', () => {
    const unverified = { ...ADA, isEmailVerified: false };
    expect(queriesFor(unverified, []).map(({ text }) => text)).to.deep.equal(['ada', 'ada']);
    expect(queriesFor({ ...unverified, name: ' ' }, [])).to.deep.equal([]);
  });
});
