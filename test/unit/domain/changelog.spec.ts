import { expect } from 'chai';

import {
  assigneeChangeIn,
  issueMoveIn,
  itemsOf,
  statusChangeIn,
  understandChangelog,
  type ChangelogItem,
} from '../../../src/domain/changelog.ts';
import { changed, DONE, IN_PROGRESS, statusItem, TO_DO } from '../../support/payloads.ts';

function itemsIn(...items: readonly unknown[]): readonly ChangelogItem[] {
  return itemsOf(understandChangelog({ id: '1', items }));
}

describe('a changelog', () => {
  const NONE: readonly (readonly [string, unknown])[] = [
    ['missing', undefined],
    ['null', null],
    ['a list', [statusItem(TO_DO, DONE)]],
    ['a text', 'x'],
    ['a number', 7],
    ['an empty object', {}],
    ['an id alone', { id: '10500' }],
    ['items that are null', { items: null }],
    ['items that are a text', { items: 'status' }],
    ['items that are an object', { items: { 0: statusItem(TO_DO, DONE), length: 1 } }],
    ['inherited items', Object.create({ items: [statusItem(TO_DO, DONE)] })],
  ];
  for (const [shape, value] of NONE) {
    it(`is none when it is ${shape}`, () => {
      expect(understandChangelog(value)).to.deep.equal({ kind: 'no_changes', reason: 'no_changelog' });
    });
  }

  for (const items of [
    [],
    [null],
    [[]],
    ['status'],
    [{}],
    [{ field: '' }],
    [{ field: ' ' }],
    [{ field: 7 }],
    [{ field: null }],
  ]) {
    it(`holds nothing readable when its items are ${JSON.stringify(items)}`, () => {
      expect(understandChangelog({ items })).to.deep.equal({
        kind: 'no_changes',
        reason: 'no_readable_item',
      });
    });
  }

  it('leaves out the items that cannot be read and keeps the others', () => {
    const fields = itemsIn(null, changed('summary', [null, 'a'], [null, 'b']), 'x', statusItem(TO_DO, DONE));
    expect(fields.map(({ field }) => field)).to.deep.equal(['summary', 'status']);
  });

  it('tells two custom fields of one name apart by their ids', () => {
    const custom = { fieldtype: 'custom' };
    const items = itemsIn(
      changed('Field Name', [null, '1'], [null, '2'], { ...custom, fieldId: 'customfield_10001' }),
      changed('Field Name', [null, '1'], [null, '2'], { ...custom, fieldId: 'customfield_10002' }),
    );
    expect(items.map(({ field, isCustom }) => [field, isCustom])).to.deep.equal([
      ['customfield_10001', true],
      ['customfield_10002', true],
    ]);
  });

  it('takes a blank field id for none', () => {
    expect(itemsIn({ ...statusItem(TO_DO, DONE), fieldId: '' })[0]?.field).to.equal('status');
  });
});

describe('the toString of a changelog item', () => {
  const SIDES: readonly (readonly [string, unknown, string | null])[] = [
    ['missing', {}, null],
    ['null', { toString: null }, null],
    ['empty', { toString: '' }, ''],
    ['a number', { toString: 7 }, null],
    ['an object', { toString: {} }, null],
    ['a text', { toString: 'Done' }, 'Done'],
    [
      'among hostile names',
      JSON.parse('{"__proto__":{"toString":"evil"},"constructor":null,"valueOf":null}'),
      null,
    ],
  ];
  for (const [shape, more, text] of SIDES) {
    it(`reads ${JSON.stringify(text)} when it is ${shape}`, () => {
      const item = Object.assign(
        JSON.parse('{"field":"status","fieldtype":"jira","from":"3","to":"10001"}'),
        more,
      ) as unknown;
      expect(statusChangeIn(itemsIn(item))?.to).to.deep.equal({ id: '10001', text });
    });
  }

  it('is never inherited, not even when __proto__ is an own name', () => {
    const item: unknown = JSON.parse(
      '{"field":"status","to":"5","__proto__":{"toString":"evil","from":"6"}}',
    );
    expect(statusChangeIn(itemsIn(item))).to.deep.equal({
      from: { id: null, text: null },
      to: { id: '5', text: null },
    });
  });
});

describe('a status change', () => {
  it('goes from where the first item starts to where the last one ends', () => {
    const items = itemsIn(
      statusItem(TO_DO, IN_PROGRESS),
      changed('summary', [null, 'a'], [null, 'b']),
      statusItem(IN_PROGRESS, DONE),
    );
    expect(statusChangeIn(items)).to.deep.equal({
      from: { id: TO_DO.id, text: 'To Do' },
      to: { id: DONE.id, text: 'Done' },
    });
  });

  it('is told by the field id, whatever the field is called', () => {
    for (const name of ['Статус', 'État', 'Status', 'summary', '']) {
      const item = { ...statusItem(TO_DO, DONE), field: name, fieldId: 'status' };
      expect(statusChangeIn(itemsIn(item))?.to.id, name).to.equal(DONE.id);
    }
  });

  it('is not told by the field name when the field id says otherwise', () => {
    expect(statusChangeIn(itemsIn({ ...statusItem(TO_DO, DONE), fieldId: 'labels' }))).to.equal(null);
  });

  it('is no custom field, not even one with the id "status"', () => {
    expect(
      statusChangeIn(itemsIn({ ...statusItem(TO_DO, DONE), fieldtype: 'custom', fieldId: 'status' })),
    ).to.equal(null);
  });

  it('may lead to a status of the same name, told by its id', () => {
    const change = statusChangeIn(itemsIn(changed('status', ['3', 'Done'], ['10001', 'Done'])));
    expect([change?.from.id, change?.to.id]).to.deep.equal(['3', '10001']);
  });

  it('may lead to where it started', () => {
    const change = statusChangeIn(itemsIn(changed('status', ['3', 'Done'], ['3', 'Done'])));
    expect([change?.from.id, change?.to.id]).to.deep.equal(['3', '3']);
  });

  for (const [written, id] of [
    ['5', '5'],
    [5, '5'],
    [' 5 ', '5'],
    ['', null],
    [null, null],
    [5.5, null],
    [Number.MAX_VALUE, null],
    [{}, null],
    [[5], null],
    [false, null],
  ] as const) {
    it(`reads the id ${JSON.stringify(written)} as ${JSON.stringify(id)}`, () => {
      const change = statusChangeIn(itemsIn(changed('status', [written, null], [written, null])));
      expect(change).to.deep.equal({ from: { id, text: null }, to: { id, text: null } });
    });
  }
});

describe('an assignee change', () => {
  it('keeps the user keys as they are written', () => {
    expect(
      assigneeChangeIn(itemsIn(changed('assignee', ['Old.Key', 'Old'], ['JIRAUSER10000', 'New']))),
    ).to.deep.equal({
      from: { id: 'Old.Key', text: 'Old' },
      to: { id: 'JIRAUSER10000', text: 'New' },
    });
  });

  it('is none in a changelog of other fields', () => {
    expect(assigneeChangeIn(itemsIn(statusItem(TO_DO, DONE)))).to.equal(null);
  });
});

describe('a move', () => {
  it('is read from the texts of the Key item, wherever it stands', () => {
    const key = changed('Key', [null, 'ABC-4'], [null, 'NUM-9']);
    const project = changed('project', ['1', 'A'], ['2', 'B']);
    for (const items of [
      [key, project],
      [project, key],
      [project, key, statusItem(TO_DO, DONE)],
    ]) {
      expect(issueMoveIn(itemsIn(...items))).to.deep.equal({ from: 'ABC-4', to: 'NUM-9' });
    }
  });

  it('is none without a Key item, and none when that names no key', () => {
    expect(issueMoveIn(itemsIn(changed('project', ['1', 'A'], ['2', 'B'])))).to.equal(null);
    expect(issueMoveIn(itemsIn(changed('Key', ['1', ''], ['2', null])))).to.equal(null);
    expect(issueMoveIn(itemsIn({ field: 'Key', fieldtype: 'jira' }))).to.equal(null);
  });

  it('is none when a custom field is called "Key"', () => {
    expect(issueMoveIn(itemsIn(changed('Key', [null, 'a'], [null, 'b'], { fieldtype: 'custom' })))).to.equal(
      null,
    );
  });

  it('may know one of the two keys only', () => {
    expect(issueMoveIn(itemsIn(changed('Key', [null, null], [null, 'NUM-9'])))).to.deep.equal({
      from: null,
      to: 'NUM-9',
    });
  });
});
