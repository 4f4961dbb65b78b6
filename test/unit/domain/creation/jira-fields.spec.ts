import { expect } from 'chai';

import type { AllowedValue, CreateField } from '../../../../src/domain/creation/create-field.ts';
import { jiraFieldsOf, type FormValues } from '../../../../src/domain/creation/jira-fields.ts';
import { readValue } from '../../../../src/domain/creation/read-value.ts';
import { aField, allowed, CUSTOM, USUAL_FIELDS } from '../../../support/create-meta.ts';

const COLOURS = [
  allowed({ id: '10', value: 'red' }),
  allowed({ id: '11', value: 'blue, dark' }),
  allowed({ id: '12', value: 'green', children: [allowed({ id: '20', value: 'olive' })] }),
];
const VERSIONS = [allowed({ id: '5', name: '1.0' }), allowed({ id: '6', name: '2.0' })];

function custom(
  schema: Partial<CreateField['schema']> & { type: string },
  list: readonly AllowedValue[] | null = null,
) {
  return aField('customfield_1', schema, { allowedValues: list });
}

const FIELDS = {
  string: custom({ type: 'string' }),
  textarea: custom({ type: 'string', custom: CUSTOM.textarea }),
  number: custom({ type: 'number' }),
  date: custom({ type: 'date' }),
  datetime: custom({ type: 'datetime' }),
  user: custom({ type: 'user' }),
  users: custom({ type: 'array', items: 'user' }),
  group: custom({ type: 'group' }),
  groups: custom({ type: 'array', items: 'group' }),
  option: custom({ type: 'option' }, COLOURS),
  select: custom({ type: 'option', custom: CUSTOM.select }, COLOURS),
  options: custom({ type: 'array', items: 'option', custom: CUSTOM.checkboxes }, COLOURS),
  cascade: custom({ type: 'option-with-child', custom: CUSTOM.cascading }, COLOURS),
  strings: custom({ type: 'array', items: 'string' }),
  components: custom({ type: 'array', items: 'component' }, VERSIONS),
  versions: custom({ type: 'array', items: 'version' }, VERSIONS),
  version: custom({ type: 'version' }, VERSIONS),
  priority: custom({ type: 'priority' }, VERSIONS),
  resolution: custom({ type: 'resolution' }, VERSIONS),
  security: custom({ type: 'securitylevel' }, VERSIONS),
  timetracking: custom({ type: 'timetracking' }),
  parent: aField('parent', { type: 'issuelink' }),
  sprint: custom({ type: 'array', items: 'string', custom: CUSTOM.sprint }),
  epic: custom({ type: 'any', custom: CUSTOM.epicLink }),
  labels: aField('labels', { type: 'array', items: 'string' }),
  customLabels: custom({ type: 'array', items: 'string', custom: CUSTOM.labels }),
  unheardOf: custom({ type: 'any' }),
};

describe('a value of a form', () => {
  const shapes: readonly (readonly [keyof typeof FIELDS, given: unknown, shape: unknown])[] = [
    ['string', ' as it is ', ' as it is '],
    ['string', 7, '7'],
    ['textarea', 'two\nlines', 'two\nlines'],
    ['number', '1.5', 1.5],
    ['number', -2, -2],
    ['date', '2024-02-29', '2024-02-29'],
    ['datetime', '2024-02-29T09:30:00+01:00', '2024-02-29T08:30:00.000+0000'],
    ['datetime', '2024-02-29T09:30:00.123+0100', '2024-02-29T08:30:00.123+0000'],
    ['user', 'ada', { name: 'ada' }],
    ['users', ['ada', 'bob', 'ada'], [{ name: 'ada' }, { name: 'bob' }]],
    ['users', 'ada', [{ name: 'ada' }]],
    ['group', 'staff', { name: 'staff' }],
    ['groups', ['staff'], [{ name: 'staff' }]],
    ['option', 'red', { value: 'red' }],
    ['select', '11', { value: 'blue, dark' }],
    ['options', ['red', 'blue, dark'], [{ value: 'red' }, { value: 'blue, dark' }]],
    ['options', 'blue, dark', [{ value: 'blue, dark' }]],
    ['cascade', { value: 'green', child: 'olive' }, { value: 'green', child: { value: 'olive' } }],
    ['cascade', ['green', '20'], { value: 'green', child: { value: 'olive' } }],
    ['cascade', 'red', { value: 'red' }],
    ['strings', ['one', 'two, three'], ['one', 'two, three']],
    ['strings', 'one, two', ['one, two']],
    ['components', ['5', '2.0'], [{ id: '5' }, { id: '6' }]],
    ['versions', '1.0', [{ id: '5' }]],
    ['version', '6', { id: '6' }],
    ['priority', '5', { id: '5' }],
    ['resolution', '1.0', { id: '5' }],
    ['security', '6', { id: '6' }],
    ['timetracking', '2d 4h', { originalEstimate: '2d 4h' }],
    ['parent', 'ABC-1', { key: 'ABC-1' }],
    ['parent', '10001', { id: '10001' }],
    ['sprint', '37', 37],
    ['epic', 'ABC-9', 'ABC-9'],
    ['labels', ' web, front-end ,,web', ['web', 'front-end']],
    ['labels', ['web', 'front-end'], ['web', 'front-end']],
    ['customLabels', 'a,b', ['a', 'b']],
    ['unheardOf', 'x', 'x'],
  ];
  for (const [name, given, shape] of shapes) {
    it(`${JSON.stringify(given)} for ${name} goes to Jira as ${JSON.stringify(shape)}`, () => {
      expect(readValue(FIELDS[name], given)).to.deep.equal({ kind: 'value', value: shape });
    });
  }

  const refused: readonly (readonly [keyof typeof FIELDS, given: unknown, problem: RegExp])[] = [
    ['string', ['a'], /one text/],
    ['string', true, /one text/],
    ['number', '1,5', /number/],
    ['number', '0x10', /number/],
    ['date', '2023-02-29', /date/],
    ['date', '29.2.2024', /date/],
    ['datetime', '2024-02-29T09:30:00', /offset/],
    ['datetime', '2024-02-30T09:30:00Z', /offset/],
    ['user', { name: 'ada' }, /one text/],
    ['users', ['ada', null, { name: 'bob' }], /list of texts/],
    ['option', 'purple', /“red”.*“purple” is none of them/],
    ['options', ['red', 'purple'], /“purple” is none/],
    ['cascade', ['green', 'navy'], /“olive”.*“navy”/],
    ['cascade', { value: 'red', child: 'olive' }, /no values/],
    ['cascade', { child: 'olive' }, /one text/],
    ['cascade', ['green', 'olive', 'dark'], /one below/],
    ['components', ['3.0'], /“3.0” is none/],
    ['sprint', 'Sprint 4', /number of a sprint/],
    ['sprint', '0', /number of a sprint/],
    ['labels', 'front end', /spaces/],
    ['labels', ['x'.repeat(256)], /255/],
  ];
  for (const [name, given, problem] of refused) {
    it(`${JSON.stringify(given).slice(0, 60)} for ${name} is refused in plain words`, () => {
      const read = readValue(FIELDS[name], given);
      expect(read.kind).to.equal('problem');
      expect(read.kind === 'problem' ? read.problem : '').to.match(problem);
    });
  }

  it('is left out when it is blank, whatever the field', () => {
    for (const field of Object.values(FIELDS))
      for (const blank of ['', '  ', null, undefined, []]) {
        const read = readValue(field, blank);
        if (!Array.isArray(blank)) expect(read, field.schema.type).to.deep.equal({ kind: 'nothing' });
        else expect(read.kind, field.schema.type).not.to.equal('value');
      }
  });
});

describe('the fields of a Jira issue', () => {
  const filled = (values: FormValues, fields: readonly CreateField[] = USUAL_FIELDS) =>
    jiraFieldsOf(values, { projectId: '10100', issueTypeId: '10004', fields });
  const HEAD = { project: { id: '10100' }, issuetype: { id: '10004' } };

  it('are those of a usual form, each in its shape', () => {
    const values = {
      title: 'It\nbreaks',
      description: 'h1. Why\n\nNobody knows.',
      priority: '2',
      labels: 'web, urgent',
      reporter: 'ada',
    };

    expect(filled(values)).to.deep.equal({
      problems: [],
      fields: {
        ...HEAD,
        summary: 'It breaks',
        description: 'h1. Why\n\nNobody knows.',
        priority: { id: '2' },
        labels: ['web', 'urgent'],
        reporter: { name: 'ada' },
      },
    });
  });

  it('are project and issue type also where the screen tells of neither', () => {
    const screen = [aField('summary', { type: 'string' }, { isRequired: true })];

    expect(filled({ title: 'x' }, screen).fields).to.deep.equal({ ...HEAD, summary: 'x' });
  });

  it('cut a title to the 255 characters that Jira takes, never through a character', () => {
    const { fields } = filled({ title: `${'x'.repeat(253)}\u{1f600}\u{1f600}` });

    expect(fields['summary']).to.equal(`${'x'.repeat(253)}…`);
  });

  it('are refused together for everything that is wrong with what was given', () => {
    const required = aField('customfield_7', { type: 'number' }, { isRequired: true });
    const filledIn = aField('customfield_8', { type: 'number' }, { isRequired: true, hasDefault: true });
    const values = { title: ' ', priority: 'Lowest', summary: 'x', customfield_9: 'y', customfield_10: '' };

    const { problems } = filled(values, [...USUAL_FIELDS, required, filledIn]);

    expect(problems.map(({ field }) => field).toSorted()).to.deep.equal([
      'customfield_7',
      'customfield_9',
      'priority',
      'summary',
      'title',
    ]);
  });
});
