import { expect } from 'chai';

import { chosenIssueType, chosenProject } from '../../../../src/domain/creation/chosen-place.ts';
import { understandCreateField } from '../../../../src/domain/creation/create-field.ts';
import { createMetaCallsOf } from '../../../../src/domain/creation/create-meta.ts';
import { otherFields, textFields } from '../../../../src/domain/creation/creation-form.ts';
import type { Proposals } from '../../../../src/domain/creation/proposed-value.ts';
import { ABC, aField, allowed, BUG, CUSTOM, USUAL_FIELDS } from '../../../support/create-meta.ts';

const OPS = { id: '10200', key: 'OPS', name: 'Operations' };
const PLAIN: Proposals = {
  given: {},
  remembered: null,
  prefilled: { title: 'It breaks', description: 'Tracker issue: It breaks' },
};
const VERSIONS = [allowed({ id: '5', name: '1.0' })];
const SCREEN = [
  aField('customfield_10300', { type: 'string', custom: CUSTOM.textarea }, { name: 'Steps' }),
  aField('customfield_10200', { type: 'any', custom: CUSTOM.epicLink }, { name: 'Epic Link' }),
  aField('security', { type: 'securitylevel' }, { name: 'Security', allowedValues: VERSIONS }),
  aField('components', { type: 'array', items: 'component' }, { name: 'Components', allowedValues: [] }),
  aField('attachment', { type: 'array', items: 'attachment' }, { name: 'Attachment' }),
  aField('issuelinks', { type: 'array', items: 'issuelinks' }, { name: 'Linked Issues', isSearched: true }),
  aField('fixVersions', { type: 'array', items: 'version' }, { name: 'Fix', allowedValues: VERSIONS }),
  aField('timetracking', { type: 'timetracking' }, { name: 'Time Tracking' }),
  aField('customfield_10100', { type: 'option-with-child' }, { allowedValues: [] }),
  aField('customfield_10050', { type: 'number' }, { isRequired: true }),
  ...USUAL_FIELDS,
  ...USUAL_FIELDS,
];

describe('the form by which a Jira issue is made', () => {
  const shown = (ignoredFieldIds: readonly string[] = [], proposals = PLAIN) => {
    const screen = { fields: SCREEN, ignoredFieldIds };
    return [...textFields(screen, proposals), ...otherFields(screen, proposals)];
  };

  it('has the usual fields first, then by id, each once and of its kind, and leaves out what cannot be given', () => {
    expect(shown().map(({ id, kind, isRequired }) => [id, kind, isRequired])).to.deep.equal([
      ['title', 'text', true],
      ['description', 'textarea', false],
      ['priority', 'select', false],
      ['fixVersions', 'multi_select', false],
      ['components', 'multi_select', false],
      ['security', 'select', false],
      ['customfield_10050', 'number', true],
      ['customfield_10100', 'cascading_select', false],
      ['customfield_10200', 'remote_select', false],
      ['customfield_10300', 'textarea', false],
      ['labels', 'labels', false],
      ['reporter', 'remote_select', false],
    ]);
  });

  it('has the choices that Jira allows, by id and name, and the labels people know', () => {
    const priority = shown().find(({ id }) => id === 'priority');

    expect(priority).to.deep.include({
      label: 'Priority',
      choices: [
        { value: '2', label: 'High', children: [] },
        { value: '3', label: 'Medium', children: [] },
      ],
    });
  });

  it('lacks a field that is ignored, the description too', () => {
    const ids = shown(['description', 'customfield_10300', 'priority']).map(({ id }) => id);

    expect(ids).not.to.include.members(['description']);
    expect(ids).not.to.include.members(['customfield_10300']);
    expect(ids).to.include('security');
  });

  it('asks for an estimate where Jira needs one', () => {
    const needed = aField('timetracking', { type: 'timetracking' }, { isRequired: true });

    expect(otherFields({ fields: [needed], ignoredFieldIds: [] }, PLAIN)).to.have.lengthOf(1);
  });

  describe('is filled in', () => {
    const valueOf = (id: string, proposals: Partial<Proposals> = {}) =>
      shown([], { ...PLAIN, ...proposals }).find((field) => field.id === id)?.value;
    const remembered = { issueTypeId: '10004', priority: '2', labels: ['web', 'front-end'] };

    it('with what is asked for, before what was given the last time, before what Jira would', () => {
      expect(valueOf('priority')).to.equal(null);
      expect(valueOf('priority', { remembered })).to.equal('2');
      expect(valueOf('priority', { remembered, given: { priority: '3' } })).to.equal('3');
      expect(valueOf('title')).to.equal('It breaks');
      expect(valueOf('title', { given: { title: 'Mine' } })).to.equal('Mine');
      expect(valueOf('description')).to.equal('Tracker issue: It breaks');
    });

    it('with the labels given the last time, and not with a priority that is no more', () => {
      expect(valueOf('labels', { remembered })).to.deep.equal(['web', 'front-end']);
      expect(valueOf('priority', { remembered: { ...remembered, priority: '9' } })).to.equal(null);
    });

    it('with a reporter that Jira knows, and blank when it knows them no more', () => {
      const ada = { ...PLAIN, reporter: 'ada' };
      const field = aField(
        'reporter',
        { type: 'user' },
        { isSearched: true, defaultValue: { name: 'lockstep' } },
      );
      const screen = { fields: [field], ignoredFieldIds: [] };

      expect(otherFields(screen, ada)[0]?.value).to.equal('ada');
      expect(otherFields(screen, { ...PLAIN, reporter: null })[0]?.value).to.equal(null);
      expect(otherFields(screen, PLAIN)[0]?.value).to.equal('lockstep');
    });

    it('with what Jira would take by default, in whatever shape it tells that', () => {
      const list = [allowed({ id: '5', name: '1.0' }), allowed({ id: '7', value: 'red' })];
      const filledIn = (defaultValue: unknown, allowedValues: typeof list | null = list) =>
        otherFields(
          {
            fields: [aField('customfield_1', { type: 'option' }, { defaultValue, allowedValues })],
            ignoredFieldIds: [],
          },
          PLAIN,
        )[0]?.value;

      expect(filledIn({ id: '5' })).to.equal('5');
      expect(filledIn({ id: '7', value: 'red' })).to.equal('red');
      expect(filledIn({ value: 'red', child: { value: 'dark' } })).to.deep.equal({
        value: 'red',
        child: 'dark',
      });
      expect(filledIn([{ id: '5' }, { id: '6' }])).to.deep.equal(['5']);
      expect(filledIn({ id: '99' })).to.equal(null);
      expect(filledIn(3, null)).to.equal(3);
    });
  });
});

describe('the place where a Jira issue is made', () => {
  it('is the project that is asked for, by id or key, else the one of the last time, else the first', () => {
    const chosen = (asked: string | null, remembered: string | null) =>
      chosenProject([ABC, OPS], { asked, remembered });

    expect(chosen(null, null)).to.deep.equal({ chosen: ABC, notices: [] });
    expect(chosen(null, OPS.id)).to.deep.equal({ chosen: OPS, notices: [] });
    expect(chosen('ABC', OPS.id)).to.deep.equal({ chosen: ABC, notices: [] });
  });

  it('is the first project when the one of the last time is gone, and that is said', () => {
    const { chosen, notices } = chosenProject([ABC, OPS], { asked: null, remembered: '1' });

    expect(chosen).to.equal(ABC);
    expect(notices.map(({ field }) => field)).to.deep.equal(['project']);
    expect(notices[0]?.message).to.include('Alphabet (ABC)');
  });

  it('has the issue type that is asked for, else that of the last time, else one that stands alone', () => {
    const part = { id: '1', name: 'Sub-task', isSubtask: true };
    const task = { id: '3', name: 'Task', isSubtask: false };
    const chosen = (asked: string | null, remembered: string | null = null) =>
      chosenIssueType([part, BUG, task], { asked, remembered }).chosen?.name;

    expect([chosen(null), chosen(null, '3'), chosen('Task', '10004')]).to.deep.equal(['Bug', 'Task', 'Task']);
    expect(chosenIssueType([BUG], { asked: '77', remembered: null }).notices).to.have.lengthOf(1);
    expect(chosenIssueType([], { asked: null, remembered: null }).chosen).to.equal(null);
  });
});

describe('createmeta', () => {
  it('is asked for as the version has it', () => {
    const calls = ['7.12.3', '8.3.5', '8.4.0', '8.22.1', '9.0.0', '10.3.2', 'nonsense', null].map(
      createMetaCallsOf,
    );

    expect(calls.map(([first]) => first)).to.deep.equal([
      ...['whole', 'whole', 'paged', 'paged', 'paged', 'paged', 'paged', 'paged'],
    ]);
    expect(calls.map(({ length }) => length)).to.deep.equal([2, 2, 2, 2, 1, 1, 2, 2]);
  });

  it('is understood whatever it holds', () => {
    for (const odd of [null, [], 'x', {}, { fieldId: 'a' }, { schema: { type: 'string' } }])
      expect(understandCreateField(odd)).to.equal(null);
    const allowedValues = [
      null,
      {},
      { id: 5, name: 'Five' },
      { value: 'red', disabled: true },
      { label: 'L' },
    ];
    const field = understandCreateField({ fieldId: 'a', schema: { type: 'option' }, allowedValues });
    expect(field?.allowedValues?.map(({ id, label }) => [id, label])).to.deep.equal([
      ['5', null],
      [null, 'L'],
    ]);
  });
});
