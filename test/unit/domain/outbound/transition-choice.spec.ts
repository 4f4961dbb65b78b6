import { expect } from 'chai';
import { chooseTransition } from '../../../../src/domain/outbound/transition-choice.ts';
import type { JiraTransition } from '../../../../src/domain/outbound/jira-transition.ts';

const DONE = { id: '10002', name: 'Done', category: 'done' } as const;
const RESOLUTION = { id: 'resolution', name: 'Resolution', isRequired: true };

function to(id: string, transition: Partial<JiraTransition> = {}): JiraTransition {
  return { id, name: null, to: DONE, fields: [], ...transition };
}

function chosen(
  transitions: readonly JiraTransition[],
  { ids = [], given = [] }: { readonly ids?: readonly string[]; readonly given?: readonly string[] } = {},
): string | null {
  const terms = { transitionIds: ids, givenFieldIds: new Set(given) };
  return chooseTransition(transitions, DONE.id, terms)?.id ?? null;
}

describe('the choice of a transition', () => {
  it('takes none that leads elsewhere, or of which Jira does not tell where it leads', () => {
    const elsewhere = to('11', { to: { id: '3', name: 'In Progress', category: 'indeterminate' } });

    expect(chosen([elsewhere, to('21', { to: null })], { ids: ['21'] })).to.equal(null);
    expect(chosen([elsewhere, to('31')])).to.equal('31');
  });

  it('takes the first that is configured of those that are there, also one that requires fields', () => {
    const transitions = [to('31'), to('41', { fields: [RESOLUTION] }), to('51')];

    expect(chosen(transitions, { ids: ['99', '41', '51'] })).to.equal('41');
  });

  it('prefers one that requires no fields', () => {
    const optional = { ...RESOLUTION, isRequired: false };

    expect(chosen([to('31', { fields: [RESOLUTION] }), to('41', { fields: [optional] })])).to.equal('41');
  });

  it('prefers, of those that require fields, one for which there are all values', () => {
    const cause = { id: 'customfield_10007', name: 'Cause', isRequired: true };
    const transitions = [to('31', { fields: [RESOLUTION, cause] }), to('41', { fields: [RESOLUTION] })];

    expect(chosen(transitions, { given: ['resolution'] })).to.equal('41');
  });

  it('takes the lowest id of several that are alike, by number', () => {
    expect(chosen([to('101'), to('31'), to('4')])).to.equal('4');
  });
});
