import { expect } from 'chai';
import {
  afterRefusal,
  configuredValues,
  missingIn,
  valuesFor,
  withoutFields,
} from '../../../../src/domain/outbound/transition-values.ts';
import type { JiraTransition } from '../../../../src/domain/outbound/jira-transition.ts';

const CAUSE = 'customfield_10007';
const NOT_ON_SCREEN = "Field 'resolution' cannot be set. It is not on the appropriate screen, or unknown.";

function aTransition(fields: JiraTransition['fields'] = []): JiraTransition {
  return { id: '31', name: 'Done', to: null, fields };
}

const requiring = (id: string, name: string) => ({ id, name, isRequired: true });
const mapping = { fields: { [CAUSE]: { value: 'Unknown' } }, resolutionId: '10000' };
const everything = configuredValues(mapping, { setsResolution: true });

describe('the values that go with a transition', () => {
  it('are the fields of the mapping, and the resolution where one is set', () => {
    expect(everything.fields).to.deep.equal({ [CAUSE]: { value: 'Unknown' }, resolution: { id: '10000' } });
    expect(configuredValues(mapping, { setsResolution: false }).fields).to.deep.equal({
      [CAUSE]: { value: 'Unknown' },
    });
  });

  it('have a comment as an addition, as Jira takes it no other way', () => {
    const { fields, update } = configuredValues(
      { fields: { comment: 'Mended.' }, resolutionId: null },
      { setsResolution: true },
    );

    expect(fields).to.deep.equal({});
    expect(update).to.deep.equal({ comment: [{ add: { body: 'Mended.' } }] });
  });

  it('are all of them with the last transition, though it tells of no field', () => {
    expect(valuesFor(aTransition(), everything, { isLast: true })).to.deep.equal(everything);
  });

  it('are, on the way, only those that a screen requires', () => {
    const transition = aTransition([
      requiring(CAUSE, 'Cause'),
      { id: 'resolution', name: 'Resolution', isRequired: false },
    ]);

    expect(valuesFor(transition, everything, { isLast: false }).fields).to.deep.equal({
      [CAUSE]: { value: 'Unknown' },
    });
  });

  it('lack what is required and not configured, which is told by name', () => {
    const transition = aTransition([
      requiring('resolution', 'Resolution'),
      requiring('customfield_1', 'Team'),
    ]);

    expect(missingIn(everything, transition)).to.deep.equal(['Team']);
  });
});

describe('a refusal of a transition', () => {
  const transition = aTransition([requiring(CAUSE, 'Cause')]);

  it('of a field that is not on the screen has it left out', () => {
    const after = afterRefusal(transition, everything, { resolution: NOT_ON_SCREEN });

    expect(after).to.deep.equal({ kind: 'without', fieldIds: ['resolution'] });
    expect(withoutFields(everything, ['resolution']).fields).to.have.all.keys(CAUSE);
  });

  it('of a field that Jira did not tell of has it left out, in whatever language', () => {
    const after = afterRefusal(transition, everything, { resolution: 'Kann nicht gesetzt werden.' });

    expect(after).to.deep.equal({ kind: 'without', fieldIds: ['resolution'] });
  });

  it('of a value of a field that is on the screen stands', () => {
    expect(afterRefusal(transition, everything, { [CAUSE]: 'There is no such option.' })).to.deep.equal({
      kind: 'refused',
    });
  });

  it('for want of a field that was not given stands', () => {
    expect(afterRefusal(transition, everything, { assignee: 'Assignee is required.' })).to.deep.equal({
      kind: 'refused',
    });
  });

  it('that blames no field has the issue looked at again', () => {
    expect(afterRefusal(transition, everything, {})).to.deep.equal({ kind: 'look_again' });
  });
});
