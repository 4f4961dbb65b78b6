import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import ts from 'typescript';

export const VERDICTS_FILE = 'test/integration/security/regular-expressions.json';

/** Those that a tool takes for slow, and why nobody can make use of it. */
export const EXCUSED: Readonly<Record<string, string>> = {
  '/([\\w-]+)\\/:(\\w+)/g': 'reads the routes of this program, which nobody else writes',
  '/\\b(oauth_(?:token|token_secret|verifier|signature|session_handle))(=|%3D)"?[^&"\\s,]+/gi':
    'too much for the tool; each match ends where the next one can begin, and the text has at most 8,192 characters',
  '/\\b([a-z][a-z0-9+.-]{0,20}:\\/\\/)[^\\s/@]{1,500}@/gi':
    'looks at most 521 characters ahead from each place, and the text has at most 8,192',
};

/** Every regular expression that stands in `src`, each once, in order. */
export function regularExpressionsOfSrc(): readonly string[] {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.tsx?$/.test(file),
  );
  const found = files.flatMap((file) => literalsIn(file, readFileSync(join('src', file), 'utf8')));
  return [...new Set(found)].toSorted();
}

function literalsIn(file: string, text: string): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (node.kind === ts.SyntaxKind.RegularExpressionLiteral) found.push(node.getText());
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.ES2023, true));
  return found;
}
