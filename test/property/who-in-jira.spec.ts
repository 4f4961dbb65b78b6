import { expect } from 'chai';
import fc from 'fast-check';

import type { JiraPerson } from '../../src/domain/jira-user.ts';
import { queriesFor, whoIsInJira } from '../../src/domain/outbound/who-in-jira.ts';
import { aTrackerUser, anId } from '../support/builders.ts';

const word = fc.constantFrom('ada', 'Ada', 'bob', 'BOB', 'JIRAUSER1', 'ada@example.com', 'ADA@example.com');
const wordOrNull = fc.option(word);
const tracked = fc
  .record({ name: word, email: wordOrNull, isEmailVerified: fc.boolean() })
  .map((user) => aTrackerUser({ organizationId: anId(), ...user }));
/** Everybody in a Jira has a key of their own, whatever its letter case. */
const people: fc.Arbitrary<readonly JiraPerson[]> = fc.uniqueArray(
  fc.record({
    key: word,
    name: word,
    displayName: wordOrNull,
    emailAddress: wordOrNull,
    isActive: fc.boolean(),
  }),
  { maxLength: 5, selector: ({ key }) => key.toLowerCase() },
);
const mappings = fc.uniqueArray(word, { maxLength: 2, selector: (text) => text.toLowerCase() });

describe('who a person of the tracker is in Jira', () => {
  it('does not depend on the order, nor on how often Jira names its people', () => {
    const told = people.chain((all) =>
      fc.tuple(
        fc.constant(all),
        fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2, maxLength: all.length * 2 }),
      ),
    );
    fc.assert(
      fc.property(tracked, told, mappings, (user, [all, again], texts) => {
        const mapping = texts.map((jiraUser) => ({ jiraUser, trackerUser: user.id }));
        const [one, other] = [whoIsInJira(user, all, mapping), whoIsInJira(user, again, mapping)];

        expect(other.kind).to.equal(one.kind);
        if (one.kind === 'found') expect(other).to.deep.equal(one);
      }),
      { numRuns: 500 },
    );
  });

  it('is only ever somebody active, exactly named, and the only one that fits as well', () => {
    fc.assert(
      fc.property(tracked, people, mappings, (user, all, texts) => {
        const mapping = texts.map((jiraUser) => ({ jiraUser, trackerUser: user.id }));
        const identified = whoIsInJira(user, all, mapping);
        if (identified.kind !== 'found') return;

        const { key, foundBy } = identified.chosen;
        const chosen = all.find((person) => person.key === key);
        expect(chosen?.isActive).to.equal(true);
        expect(foundBy === 'mapping').to.equal(texts.length > 0);
        if (foundBy === 'email') {
          expect(user.isEmailVerified).to.equal(true);
          expect(chosen?.emailAddress?.toLowerCase()).to.equal(user.email?.toLowerCase());
        }
        const next = whoIsInJira(
          user,
          all.filter((person) => person !== chosen),
          mapping,
        );
        if (next.kind === 'found' && foundBy !== 'mapping') expect(next.chosen.foundBy).to.not.equal(foundBy);
      }),
      { numRuns: 1_000 },
    );
  });

  it('is found among those that the questions bring as among everybody', () => {
    fc.assert(
      fc.property(tracked, people, mappings, (user, all, texts) => {
        const mapping = texts.map((jiraUser) => ({ jiraUser, trackerUser: user.id }));
        const isAnswer = (person: JiraPerson): boolean =>
          queriesFor(user, mapping).some(({ by, text }) =>
            by === 'key'
              ? person.key?.toLowerCase() === text.toLowerCase()
              : [person.name, person.displayName, person.emailAddress].some((one) =>
                  one?.toLowerCase().startsWith(text.toLowerCase()),
                ),
          );

        const identified = whoIsInJira(user, all.filter(isAnswer), mapping);
        const among = whoIsInJira(user, all, mapping);

        expect(identified.kind).to.equal(among.kind);
        if (among.kind === 'found') expect(identified).to.deep.equal(among);
      }),
      { numRuns: 500 },
    );
  });
});
