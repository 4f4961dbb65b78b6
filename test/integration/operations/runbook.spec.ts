import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { expect } from 'chai';
import { parse } from 'yaml';

const DOCS = 'docs/operations';
const PAGES = [
  ...['README.md', 'install.md', 'upgrade.md', 'backup-restore.md', 'scaling.md', 'proxy-and-tls.md'],
  ...['logs.md', 'metrics.md', 'tracing.md', 'runbook.md', 'data-protection.md', 'care.md', 'containers.md'],
];

interface Rule {
  readonly alert: string;
  readonly annotations: Readonly<Record<string, string>>;
}

const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\w\s-]/g, '')
    .replaceAll(' ', '-');
const anchorsIn = (text: string): readonly string[] =>
  [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchorOf(heading));

describe('the runbook', () => {
  const { groups } = parse(readFileSync(`${DOCS}/alerts.yml`, 'utf8')) as {
    readonly groups: readonly { readonly rules: readonly Rule[] }[];
  };
  const rules = groups.flatMap((group) => group.rules);
  const runbook = readFileSync(`${DOCS}/runbook.md`, 'utf8');

  it('has a section for each alert, and none for what is no alert', () => {
    const sections = [...runbook.matchAll(/^## (\w+)$/gm)].map(([, heading]) => heading);

    expect(sections).to.deep.equal(rules.map(({ alert }) => alert));
  });

  it('is where each alert leads to', () => {
    for (const { alert, annotations } of rules)
      expect(annotations['runbook'], alert).to.equal(`docs/operations/runbook.md#${anchorOf(alert)}`);
  });
});

describe('the pages for operators', () => {
  const index = readFileSync(`${DOCS}/README.md`, 'utf8');

  for (const page of PAGES) {
    it(`lead from ${page} to what there is`, () => {
      const text = readFileSync(join(DOCS, page), 'utf8');
      if (page !== 'README.md') expect(index).to.contain(`(${page})`);

      for (const [, link = ''] of text.matchAll(/\]\((?!https?:)([^)]+)\)/g)) {
        const [file = '', anchor] = link.split('#');
        const path = file === '' ? join(DOCS, page) : join(dirname(join(DOCS, page)), file);
        expect(existsSync(path), link).to.equal(true);
        if (anchor !== undefined) expect(anchorsIn(readFileSync(path, 'utf8')), link).to.include(anchor);
      }
    });
  }
});
