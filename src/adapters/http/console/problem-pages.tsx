import type { Next, ParameterizedContext } from 'koa';
import { errorResponseTo, type ErrorResponse } from '../error-responses.ts';
import { logFault, type FaultPorts } from '../middleware/error-sink.ts';
import type { ConsoleState } from './console-state.ts';
import { ApiRefused } from './in-process-api.ts';
import { Link } from './parts/link.tsx';
import { Notice } from './parts/said.tsx';
import type { Pages } from './show.tsx';

const TITLES: Readonly<Record<number, string>> = {
  403: 'This is not yours to do',
  404: 'There is nothing here',
  409: 'This cannot be done now',
  413: 'That was too much',
  503: 'Lockstep is not ready',
};

/** What went wrong on the way to a page, as a page. */
export function problemPages(pages: Pages, ports: FaultPorts) {
  return async (ctx: ParameterizedContext<Partial<ConsoleState>>, next: Next): Promise<void> => {
    try {
      await next();
    } catch (error) {
      const { status, detail, headers } = problemOf(error, ctx.state.requestId ?? '', ports);
      const title = TITLES[status] ?? (status < 500 ? 'This did not work' : 'Something went wrong');
      ctx.set({ ...headers });
      pages.show(ctx, {
        title,
        status,
        children: (
          <>
            <h1>{title}</h1>
            <Notice tone="bad">
              <p>{detail ?? 'Lockstep met something it did not expect, and wrote it to its log.'}</p>
              <p>
                <small>
                  Request <code>{ctx.state.requestId}</code>
                </small>
              </p>
            </Notice>
            <p>
              <Link to="/">Go to the console’s first page</Link>
            </p>
          </>
        ),
      });
    }
  };
}

function problemOf(
  error: unknown,
  id: string,
  ports: FaultPorts,
): Pick<ErrorResponse, 'status' | 'detail' | 'headers'> {
  if (error instanceof ApiRefused) {
    return { status: error.status, detail: error.problem.detail ?? null, headers: {} };
  }
  const response = errorResponseTo(error, ports);
  logFault(ports, { id, error, response });
  return response;
}
