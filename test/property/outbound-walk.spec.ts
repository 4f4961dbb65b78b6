import { expect } from 'chai';
import fc from 'fast-check';
import type { JiraStatus } from '../../src/domain/jira-status.ts';
import { nextHop, type Hop } from '../../src/domain/outbound/next-hop.ts';
import { exitsOf, type WorkflowMap } from '../../src/domain/outbound/workflow-map.ts';
import { workflows, type SomeWorkflow } from '../support/workflow-arbitraries.ts';

interface Course {
  readonly workflow: SomeWorkflow;
  readonly start: JiraStatus;
  readonly target: JiraStatus;
  readonly mostHops: number;
  readonly forbidden: readonly string[];
}

/** An issue in some status that is wanted in another, of a workflow in which some statuses may be forbidden. */
const courses: fc.Arbitrary<Course> = workflows().chain((workflow) => {
  const status = fc.constantFrom(...workflow.statuses);
  return fc
    .record({
      start: status,
      target: status,
      mostHops: fc.integer({ min: 1, max: 10 }),
      forbidden: fc.subarray(workflow.statuses.map(({ id }) => id)),
    })
    .filter(({ start, target }) => start.id !== target.id)
    .map((course) => ({ ...course, workflow }));
});

/** Walks as Lockstep does: each hop by what may be done then, and by what was seen of the workflow so far. */
function walk({ workflow, start, target, mostHops, forbidden }: Course, map: WorkflowMap) {
  const visited = [start];
  const hops: Hop[] = [];
  const seen = new Map(map);
  let present = start;
  while (present.id !== target.id) {
    const transitions = workflow.transitionsFrom(present.id);
    seen.set(present.id, exitsOf(transitions));
    const hop = nextHop({
      present,
      target,
      passedIds: visited.slice(0, -1).map(({ id }) => id),
      transitions,
      map: seen,
      terms: { transitionIds: [], givenFieldIds: new Set(), mostHops, forbiddenStatusIds: forbidden },
    });
    if (hop === null) break;
    present = hop.transition.to ?? expect.fail('the transition leads nowhere');
    visited.push(present);
    hops.push(hop);
    if (visited.length > 50) expect.fail('the walk does not end');
  }
  return { visited, hops, end: present };
}

/** The fewest hops to the target on which nothing forbidden is come to; null when there is no such way. */
function fewestHops({ workflow, start, target, forbidden }: Course): number | null {
  let reached = new Set([start.id]);
  for (let hops = 0; hops <= workflow.statuses.length; hops += 1) {
    if (reached.has(target.id)) return hops;
    const exits = [...reached].flatMap((id) => (workflow.wholeMap.get(id) ?? []).map((status) => status.id));
    reached = new Set([...reached, ...exits.filter((id) => !forbidden.includes(id))]);
  }
  return null;
}

const knownParts = (workflow: SomeWorkflow): fc.Arbitrary<WorkflowMap> =>
  fc.subarray([...workflow.wholeMap.entries()]).map((entries) => new Map(entries));
const coursesInKnownParts = courses.chain((course) =>
  fc.tuple(fc.constant(course), knownParts(course.workflow)),
);

describe('the walk of a Jira issue to a status', () => {
  it('comes to no forbidden status, to none twice, and makes no more hops than allowed', () => {
    fc.assert(
      fc.property(coursesInKnownParts, ([course, known]) => {
        const { visited, hops } = walk(course, known);

        const ids = visited.map(({ id }) => id);
        expect(ids.slice(1).filter((id) => course.forbidden.includes(id))).to.deep.equal([]);
        expect(new Set(ids).size).to.equal(ids.length);
        expect(hops.length).to.be.at.most(course.mostHops);
      }),
    );
  });

  it('ends at the target, by as few hops as can be, when the whole workflow is known and there is such a way', () => {
    fc.assert(
      fc.property(courses, (course) => {
        const fewest = fewestHops(course);
        const { end, hops } = walk(course, course.workflow.wholeMap);

        const isReachable = fewest !== null && fewest <= course.mostHops;
        if (isReachable) expect([end.id, hops.length]).to.deep.equal([course.target.id, fewest]);
        else expect([end.id, hops.length]).to.deep.equal([course.start.id, 0]);
      }),
    );
  });

  it('is one hop wherever the target is one hop away, whatever is known', () => {
    fc.assert(
      fc.property(coursesInKnownParts, ([course, known]) => {
        fc.pre(fewestHops(course) === 1);

        expect(walk(course, known).hops.map(({ isLast }) => isLast)).to.deep.equal([true]);
      }),
    );
  });

  it('comes to no other status that means "done" where it is not known whether it leads on', () => {
    fc.assert(
      fc.property(courses, (course) => {
        const { visited, end } = walk(course, new Map());

        const passed = visited.slice(1).filter(({ id }) => id !== end.id || end.id !== course.target.id);
        expect(passed.filter(({ category }) => category === 'done')).to.deep.equal([]);
      }),
    );
  });
});
