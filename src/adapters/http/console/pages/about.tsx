import type { Router } from '@koa/router';
import { ABOUT } from '../../presenters/about.ts';
import { CALLER } from '../../presenters/api-key.ts';
import { addressFrom, CONSOLE_PREFIX } from '../addresses.ts';
import type { ConsoleParts } from '../console-ports.ts';
import type { ConsoleState } from '../console-state.ts';
import type { Answered } from '../in-process-api.ts';
import { Listing } from '../parts/listing.tsx';
import { ExactMoment } from '../parts/moment.tsx';
import { Facts } from '../parts/said.tsx';
import { useSite } from '../site.ts';

interface AboutPageProps {
  readonly self: Answered<typeof CALLER>;
  readonly about: Answered<typeof ABOUT>;
}

function AboutPage({ self, about }: AboutPageProps) {
  const { version, node, database, schema, publicUrl, clock, settings } = about;
  const beside = addressFrom(useSite(), '/').slice(0, -CONSOLE_PREFIX.length + 1);
  return (
    <>
      <h1>About</h1>
      <div class="card">
        <Facts
          of={[
            ['Lockstep', version],
            ['Node', node],
            ['Database', database],
            ['Its schema', schema],
            ['Reached at', <code>{publicUrl}</code>],
            ['Its clock', <ExactMoment at={clock} />],
            [
              'Signed in as',
              `${self.name} (${self.role}), for ${self.organizationId === null ? 'everything' : 'one Organization'}`,
            ],
          ]}
        />
      </div>
      <h2>To read</h2>
      <ul>
        <li>
          <a href={`${beside}docs`}>The admin API</a>, which this console uses, and any program may;{' '}
          <a href={`${beside}openapi.json`}>as an OpenAPI document</a>
        </li>
        <li>
          <a href={`${beside}metrics`}>What is measured</a>, for Prometheus;{' '}
          <a href={`${beside}readyz`}>whether it is ready</a>, for a load balancer
        </li>
        <li>
          With Lockstep’s files come its README, which says what each setting means;{' '}
          <code>docs/operations</code>, on how to run, watch and mend it; and the licences of all that it
          brings in <code>docs/licences.md</code>. Lockstep itself is under the MIT licence.
        </li>
      </ul>
      {settings.length > 0 && (
        <>
          <h2>Settings</h2>
          <Listing caption="Settings, without secrets" columns={['Name', 'Value']}>
            {settings.map(({ name, value }) => (
              <tr>
                <td>
                  <code>{name}</code>
                </td>
                <td>{value}</td>
              </tr>
            ))}
          </Listing>
        </>
      )}
    </>
  );
}

/** What runs here. */
export function addAboutRoutes(router: Router<ConsoleState>, { pages }: ConsoleParts): void {
  router.get('/about', async (ctx) => {
    const { api } = ctx.state;
    const [self, about] = await Promise.all([api.ask(CALLER, '/whoami'), api.ask(ABOUT, '/about')]);
    pages.show(ctx, { title: 'About', children: <AboutPage self={self} about={about} /> });
  });
}
