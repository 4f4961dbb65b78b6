import fc from 'fast-check';
import { expect } from 'chai';

import {
  arrivals,
  issueHistory,
  jiraId,
  payloadSoup,
  personText,
  shuffledWithDuplicates,
  statusChangePayload,
  typedBaseUrl,
} from '../support/arbitraries.ts';
import { effectCall, linkCall, newEffect } from '../support/lifecycle-arbitraries.ts';

/** Fixed, so that what an arbitrary reaches does not depend on luck. */
const SAMPLE = { numRuns: 600, seed: 42 };

function reaches<T>(arbitrary: fc.Arbitrary<T>, what: Readonly<Record<string, (value: T) => boolean>>): void {
  const sample = fc.sample(arbitrary, SAMPLE);
  for (const [name, isIt] of Object.entries(what)) {
    expect(sample.some(isIt), `reaches ${name}`).to.equal(true);
    expect(sample.every(isIt), `reaches more than ${name}`).to.equal(false);
  }
}

describe('the arbitraries', () => {
  it('cook soup that JSON can hold, with hostile names as own ones', () => {
    const has = (name: string) => (value: unknown) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, name);
    reaches(payloadSoup(), {
      'an own __proto__': has('__proto__'),
      'an own toString': has('toString'),
      'a changelog': has('changelog'),
      'a list': Array.isArray,
      'a text': (value) => typeof value === 'string',
      'an issue id': (value) => has('issue')(value) && /"issue":\{[^}]*"id":"?\d/.test(JSON.stringify(value)),
      'readable items': (value) => /"items":\[\{[^}]*"field/.test(JSON.stringify(value)),
    });
    for (const value of fc.sample(payloadSoup(), { ...SAMPLE, numRuns: 100 }))
      expect(JSON.stringify(value)).to.be.a('string');
  });

  it('write ids as texts and as numbers', () => {
    reaches(jiraId(), { texts: ({ written }) => typeof written === 'string' });
    for (const { written, id } of fc.sample(jiraId(), SAMPLE)) expect(String(written)).to.equal(id);
  });

  it('write texts of people that can be stored', () => {
    for (const text of fc.sample(personText(), SAMPLE)) {
      expect(text.trim() !== '' && text.isWellFormed() && !text.includes('\0')).to.equal(true);
    }
  });

  it('change a status with and without a field id, alone and among others', () => {
    reaches(statusChangePayload(), {
      'a field id': ({ payload }) => JSON.stringify(payload).includes('fieldId'),
      'other items': ({ payload }) => (payload['changelog'] as { items: unknown[] }).items.length > 1,
      'the same status twice': ({ from, to }) => from.id === to.id,
    });
  });

  it('tell the history of an issue in rising time, into and out of done', () => {
    reaches(issueHistory(), { 'more than one step': (events) => events.length > 1 });
    for (const events of fc.sample(issueHistory(), { ...SAMPLE, numRuns: 200 })) {
      const times = events.map((event) => event['timestamp'] as number);
      expect(times).to.deep.equal([...new Set(times)].sort((one, other) => one - other));
    }
  });

  it('shuffle and repeat, and lose nothing', () => {
    const list = [1, 2, 3, 4];
    reaches(shuffledWithDuplicates(list), {
      'the list itself': (arriving) => arriving.join() === list.join(),
      repetition: (arriving) => arriving.length > list.length,
      'another order': (arriving) => arriving[0] !== 1,
    });
    for (const arriving of fc.sample(shuffledWithDuplicates(list), SAMPLE)) {
      expect([...new Set(arriving)].sort()).to.deep.equal(list);
    }
  });

  it('let statuses arrive out of order and repeatedly, but one status a moment', () => {
    reaches(arrivals(), {
      'a step back': (statuses) =>
        statuses.some((seen, at) => (seen.updatedAt ?? 0) < (statuses[at - 1]?.updatedAt ?? 0)),
      repetition: (statuses) => new Set(statuses).size < statuses.length,
      'done at last': (statuses) => statuses.at(-1)?.isDone === true,
    });
    for (const statuses of fc.sample(arrivals(), SAMPLE)) {
      expect(new Set(statuses.map(({ updatedAt }) => updatedAt?.getTime())).size).to.equal(
        new Set(statuses).size,
      );
    }
  });

  it('make every call on links and effects', () => {
    for (const kind of [
      'status',
      'key',
      'assignee',
      'assignee_in_doubt',
      'unreachable',
      'deleted',
      'in_doubt',
    ]) {
      reaches(linkCall(), { [kind]: (call) => call.kind === kind });
    }
    for (const kind of ['finished', 'postponed', 'superseded', 'awaiting_authorization']) {
      reaches(effectCall(), { [kind]: (call) => call.kind === kind });
    }
    for (const kind of ['status', 'assignee', 'move', 'deletion'])
      reaches(newEffect(), { [kind]: (effect) => effect.kind === kind });
    reaches(newEffect(), { 'an unknown moment': (effect) => effect.toProps().observedAt === null });
  });

  it('type base URLs with upper case, ports, paths, slashes and space', () => {
    reaches(typedBaseUrl(), {
      'upper case': (typed) => /[A-Z]/.test(typed),
      'a default port': (typed) => /^https:\/\/.*:443/i.test(typed),
      'a path': (typed) => /example(:\d+)?\/[^/\s]/.test(typed),
      'a slash at the end': (typed) => typed.trim().endsWith('/'),
      space: (typed) => typed.trim() !== typed,
    });
  });
});
