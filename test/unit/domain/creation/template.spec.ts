import { expect } from 'chai';

import { describedIssue } from '../../../../src/domain/creation/described-issue.ts';
import { rendered, templateProblem, type TemplateFacts } from '../../../../src/domain/creation/template.ts';
import { fencedInWiki, linkInWiki } from '../../../../src/domain/creation/fenced-text.ts';
import { anId } from '../../../support/builders.ts';

const FACTS: TemplateFacts = {
  id: anId(),
  title: 'TypeError: {x} is [undefined]',
  url: 'https://tracker.example.com/issues/42',
  status: 'unresolved',
  project: 'web',
  level: 'error',
  tags: { release: '2.1.0', 'os.name': 'Linux', evil: '{{title}}' },
  timesSeen: 12,
  details: 'at f()\n{noformat}h1. Out',
};

describe('a template', () => {
  it('has what it names put in, and what is not known left blank', () => {
    const template =
      '{{level}} in {{ project }}@{{tags.release}} on {{tags.os.name}}{{tags.none}}: {{timesSeen}}x';

    expect(templateProblem(template)).to.equal(null);
    expect(rendered(template, FACTS, 'plain')).to.equal('error in web@2.1.0 on Linux: 12x');
    expect(rendered('{{level}}{{url}}', { ...FACTS, level: null, url: null }, 'plain')).to.equal('');
  });

  it('is not looked for in what was put in', () => {
    expect(rendered('{{tags.evil}}', FACTS, 'plain')).to.equal('{{title}}');
  });

  it('escapes what it puts into a field of Jira’s wiki, and fences the details', () => {
    expect(rendered('h1. {{title}}', FACTS, 'wiki')).to.equal(
      String.raw`h1. TypeError: \{x\} is \[undefined\]`,
    );
    expect(rendered('{{details}}', FACTS, 'wiki')).to.equal(
      '{noformat}\nat f()\n{ noformat}h1. Out\n{noformat}',
    );
    expect(rendered('{{link}}', FACTS, 'wiki')).to.match(
      /^\[.+\|https:\/\/tracker.example.com\/issues\/42\]$/,
    );
  });

  it('names nothing that there is not', () => {
    for (const wrong of ['{{titel}}', '{{}}', '{{constructor}}', '{{tags.}}', '{{tags}}', '{{tags.a b}}'])
      expect(templateProblem(wrong), wrong).to.include('{{title}}');
    for (const wrong of ['{{title', 'title}}']) expect(templateProblem(wrong), wrong).to.match(/\{\{/);
    for (const right of ['', 'plain { } text', '{{title}}{{tags.a-b.c}}'])
      expect(templateProblem(right), right).to.equal(null);
  });
});

describe('what a Jira issue is told of its tracker issue', () => {
  it('is the title on one line, a link, and what is known, shown letter by letter', () => {
    const { title, description } = describedIssue({ ...FACTS, title: `${'x'.repeat(300)}\ny` });

    expect(title).to.have.lengthOf(255);
    expect(description).to.match(/^Tracker issue: \[x+…\|https:.*\]\n\n\{noformat\}\n/);
  });

  it('is the title alone where there is no page and nothing is known', () => {
    expect(describedIssue({ title: 'It breaks', url: null, details: ' ' })).to.deep.equal({
      title: 'It breaks',
      description: 'Tracker issue: It breaks',
    });
  });

  it('is cut where Jira would take no more', () => {
    const { description } = describedIssue({ title: 'x', url: null, details: 'y'.repeat(40_000) });

    expect(description.length).to.be.below(30_000);
    expect(description).to.include('20000 characters more');
  });

  it('is no markup, mentions nobody and links to no script', () => {
    expect(fencedInWiki('{NoFormat}{code:java}{ noformat }')).to.equal(
      '{noformat}\n{ NoFormat}{ code:java}{ noformat }\n{noformat}',
    );
    expect(linkInWiki('x', 'javascript:alert(1)')).to.equal('x');
    expect(linkInWiki('x', 'https://a/b|c]d')).to.equal('[x|https://a/b%7Cc%5Dd]');
  });
});
