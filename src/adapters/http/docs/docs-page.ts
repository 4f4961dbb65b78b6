import type { Asset } from './docs-assets.ts';

/**
 * What the page may do: run its own scripts, ask this host, and show pictures that stand in its own style. The reader
 * needs no inline style or script.
 */
export const PAGE_POLICY = [
  "default-src 'none'",
  "base-uri 'none'",
  "connect-src 'self'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "img-src 'self' data:",
  "script-src 'self'",
  "style-src 'self'",
].join('; ');

/** The page; its addresses are relative, so that it works under a path prefix, too. */
export function docsPage(assets: readonly Asset[]): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>The admin API of Lockstep</title>
<link rel="icon" href="data:,">
${assets.map(linkTo).join('\n')}
</head>
<body>
<main id="reader"><noscript>Reading the document here takes JavaScript. It is at <a href="openapi.json">openapi.json</a>.</noscript></main>
</body>
</html>
`;
}

function linkTo({ name, type }: Asset): string {
  return type === 'text/css'
    ? `<link rel="stylesheet" href="docs/${name}">`
    : `<script defer src="docs/${name}"></script>`;
}
