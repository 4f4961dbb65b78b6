import { expect } from 'chai';
import fc from 'fast-check';

import { JiraControl } from '../../sandbox/control/jira-control.ts';
import { JiraInstance } from '../../sandbox/jira-instance.ts';
import type { SearchRequest } from '../../sandbox/search/issue-search.ts';

const MINUTE_MS = 60_000;
const START = Date.UTC(2026, 0, 1);

/** When each issue was made, in milliseconds since the start, and where. */
const histories = () =>
  fc.array(fc.record({ project: fc.constantFrom('ABC', 'OPS'), afterMs: fc.nat(90 * MINUTE_MS) }), {
    maxLength: 30,
  });

interface Made {
  readonly id: string;
  readonly project: string;
  readonly updated: number;
}

function jiraWith(history: readonly { readonly project: string; readonly afterMs: number }[]) {
  let now = START;
  const jira = new JiraInstance({ now: () => now });
  const control = new JiraControl(jira);
  const made: Made[] = history
    .toSorted((one, other) => one.afterMs - other.afterMs)
    .map(({ project, afterMs }) => {
      now = START + afterMs;
      const { id, updated } = control.issues.create({ project, summary: 'x' });
      return { id, project, updated };
    });
  now = START + 90 * MINUTE_MS;
  const find = (jql: string, more: Partial<SearchRequest> = {}) =>
    jira.search.find({
      jql,
      validates: true,
      asking: { now, timeZone: 'Etc/UTC', lagMs: 0 },
      seesNothing: false,
      ...more,
    }).issues;
  return { made, now, find };
}

describe("the sandbox's search, as a law", () => {
  it('finds what was updated since, by whole minutes, in its projects and no other, the oldest first', () => {
    fc.assert(
      fc.property(
        histories(),
        fc.nat(100),
        fc.subarray(['ABC', 'OPS'], { minLength: 1 }),
        (history, minutes, projects) => {
          const { made, now, find } = jiraWith(history);
          const jql = `project in (${projects.join(', ')}) AND updated >= -${minutes}m ORDER BY updated ASC, id ASC`;
          const expected = made
            .filter(({ project }) => projects.includes(project))
            .filter(({ updated }) => updated - (updated % MINUTE_MS) >= now - minutes * MINUTE_MS);
          expect(find(jql).map(({ id }) => id)).to.deep.equal(expected.map(({ id }) => id));
        },
      ),
    );
  });

  it('finds no issue updated earlier than asked for, and misses none that is a minute clear of it', () => {
    fc.assert(
      fc.property(histories(), fc.integer({ min: 1, max: 100 }), (history, minutes) => {
        const { made, now, find } = jiraWith(history);
        const found = new Set(find(`updated >= -${minutes}m`).map(({ id }) => id));
        const since = now - minutes * MINUTE_MS;
        for (const { id, updated } of made) {
          if (updated < since) expect(found.has(id), 'too early').to.equal(false);
          if (updated >= since + MINUTE_MS) expect(found.has(id), 'missed').to.equal(true);
        }
      }),
    );
  });

  it('takes a list of ids if and only if there is an issue for each', () => {
    fc.assert(
      fc.property(
        histories(),
        fc.array(fc.integer({ min: 9_990, max: 10_040 }), { minLength: 1 }),
        (history, ids) => {
          const { made, find } = jiraWith(history);
          const known = new Set(made.map(({ id }) => id));
          const jql = `id in (${ids.join(', ')})`;
          if (ids.every((id) => known.has(String(id)))) {
            expect(new Set(find(jql).map(({ id }) => id))).to.deep.equal(new Set(ids.map(String)));
          } else {
            expect(() => find(jql)).to.throw('400');
            const left = new Set(find(jql, { validates: false }).map(({ id }) => id));
            expect(left).to.deep.equal(new Set(ids.map(String).filter((id) => known.has(id))));
          }
        },
      ),
    );
  });

  it('answers any text with issues or with 400', () => {
    const words = [
      'id',
      'in',
      '(',
      ')',
      ',',
      'project',
      '=',
      '>=',
      'updated',
      '-5m',
      'AND',
      'ORDER BY',
      '"',
      "'",
    ];
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(fc.constantFrom(...words)).map((some) => some.join(' ')),
        ),
        (jql) => {
          const { find } = jiraWith([]);
          try {
            expect(find(jql)).to.be.an('array');
          } catch (error) {
            expect(error).to.have.property('status', 400);
          }
        },
      ),
    );
  });
});
