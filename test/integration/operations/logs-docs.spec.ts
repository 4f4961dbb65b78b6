import { readdirSync, readFileSync } from 'node:fs';

import { expect } from 'chai';

const CALL = /(?:\blog|#log)(?:\.(?:debug|info|warn|error)|\[\w+\])\(\s*(?:'(\w+)'|([^,()]+))/g;
/** What repeats itself, and is told when it stops working and when it works again. */
const REPEATED = [
  ...['sweep', 'queue', 'work_signal', 'reconciliation', 'creation'],
  ...['check_webhooks', 'warn_of_expiry', 'retention'],
];
/** Events whose name is made when they are told, by how the sources make it. */
const MADE: Readonly<Record<string, readonly string[]>> = {
  'outcome.kind': ['uninstalled', 'installation_removed'],
  '`${this.#name}_failing`': REPEATED.map((name) => `${name}_failing`),
  '`${this.#name}_works_again`': REPEATED.map((name) => `${name}_works_again`),
};

function eventsIn(text: string): readonly string[] {
  return [...text.matchAll(CALL)].flatMap(([, literal, made = '']) =>
    literal === undefined ? (MADE[made.trim()] ?? [`made by ${made.trim()}`]) : [literal],
  );
}

describe('the page of the log', () => {
  const page = readFileSync('docs/operations/logs.md', 'utf8');
  const told = [...page.matchAll(/^\| (`.*?) \|/gm)].flatMap(([row]) =>
    [...row.matchAll(/`(\w+)`/g)].map(([, event]) => event),
  );
  const again = [...page.matchAll(/`(\w+_works_again)`/g)].map(([, event]) => event);

  it('names every event that is logged, and no other', () => {
    const paths = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter(
      (path) => /\.tsx?$/.test(path) && !path.startsWith('bootstrap/demo/'),
    );
    const events = new Set(paths.flatMap((path) => eventsIn(readFileSync(`src/${path}`, 'utf8'))));

    expect(events.size).to.be.above(50);
    expect([...new Set([...told, ...again])]).to.have.members([...events]);
  });

  it('would be found out if an event were not on it', () => {
    expect(eventsIn("log.warn('nothing_of_ours', { a });\n log[level](\n  'other', b)")).to.deep.equal([
      ...['nothing_of_ours', 'other'],
    ]);
    expect(eventsIn('this.#ports.log.info(name, {})')).to.deep.equal(['made by name']);
  });
});
