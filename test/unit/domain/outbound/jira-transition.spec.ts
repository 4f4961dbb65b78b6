import { expect } from 'chai';
import { understandTransition } from '../../../../src/domain/outbound/jira-transition.ts';

const RESOLUTION = {
  required: true,
  schema: { type: 'resolution' },
  name: 'Resolution',
  operations: ['set'],
};

describe('a transition of Jira', () => {
  it('is understood with where it leads and the fields of its screen', () => {
    const transition = understandTransition({
      id: '31',
      name: 'Done',
      hasScreen: true,
      to: { id: '10001', name: 'Done', statusCategory: { id: 3, key: 'done' } },
      fields: { resolution: RESOLUTION, customfield_10007: { required: false, name: 'Cause' } },
    });

    expect(transition).to.deep.equal({
      id: '31',
      name: 'Done',
      to: { id: '10001', name: 'Done', category: 'done' },
      fields: [
        { id: 'resolution', name: 'Resolution', isRequired: true },
        { id: 'customfield_10007', name: 'Cause', isRequired: false },
      ],
    });
  });

  for (const [what, value] of Object.entries({
    'without a target and without fields': { id: '31' },
    'with odd ones': { id: 31, name: ' ', to: 'Done', fields: [RESOLUTION] },
  })) {
    it(`is understood ${what}`, () => {
      expect(understandTransition(value)).to.deep.equal({ id: '31', name: null, to: null, fields: [] });
    });
  }

  it('is none without an id', () => {
    for (const value of [null, 'x', [], {}, { id: null }, { id: ' ' }]) {
      expect(understandTransition(value)).to.equal(null);
    }
  });
});
