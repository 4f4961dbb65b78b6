import type { ComponentChildren } from 'preact';
import type { Found } from '../../parts/findings.tsx';
import { Link } from '../../parts/link.tsx';

/** What to do about a finding on an Integration, in the console: the findings' own advice is for who has a terminal. */
export function advise(integrationId: string) {
  const connect = `/integrations/${integrationId}/connect`;
  return ({ check }: Found): ComponentChildren => {
    switch (check) {
      case 'authorization':
        return (
          <>
            <Link to={`${connect}#authorize`}>Authorize it</Link>, by the application link or by a token.
            Links and settings stay, and what waits goes on.
          </>
        );
      case 'webhook':
        return <Link to={`${connect}#webhook`}>See what to do about the webhook</Link>;
      case 'queue':
        return (
          <>
            <Link to="/deliveries">See what waits and what was given up</Link>, mend what stopped it, and have
            it tried again.
          </>
        );
      default:
        return undefined;
    }
  };
}
