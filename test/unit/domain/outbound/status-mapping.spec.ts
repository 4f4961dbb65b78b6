import { expect } from 'chai';

import { InvalidValue } from '../../../../src/domain/domain-error.ts';
import {
  PLAIN_STATUS_MAPPING,
  targetsIn,
  validateStatusMappings,
  type StatusMapping,
} from '../../../../src/domain/outbound/status-mapping.ts';

const BUGS = { onResolve: '6', onUnresolve: '4', onIgnore: null };

function mapped(given: Partial<StatusMapping> = {}): StatusMapping {
  return { ...PLAIN_STATUS_MAPPING, onResolve: '5', onUnresolve: '3', onIgnore: null, ...given };
}

describe('the status mapping', () => {
  it('asks for the statuses of the project, and for other ones of an issue type that has its own', () => {
    const mappings = { '10000': mapped({ issueTypes: { '10004': BUGS } }) };

    expect(targetsIn(mappings, { projectId: '10000', issueTypeId: '10001' })?.onResolve).to.equal('5');
    expect(targetsIn(mappings, { projectId: '10000', issueTypeId: null })?.onResolve).to.equal('5');
    expect(targetsIn(mappings, { projectId: '10000', issueTypeId: '10004' })).to.deep.equal(BUGS);
  });

  it('asks for nothing in a project that is not mapped, or not known', () => {
    const mappings = { '10000': mapped() };

    expect(targetsIn(mappings, { projectId: '10001', issueTypeId: null })).to.equal(null);
    expect(targetsIn(mappings, { projectId: null, issueTypeId: null })).to.equal(null);
    expect(targetsIn(mappings, { projectId: 'constructor', issueTypeId: null })).to.equal(null);
  });

  it('is taken as it is when it makes sense', () => {
    const whole = mapped({
      issueTypes: { '10004': BUGS },
      resolutionId: '1',
      mostHops: 10,
      reopenWithinDays: 30,
    });

    expect(() => {
      validateStatusMappings({ '10000': whole });
    }).not.to.throw();
  });

  for (const [what, mappings, field] of [
    ['a project by its key', { ABC: mapped() }, 'statusMappings.ABC'],
    ['a status by its name', { '1': mapped({ onResolve: 'Done' }) }, 'statusMappings.1.onResolve'],
    ['half a mapping', { '1': mapped({ onUnresolve: '' }) }, 'statusMappings.1.onUnresolve'],
    ['no status for what is ignored', { '1': mapped({ onIgnore: '' }) }, 'statusMappings.1.onIgnore'],
    [
      'an issue type by its name',
      { '1': mapped({ issueTypes: { Bug: BUGS } }) },
      'statusMappings.1.issueTypes.Bug',
    ],
    [
      'a transition by its name',
      { '1': mapped({ transitionIds: ['Close'] }) },
      'statusMappings.1.transitionIds',
    ],
    ['a resolution by its name', { '1': mapped({ resolutionId: 'Fixed' }) }, 'statusMappings.1.resolutionId'],
    ['no way at all', { '1': mapped({ mostHops: 0 }) }, 'statusMappings.1.mostHops'],
    ['a way without end', { '1': mapped({ mostHops: 11 }) }, 'statusMappings.1.mostHops'],
    [
      'to forbid what is asked for',
      { '1': mapped({ forbiddenStatusIds: ['4', '3'] }) },
      'statusMappings.1.forbiddenStatusIds',
    ],
    ['half a day', { '1': mapped({ reopenWithinDays: 0.5 }) }, 'statusMappings.1.reopenWithinDays'],
  ] as const) {
    it(`refuses ${what}, and says where`, () => {
      expect(() => {
        validateStatusMappings(mappings);
      })
        .to.throw(InvalidValue)
        .with.property('field', field);
    });
  }
});
