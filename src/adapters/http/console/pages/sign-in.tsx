import type { Router } from '@koa/router';
import { Secret } from '../../../../domain/secret.ts';
import type { HttpPorts } from '../../http-ports.ts';
import type { RequestState } from '../../request-state.ts';
import type { TriedKeys } from '../../tried-keys.ts';
import { addressFrom, CONSOLE_PREFIX } from '../addresses.ts';
import { readForm, textIn } from '../form-values.ts';
import { noticeFor } from '../notices.ts';
import { TextField } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { Notice } from '../parts/said.tsx';
import { keepSession } from '../session-cookie.ts';
import type { Pages } from '../show.tsx';

interface SignInPageProps {
  readonly next: string;
  readonly notice?: string | null;
  readonly error?: string;
}

function SignInPage({ next, notice = null, error }: SignInPageProps) {
  return (
    <>
      <h1>Sign in to Lockstep</h1>
      {notice !== null && <Notice tone="good" title={notice} />}
      <p class="lead">
        With an API key. Who runs Lockstep makes one by <code>lockstep keys create</code>; on a terminal the
        first start shows one.
      </p>
      <Form to="/sign-in" class="card">
        <input type="hidden" name="next" value={CONSOLE_PREFIX + next} />
        <TextField
          name="key"
          label="API key"
          type="password"
          autocomplete="current-password"
          required
          autofocus
          error={error}
          hint="The browser is given a session for twelve hours, and never keeps the key itself."
        />
        <button>Sign in</button>
      </Form>
    </>
  );
}

/** Where a session of the console begins. */
export function addSignInRoutes(
  router: Router<RequestState>,
  {
    pages,
    ports,
    triedKeys,
  }: { pages: Pages; ports: Pick<HttpPorts, 'signIn' | 'clock'>; triedKeys: TriedKeys },
): void {
  router.get('/sign-in', (ctx) => {
    const next = ownPageIn(ctx.query['next']);
    const notice = noticeFor(ctx.query['notice']);
    pages.show(ctx, { title: 'Sign in', children: <SignInPage next={next} notice={notice} /> });
  });

  router.post('/sign-in', async (ctx) => {
    const form = await readForm(ctx);
    const [key, next] = [textIn(form, 'key'), ownPageIn(form.get('next'))];
    const refuse = (error: string, status: number) => {
      pages.show(ctx, { title: 'Sign in', status, children: <SignInPage next={next} error={error} /> });
    };
    if (key === null) {
      refuse('Give an API key.', 422);
      return;
    }

    const outcome = await triedKeys.tryOut(ctx.ip, key, () => ports.signIn.execute(new Secret(key)));
    if (outcome.kind === 'wait') {
      ctx.set('Retry-After', String(outcome.seconds));
      refuse(
        `Too many wrong keys came from this address, or from all. Try again in ${outcome.seconds} s.`,
        429,
      );
    } else if (outcome.kind === 'wrong') {
      refuse('This API key is not known, has expired, or was revoked.', 401);
    } else {
      const { secret, expiresAt } = outcome.found;
      keepSession(ctx, secret, expiresAt.getTime() - ports.clock.now().getTime());
      ctx.status = 303;
      ctx.set('Location', next === '' ? addressFrom(ctx, '/') : addressFrom(ctx, next));
    }
  });
}

/**
 * A page of the console that one wanted to see, from below its prefix; empty for anything else, so that nobody is led on
 * to another site (CWE-601).
 */
export function ownPageIn(wanted: unknown): string {
  if (typeof wanted !== 'string' || !/^\/console(\/[\w./-]*)?(\?[\w.%&=+-]*)?$/.test(wanted)) return '';
  const page = wanted.slice(CONSOLE_PREFIX.length);
  return page.includes('//') || page.includes('..') ? '' : page;
}
