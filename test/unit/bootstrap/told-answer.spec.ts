import { expect } from 'chai';

import { toldAnswer } from '../../../src/bootstrap/api/told-answer.ts';

describe('an answer of the API, told on the command line', () => {
  it('is a line for each thing, one below the other, for one thing', () => {
    const answer = {
      ...{ id: 'l1', state: 'linked', problem: null, tags: [], attempts: 3 },
      health: { open: 1, reasons: ['late', 'lost'] },
      comments: [{ by: 'Ada', body: 'One\nTwo' }],
    };

    expect(toldAnswer(answer)).to.deep.equal([
      'id: l1',
      'state: linked',
      'problem: ',
      'tags: []',
      'attempts: 3',
      'health:',
      '  open: 1',
      '  reasons:',
      '    - late',
      '    - lost',
      'comments:',
      '  - by: Ada',
      '    body:',
      '      One',
      '      Two',
    ]);
  });

  it('is a table of what is short, for a list', () => {
    const items = [
      { id: 'l1', key: 'ABC-1', health: { open: 1 }, problem: null },
      { id: 'l20', key: null, health: { open: 0 }, problem: null },
    ];

    expect(toldAnswer({ items, next: null })).to.deep.equal(['id   key', 'l1   ABC-1', 'l20']);
  });

  it('cuts what is long in a table, and breaks no line of it', () => {
    const [, row] = toldAnswer({ items: [{ title: `One\nTwo ${'x'.repeat(100)}` }], next: null });

    expect(row).to.match(/^One Two x{39}…$/);
  });

  it('says that there are more, and how to see them', () => {
    expect(toldAnswer({ items: [{ id: 'l1' }], next: 'l1' }).at(-1)).to.equal(
      'There are more: --after l1 tells those that follow.',
    );
  });

  it('has nothing in it that a terminal would obey', () => {
    const told = toldAnswer({ title: '\u001b[2J\u0007gone\u009b31m', lines: 'a\nb\u001b]0;x' }).join('\n');

    expect(told).not.to.match(/[^\P{Cc}\n]/u);
    expect(told).to.include('gone');
  });

  it('is nothing where there is no content', () => {
    expect(toldAnswer(null)).to.deep.equal(['Done.']);
  });
});
