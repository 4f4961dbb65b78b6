import { expect } from 'chai';
import fc from 'fast-check';

import { understandCreateField } from '../../src/domain/creation/create-field.ts';
import { jiraFieldsOf } from '../../src/domain/creation/jira-fields.ts';
import { readValue } from '../../src/domain/creation/read-value.ts';
import { rendered, templateProblem } from '../../src/domain/creation/template.ts';
import { fencedInWiki } from '../../src/domain/creation/fenced-text.ts';
import { asWikiText } from '../../src/domain/outbound/wiki-text.ts';
import { anId } from '../support/builders.ts';
import { aField, allowed } from '../support/create-meta.ts';

const TYPES = [
  ...['string', 'number', 'date', 'datetime', 'user', 'group', 'option', 'option-with-child', 'any'],
  ...[
    'priority',
    'resolution',
    'securitylevel',
    'version',
    'component',
    'timetracking',
    'issuelink',
    'project',
  ],
];
const ITEMS = [
  'string',
  'option',
  'component',
  'version',
  'group',
  'user',
  'json',
  'attachment',
  'issuelinks',
];
const CUSTOMS = [
  null,
  'x:textarea',
  'x:select',
  'x:labels',
  'com.pyxis.greenhopper.jira:gh-sprint',
  'y:gh-epic-link',
];

function field() {
  const listed = fc.uniqueArray(fc.constantFrom('1', '2', 'red', 'blue'), { maxLength: 3 });
  const schema = fc.oneof(
    fc.record({
      type: fc.constantFrom(...TYPES),
      items: fc.constant(null),
      custom: fc.constantFrom(...CUSTOMS),
    }),
    fc.record({
      type: fc.constant('array'),
      items: fc.constantFrom(...ITEMS),
      custom: fc.constantFrom(...CUSTOMS),
    }),
  );
  return fc
    .record({
      id: fc.constantFrom('labels', 'description', 'customfield_1'),
      schema,
      list: fc.option(listed),
      isRequired: fc.boolean(),
    })
    .map(({ id, schema: { type, items, custom }, list, isRequired }) =>
      aField(
        id,
        { type, items, custom },
        {
          isRequired,
          allowedValues:
            list?.map((name) => (/\d/.test(name) ? allowed({ id: name, name }) : allowed({ value: name }))) ??
            null,
        },
      ),
    );
}

function words() {
  return fc.oneof(fc.constantFrom('1', 'red', '2.5', '2024-05-06', 'ada', 'a,b', ' '), fc.string());
}

function given() {
  return fc.oneof(
    words(),
    fc.array(words(), { maxLength: 4 }),
    fc.double(),
    fc.record({ value: words(), child: fc.option(words()) }),
    fc.jsonValue(),
  );
}

/** Every text and number in a value, without what surrounds texts. */
function textsIn(value: unknown): readonly string[] {
  if (value === null || value === undefined || typeof value === 'boolean') return [];
  if (typeof value === 'string' || typeof value === 'number') {
    const text = String(value).toWellFormed().replaceAll('\0', '').trim();
    return text === '' ? [] : [text];
  }
  return (Array.isArray(value) ? value : Object.values(value)).flatMap(textsIn);
}

/** Whether the text is there: as it is, as a list, or as the number or time that it is. */
function isIn(shaped: readonly string[], text: string): boolean {
  const parts = text.split(',').map((part) => part.trim());
  if (shaped.includes(text) || parts.every((part) => part === '' || shaped.includes(part))) return true;
  return shaped.some((shown) => Number(shown) === Number(text) || Date.parse(shown) === Date.parse(text));
}

describe('what is given for a field of Jira', () => {
  it('is taken whole, in texts that Jira knows, or refused with a reason: nothing of it is lost', () => {
    fc.assert(
      fc.property(field(), fc.oneof(words(), fc.array(words(), { maxLength: 4 })), (one, value) => {
        const read = readValue(one, value);
        if (read.kind === 'problem') {
          expect(read.problem).not.to.equal('');
          return;
        }
        const shaped = read.kind === 'nothing' ? [] : textsIn(read.value);
        for (const text of textsIn(value)) expect(isIn(shaped, text), text).to.equal(true);
      }),
      { numRuns: 500 },
    );
  });

  it('never ends in a fault, whatever it is and whatever the field', () => {
    fc.assert(
      fc.property(
        fc.array(field(), { maxLength: 5 }),
        fc.dictionary(fc.string(), given()),
        given(),
        (fields, values, one) => {
          const all = { ...values, title: one, labels: one, customfield_1: one };
          const { fields: sent } = jiraFieldsOf(all, { projectId: '1', issueTypeId: '2', fields });

          const known = ['project', 'issuetype', 'summary', ...fields.map(({ id }) => id)];
          expect(known).to.include.members(Object.keys(sent));
          expect(sent).to.deep.include({ project: { id: '1' }, issuetype: { id: '2' } });
        },
      ),
    );
  });
});

describe('createmeta of any shape', () => {
  it('is understood as a field or as none', () => {
    const names = fc.constantFrom(
      'fieldId',
      'schema',
      'type',
      'items',
      'allowedValues',
      'children',
      '__proto__',
      'required',
    );
    const soup = fc.letrec((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        fc.jsonValue(),
        fc.array(tie('value')),
        fc.dictionary(names, tie('value')),
      ),
    }));
    fc.assert(
      fc.property(soup.value, fc.option(fc.string()), (value, id) => {
        const understood = understandCreateField(value, id);
        if (understood !== null) readValue(understood, 'x');
      }),
    );
  });
});

describe('foreign text in Jira’s wiki', () => {
  const markup = fc
    .array(
      fc.oneof(
        fc.constantFrom('{noformat}', '{code:java}', '[~ada]', '{{title}}', '\\', '|', '{', '*'),
        fc.string(),
      ),
    )
    .map((parts) => parts.join(''));

  it('never ends the block that it is fenced in', () => {
    fc.assert(
      fc.property(markup, (text) => {
        expect(fencedInWiki(text).match(/\{noformat/gi)).to.have.lengthOf(2);
      }),
    );
  });

  it('is put into a template once, and never taken for one', () => {
    fc.assert(
      fc.property(markup, fc.constantFrom('wiki', 'plain'), (title, use) => {
        const none = {
          url: null,
          status: 'unresolved',
          project: null,
          level: null,
          timesSeen: null,
          details: null,
        } as const;
        const facts = { id: anId<'TrackerIssue'>(), title, tags: {}, ...none };

        const put = rendered('<{{title}}>', facts, use);

        expect(templateProblem('<{{title}}>')).to.equal(null);
        expect(put).to.equal(`<${use === 'wiki' ? asWikiText(title) : title}>`);
      }),
    );
  });
});
