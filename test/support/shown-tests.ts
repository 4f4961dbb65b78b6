import { existsSync, readFileSync } from 'node:fs';

import { expect } from 'chai';

/** `test/some.spec.ts`: a title of it, up to the next line break of the cell. */
const SHOWN = /`(test\/[\w/.-]+\.ts)`: ([^|]*?)\s*(?=\||$)/gm;

/** A test that a document names by its file and its title, or the beginning of it. */
export interface ShownTest {
  readonly file: string;
  readonly title: string;
}

export function shownTestsIn(text: string): readonly ShownTest[] {
  return text
    .split('\n')
    .flatMap((line) => line.split('<br>').flatMap((part) => [...part.matchAll(SHOWN)]))
    .map(([, file = '', title = '']) => ({ file, title }));
}

export function expectToBeThere(shown: readonly ShownTest[]): void {
  for (const { file, title } of shown) {
    expect(existsSync(file), file).to.equal(true);
    expect(readFileSync(file, 'utf8').includes(title), `${file}: ${title}`).to.equal(true);
  }
}
