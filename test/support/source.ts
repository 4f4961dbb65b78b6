import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';

import ts from 'typescript';

/** What an architecture rule looks at in a file: whom it imports (paths from the project's root, or package names), and what it does. */
export interface Source {
  readonly path: string;
  readonly lines: number;
  readonly imports: readonly string[];
  readonly traits: ReadonlySet<Trait>;
}

/** `clock`: reads the present time. `URL.canParse`: asks what Node 20 answers wrongly, see `urlIn`. `chance`: draws random values. `process.env`: reaches for the environment. `hook of all`: has a hook outside of every suite. */
export type Trait =
  'decorator' | 'export default' | 'clock' | 'chance' | 'process.env' | 'URL.canParse' | 'hook of all';

/** The TypeScript files below `folders`, paths from the project's root; a folder that is not there holds none. */
export function readProject(...folders: readonly string[]): readonly Source[] {
  return folders.flatMap(filesIn).map((path) => readSource(path, readFileSync(path, 'utf8')));
}

/** Reads one file; imports of types, re-exports and `import()` of a fixed name count as imports. */
export function readSource(path: string, text: string): Source {
  const imports = ts
    .preProcessFile(text, true, true)
    .importedFiles.map(({ fileName }) =>
      fileName.startsWith('.') ? posix.join(posix.dirname(path), fileName) : fileName,
    );
  const traits = new Set<Trait>(
    imports.some((name) => /^(node:)?process$/.test(name)) ? ['process.env'] : [],
  );
  const visit = (node: ts.Node): void => {
    const trait = traitOf(node);
    if (trait !== null) traits.add(trait);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true));
  return { path, lines: text.replace(/\n$/, '').split('\n').length, imports, traits };
}

function filesIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => posix.join(folder, name.replaceAll('\\', '/')));
}

function traitOf(node: ts.Node): Trait | null {
  if (ts.isDecorator(node)) return 'decorator';
  if (isDefaultExport(node)) return 'export default';
  if (isClock(node)) return 'clock';
  if (isChance(node)) return 'chance';
  if (isHookOfAll(node)) return 'hook of all';
  if (ts.isPropertyAccessExpression(node) && node.getText() === 'URL.canParse') return 'URL.canParse';
  return isEnvironment(node) ? 'process.env' : null;
}

function isDefaultExport(node: ts.Node): boolean {
  if (ts.isExportAssignment(node)) return true;
  if (ts.isExportSpecifier(node)) return node.name.text === 'default';
  return node.kind === ts.SyntaxKind.DefaultKeyword && !ts.isDefaultClause(node.parent);
}

function isClock(node: ts.Node): boolean {
  if (ts.isNewExpression(node))
    return node.expression.getText() === 'Date' && (node.arguments?.length ?? 0) === 0;
  if (ts.isCallExpression(node)) return node.expression.getText() === 'Date';
  return ts.isPropertyAccessExpression(node) && /^(Date|performance)\.now$/.test(node.getText());
}

function isChance(node: ts.Node): boolean {
  if (ts.isPropertyAccessExpression(node)) return node.getText() === 'Math.random';
  return ts.isIdentifier(node) && /^(randomUUID|randomBytes|randomInt|getRandomValues)$/.test(node.text);
}

function isHookOfAll(node: ts.Node): boolean {
  if (!ts.isCallExpression(node) || !/^(before|after)(Each)?$/.test(node.expression.getText())) return false;
  return ts.isExpressionStatement(node.parent) && ts.isSourceFile(node.parent.parent);
}

/** `process.env`, `process['env']` and `{ env } = process`, but neither `process.pid` nor another thing's `process`. */
function isEnvironment(node: ts.Node): boolean {
  if (ts.isPropertyAccessExpression(node)) return node.name.text === 'env' && isProcess(node.expression);
  if (ts.isElementAccessExpression(node)) return isProcess(node.expression);
  return ts.isVariableDeclaration(node) && node.initializer !== undefined && isProcess(node.initializer);
}

function isProcess(node: ts.Node): boolean {
  return /^((globalThis|global)\.)?process$/.test(node.getText());
}
