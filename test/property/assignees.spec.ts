import { expect } from 'chai';
import fc from 'fast-check';

import { judgeAssignee, type SeenAssignee } from '../../src/domain/assignee.ts';
import { identityOf } from '../../src/domain/jira-user.ts';
import { whoIs } from '../../src/domain/who-is-who.ts';
import { shuffledWithDuplicates } from '../support/arbitraries.ts';
import { aNewLink, aTrackerUser, anId } from '../support/builders.ts';
import { seenAssignee } from '../support/lifecycle-arbitraries.ts';

interface Arrival {
  readonly seen: SeenAssignee;
  readonly updatedAt: Date;
}

/** Assignees of one issue as they may come in: in any order and repeatedly; two of one moment are the same. */
function arrivals(): fc.Arbitrary<readonly Arrival[]> {
  const arrival = fc.record({
    seen: seenAssignee(),
    updatedAt: fc.date({ min: new Date(0), max: new Date(100_000), noInvalidDate: true }),
  });
  return fc
    .uniqueArray(arrival, { minLength: 1, maxLength: 8, selector: ({ updatedAt }) => updatedAt.getTime() })
    .chain(shuffledWithDuplicates);
}

describe('the assignees of one issue, in any order and repeated', () => {
  it('end in the newest', () => {
    fc.assert(
      fc.property(arrivals(), (arriving) => {
        const link = arriving.reduce(
          (known, { seen, updatedAt }) => known.withAssignee(seen, updatedAt),
          aNewLink(),
        );

        const newest = arriving.toSorted((one, other) => +one.updatedAt - +other.updatedAt).at(-1);
        expect(link.toProps()).to.deep.include({
          assigneeWatermark: newest?.updatedAt,
          jiraAssignee: identityOf(newest?.seen.user ?? null),
        });
      }),
    );
  });

  it('are carried out when they are the newest so far, and when they come again at that moment', () => {
    fc.assert(
      fc.property(arrivals(), (arriving) => {
        arriving.reduce((link, { seen, updatedAt }) => {
          const known = link.toProps().assigneeWatermark;
          const isCurrent = known === null || updatedAt >= known;
          expect(judgeAssignee(link.toProps(), seen, updatedAt)).to.equal(isCurrent ? 'current' : 'stale');
          return link.withAssignee(seen, updatedAt);
        }, aNewLink());
      }),
    );
  });
});

describe('who a person of Jira is in the tracker', () => {
  const word = fc.constantFrom('ada', 'Ada', 'bob', 'ADA@example.com', 'ada@example.com', 'bob@example.com');
  const wordOrNull = fc.option(word);
  const person = fc.record({
    key: wordOrNull,
    name: wordOrNull,
    displayName: wordOrNull,
    emailAddress: wordOrNull,
  });
  const people = fc
    .array(fc.record({ name: word, email: wordOrNull, isEmailVerified: fc.boolean() }), { maxLength: 5 })
    .map((users) => users.map((user) => aTrackerUser({ organizationId: anId(), ...user })));

  it('does not depend on the order in which the tracker names its people', () => {
    const shuffled = people.chain((users) =>
      fc.tuple(fc.constant(users), fc.shuffledSubarray(users, { minLength: users.length })),
    );
    fc.assert(
      fc.property(person, shuffled, (jiraUser, [users, others]) => {
        const [one, other] = [whoIs(jiraUser, users, []), whoIs(jiraUser, others, [])];
        expect(one.kind).to.equal(other.kind);
        if (one.kind === 'found') expect(other).to.deep.equal(one);
      }),
    );
  });

  it('is never somebody by an e-mail that is not verified, nor one of two that fit as well', () => {
    fc.assert(
      fc.property(person, people, (jiraUser, users) => {
        const identified = whoIs(jiraUser, users, []);
        if (identified.kind !== 'found') return;

        const { foundBy, id } = identified.chosen;
        const chosen = users.find((user) => user.id === id);
        if (foundBy === 'email') expect(chosen?.isEmailVerified).to.equal(true);
        const without = users.filter((user) => user.id !== id);
        const next = whoIs(jiraUser, without, []);
        if (next.kind === 'found') expect(next.chosen.foundBy).to.not.equal(foundBy);
      }),
      { numRuns: 500 },
    );
  });
});
