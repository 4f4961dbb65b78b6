import type { Router } from '@koa/router';
import { CALLER } from '../../presenters/api-key.ts';
import type { ConsoleParts } from '../console-ports.ts';
import type { ConsoleState } from '../console-state.ts';
import type { Answered } from '../in-process-api.ts';
import { ExactMoment } from '../parts/moment.tsx';
import { Facts } from '../parts/said.tsx';

interface AboutPageProps {
  readonly self: Answered<typeof CALLER>;
  readonly publicUrl: string;
  readonly now: Date;
}

function AboutPage({ self, publicUrl, now }: AboutPageProps) {
  return (
    <>
      <h1>About</h1>
      <Facts
        of={[
          ['Reached at', <code>{publicUrl}</code>],
          ['Node', process.version],
          ['Its clock', <ExactMoment at={now} />],
          ['Signed in as', self.name],
        ]}
      />
    </>
  );
}

/** What runs here. */
export function addAboutRoutes(router: Router<ConsoleState>, { pages, ports }: ConsoleParts): void {
  router.get('/about', async (ctx) => {
    const self = await ctx.state.api.ask(CALLER, '/whoami');
    const { publicUrl, clock } = ports;
    pages.show(ctx, {
      title: 'About',
      children: <AboutPage self={self} publicUrl={publicUrl} now={clock.now()} />,
    });
  });
}
