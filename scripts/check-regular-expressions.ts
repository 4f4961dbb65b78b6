import { writeFile } from 'node:fs/promises';

import { checkSync } from 'recheck';

import { EXCUSED, regularExpressionsOfSrc, VERDICTS_FILE } from './regular-expressions.ts';

const TIMEOUT_MS = 20_000;

/**
 * Has recheck look for a text on which an expression takes more than linear time, by its automaton or by trying texts; and
 * writes down which were looked at, for the tests to hold the sources to. Takes a minute or two.
 */
const slow: string[] = [];
const verdicts: Record<string, string> = {};
for (const literal of regularExpressionsOfSrc()) {
  const end = literal.lastIndexOf('/');
  const excuse = EXCUSED[literal];
  const found = checkSync(literal.slice(1, end), literal.slice(end + 1), {
    timeout: TIMEOUT_MS,
  });
  const isSafe = found.status === 'safe';
  verdicts[literal] = isSafe ? 'linear' : `excused: ${excuse ?? ''}`;
  if (isSafe || excuse !== undefined) continue;
  const attack = found.status === 'vulnerable' ? found.attack.pattern : 'a text not found';
  slow.push(`${literal} is ${found.status}, as on ${attack}`);
}

if (slow.length > 0) {
  console.error(`Not linear:\n${slow.join('\n')}`);
  process.exitCode = 1;
} else {
  await writeFile(VERDICTS_FILE, `${JSON.stringify(verdicts, null, 2)}\n`);
  console.log(`${Object.keys(verdicts).length} regular expressions, each linear or excused.`);
}
