import type { HttpPorts } from '../http-ports.ts';
import type { Pages } from './show.tsx';

/** What the routes of the console's pages get. What they tell and do, they ask the admin API in `ctx.state.api` for. */
export interface ConsoleParts {
  readonly pages: Pages;
  readonly ports: Pick<HttpPorts, 'clock' | 'publicUrl' | 'randomness'>;
}
