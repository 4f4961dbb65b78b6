import { expect } from 'chai';
import type { JiraStatus, StatusCategory } from '../../../../src/domain/jira-status.ts';
import type { JiraTransition } from '../../../../src/domain/outbound/jira-transition.ts';
import { nextHop, type Walk } from '../../../../src/domain/outbound/next-hop.ts';
import type { WorkflowMap } from '../../../../src/domain/outbound/workflow-map.ts';

const status = (id: string, category: StatusCategory): JiraStatus => ({ id, name: `S${id}`, category });
const TO_DO = status('1', 'new');
const PROGRESS = status('3', 'indeterminate');
const REVIEW = status('4', 'indeterminate');
const RESOLVED = status('5', 'done');
const DONE = status('6', 'done');

const to = (target: JiraStatus, id = `1${target.id}`): JiraTransition => ({
  id,
  name: id,
  to: target,
  fields: [],
});

/** The id of the status that the next hop leads to; null when there is none. */
function next(
  transitions: readonly JiraTransition[],
  { map = new Map(), ...walk }: Partial<Omit<Walk, 'terms'>> & { readonly map?: WorkflowMap } = {},
  terms: Partial<Walk['terms']> = {},
): string | null {
  const hop = nextHop({
    present: TO_DO,
    target: DONE,
    passedIds: [],
    transitions,
    map,
    ...walk,
    terms: { transitionIds: [], givenFieldIds: new Set(), mostHops: 3, forbiddenStatusIds: [], ...terms },
  });
  return hop?.transition.to?.id ?? null;
}

describe('the next hop', () => {
  it('is straight to the target where that is possible', () => {
    expect(next([to(PROGRESS), to(DONE)])).to.equal(DONE.id);
  });

  it('is none when only one is allowed and the target is further away', () => {
    expect(next([to(PROGRESS)], {}, { mostHops: 1 })).to.equal(null);
  });

  it('is along the shortest way that is known', () => {
    const map = new Map([
      [PROGRESS.id, [REVIEW]],
      [REVIEW.id, [DONE]],
      [RESOLVED.id, [DONE]],
    ]);

    expect(next([to(PROGRESS), to(RESOLVED)], { map })).to.equal(RESOLVED.id);
    expect(next([to(PROGRESS), to(RESOLVED)], { map }, { forbiddenStatusIds: [RESOLVED.id] })).to.equal(
      PROGRESS.id,
    );
  });

  it('is none along a way that is longer than allowed, as far as it was walked already', () => {
    const map = new Map([
      [PROGRESS.id, [REVIEW]],
      [REVIEW.id, [DONE]],
    ]);

    expect(next([to(PROGRESS)], { map, passedIds: ['99'] })).to.equal(null);
    expect(next([to(PROGRESS)], { map, passedIds: ['99'] }, { mostHops: 4 })).to.equal(PROGRESS.id);
  });

  it('is, where no way is known, on to a status that nobody has looked at yet', () => {
    const map = new Map([[PROGRESS.id, [TO_DO]]]);

    expect(next([to(PROGRESS), to(REVIEW)], { map })).to.equal(REVIEW.id);
    expect(next([to(PROGRESS)], { map })).to.equal(null);
  });

  it('is never on to one that means "done" of which nobody knows where it leads', () => {
    expect(next([to(RESOLVED)])).to.equal(null);
  });

  it('is, when the target is not done, rather to a status of its kind', () => {
    const backlog = status('7', 'new');

    expect(next([to(PROGRESS), to(backlog)], { present: DONE, target: TO_DO })).to.equal(backlog.id);
  });

  it('is never back to where it came from', () => {
    expect(next([to(TO_DO), to(PROGRESS)], { present: REVIEW, passedIds: [TO_DO.id, PROGRESS.id] })).to.equal(
      null,
    );
  });
});
