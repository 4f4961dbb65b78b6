import { formatted, withoutSecrets } from '../masked-body.ts';
import { Notice } from './said.tsx';

/** So much of a body is shown: a browser has to lay it out. */
const SHOWN = 100_000;

interface DeliveredBodyProps {
  readonly body: string;
  /** Where a program reads all of it. */
  readonly apiPath: string;
}

/** What Jira sent, formatted and as it came; what looks like a secret is taken out. */
export function DeliveredBody({ body, apiPath }: DeliveredBodyProps) {
  const masked = withoutSecrets(body);
  return (
    <>
      {body.length > SHOWN && (
        <Notice tone="quiet">
          <p>
            The body has {body.length} characters, of which the first {SHOWN} are shown. All of it:{' '}
            <code>{apiPath}</code>
          </p>
        </Notice>
      )}
      <pre tabIndex={0} role="region" aria-label="The body, formatted">
        {formatted(masked).slice(0, SHOWN)}
      </pre>
      <details>
        <summary>As it came</summary>
        <pre tabIndex={0} role="region" aria-label="The body, as it came">
          {masked.slice(0, SHOWN)}
        </pre>
      </details>
    </>
  );
}
