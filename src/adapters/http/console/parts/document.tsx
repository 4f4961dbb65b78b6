import type { ComponentChildren } from 'preact';
import type { Asset } from '../../docs/docs-assets.ts';
import { addressFrom } from '../addresses.ts';
import { useSite } from '../site.ts';
import { Navigation } from './navigation.tsx';

/** No styles of its own, nothing that has to be evaluated, and no pages kept in the browser's storage. */
const HTMX = JSON.stringify({
  allowEval: false,
  historyCacheSize: 0,
  includeIndicatorStyles: false,
  selfRequestsOnly: true,
});

interface DocumentProps {
  readonly title: string;
  readonly assets: readonly Asset[];
  readonly children: ComponentChildren;
}

/** The frame of every page. */
export function Document({ title, assets, children }: DocumentProps) {
  const { path, person } = useSite();
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="htmx-config" content={HTMX} />
        <title>{`${title} · Lockstep`}</title>
        <link rel="icon" href="data:," />
        {assets.map(({ name, type }) => {
          const address = addressFrom({ path }, `/assets/${name}`);
          return type === 'text/css' ? (
            <link rel="stylesheet" href={address} />
          ) : (
            <script defer src={address} />
          );
        })}
      </head>
      <body class={person === null ? 'outside' : ''}>
        <a class="skip" href="#content">
          Skip to the content
        </a>
        {person !== null && <Navigation />}
        <main id="content" tabIndex={-1}>
          {children}
        </main>
      </body>
    </html>
  );
}
