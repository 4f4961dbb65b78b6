import type { Router } from '@koa/router';
import { API_KEY_STATES, ROLES, suffices } from '../../../../domain/api-key.ts';
import { API_KEY, CALLER, MADE_API_KEY } from '../../presenters/api-key.ts';
import { ORGANIZATION } from '../../presenters/organization.ts';
import { pageOf } from '../../presenters/presented.ts';
import { addressFrom } from '../addresses.ts';
import type { ConsoleParts } from '../console-ports.ts';
import type { ConsoleContext, ConsoleState } from '../console-state.ts';
import { filtersIn, listedBy, type FilteredList, type Filters } from '../filters.ts';
import { readForm, textIn } from '../form-values.ts';
import { ApiRefused, type Answered } from '../in-process-api.ts';
import type { NoticeCode } from '../notices.ts';
import { Crumbs } from '../parts/crumbs.tsx';
import { Copyable } from '../parts/copyable.tsx';
import { Done } from '../parts/done.tsx';
import { SelectField } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { Link } from '../parts/link.tsx';
import { Listing, More } from '../parts/listing.tsx';
import { Moment } from '../parts/moment.tsx';
import { NotUnderstood } from '../parts/not-understood.tsx';
import { Badge, Empty, Facts, Notice, type Tone } from '../parts/said.tsx';
import { queryOf, valueIn } from '../spans.ts';
import { expiryIn, NewKey } from './new-key.tsx';

type Key = Answered<typeof API_KEY>;

const KEYS = pageOf(API_KEY);
const ORGANIZATIONS = pageOf(ORGANIZATION);

const STATE_WORDS: Readonly<Record<Key['state'], readonly [Tone, string]>> = {
  good: ['good', 'good'],
  expired: ['attention', 'expired'],
  revoked: ['quiet', 'revoked'],
};

const FILTERS = ['role', 'state'] as const;
const LABELS = { role: 'Role', state: 'State' } as const;

interface KeysPageProps {
  readonly page: FilteredList<Key>;
  readonly organizations: ReadonlyMap<string, string>;
  readonly asked: Filters<(typeof FILTERS)[number]>['asked'];
  readonly notice: unknown;
}

function KeysPage({ page, organizations, asked, notice }: KeysPageProps) {
  return (
    <>
      <div class="head">
        <h1>API keys</h1>
        <Link to="/keys/new" class="button">
          Make a key
        </Link>
      </div>
      <Done code={notice} />
      <Form to="/keys" method="get" class="inline">
        <SelectField name="role" label={LABELS.role} value={asked.role ?? ''} choices={choicesOf(ROLES)} />
        <SelectField
          name="state"
          label={LABELS.state}
          value={asked.state ?? ''}
          choices={choicesOf(API_KEY_STATES)}
        />
        <button class="plain">Show</button>
      </Form>
      <NotUnderstood problems={page.problems} labels={LABELS} />
      {page.items.length === 0 ? (
        page.problems.length === 0 && <Empty>No such key.</Empty>
      ) : (
        <Listing
          caption="API keys"
          columns={['Name', 'State', 'Role', 'For', 'Begins with', 'Used last', 'Expires', '']}
        >
          {page.items.map((key) => (
            <tr>
              <td>{key.name}</td>
              <td>
                <Badge tone={STATE_WORDS[key.state][0]}>{STATE_WORDS[key.state][1]}</Badge>
              </td>
              <td>{key.role}</td>
              <td>{key.organizationId === null ? 'everything' : organizations.get(key.organizationId)}</td>
              <td>{key.prefix !== null && <code>{key.prefix}…</code>}</td>
              <td>{key.lastUsedAt === null ? 'never' : <Moment at={key.lastUsedAt} />}</td>
              <td>{key.expiresAt === null ? 'never' : <Moment at={key.expiresAt} />}</td>
              <td>{key.state !== 'revoked' && <Link to={`/keys/${key.id}/revoke`}>Revoke</Link>}</td>
            </tr>
          ))}
        </Listing>
      )}
      <More next={page.next} query={asked} />
    </>
  );
}

function choicesOf(values: readonly string[]) {
  return [['', 'Any'] as const, ...values.map((value) => [value, value] as const)];
}

function OwnKey({ self }: { readonly self: Answered<typeof CALLER> }) {
  return (
    <>
      <h1>API keys</h1>
      <Facts
        of={[
          ['Yours', self.name],
          ['Role', self.role],
        ]}
      />
      <Empty>Keys are made and revoked by who has one with the role “admin”.</Empty>
    </>
  );
}

function MadeKey({ made }: { readonly made: Answered<typeof MADE_API_KEY> }) {
  return (
    <>
      <h1>The key “{made.name}” is made</h1>
      <Notice tone="attention" title="Copy it now: it is shown this once, and kept nowhere." />
      <Copyable id="key" label="API key" value={made.key} />
      <p>
        <Link to="/keys">To the keys</Link>
      </p>
    </>
  );
}

function RevokePage({
  apiKey: { id, name, lastUsedAt },
  isOwn,
}: {
  readonly apiKey: Key;
  readonly isOwn: boolean;
}) {
  return (
    <>
      <Crumbs way={[['/keys', 'API keys']]} />
      <h1>Revoke “{name}”?</h1>
      {isOwn && <Notice tone="bad" title="This is the key you are signed in with: you will be signed out." />}
      <p>
        From the next request on it lets nobody in, and who is signed in with it is signed out. It was used
        last: {lastUsedAt === null ? 'never' : <Moment at={lastUsedAt} />}. This cannot be undone.
      </p>
      <Form to={`/keys/${id}/revoke`} class="buttons">
        <button class="danger">Revoke it</button>
        <Link to="/keys" class="button plain">
          Keep it
        </Link>
      </Form>
    </>
  );
}

/** Who may ask Lockstep for what. */
export function addKeysRoutes(router: Router<ConsoleState>, { pages, ports }: ConsoleParts): void {
  const organizationsFor = async ({ state }: ConsoleContext) => {
    const { items } = await state.api.ask(ORGANIZATIONS, '/organizations?limit=200');
    return new Map(items.map(({ id, name }) => [id, name]));
  };

  router.get('/keys', async (ctx: ConsoleContext) => {
    const { api, caller } = ctx.state;
    if (!suffices(caller.role, 'admin')) {
      const self = await api.ask(CALLER, '/whoami');
      pages.show(ctx, { title: 'API keys', children: <OwnKey self={self} /> });
      return;
    }
    const filters = filtersIn(ctx.query, FILTERS);
    const { asked } = filters;
    const after = valueIn(ctx.query, 'after');
    const [page, organizations] = await Promise.all([
      listedBy(filters, () => api.ask(KEYS, `/api-keys${queryOf({ ...asked, after })}`)),
      organizationsFor(ctx),
    ]);
    const children = <KeysPage {...{ page, organizations, asked }} notice={ctx.query['notice']} />;
    const status = page.problems.length === 0 ? 200 : 422;
    pages.show(ctx, { title: 'API keys', status, children });
  });

  router.get('/keys/new', async (ctx: ConsoleContext) => {
    const { caller } = ctx.state;
    const organizations = await organizationsFor(ctx);
    pages.show(ctx, { title: 'Make a key', children: <NewKey {...{ organizations, caller }} /> });
  });

  router.post('/keys/new', async (ctx: ConsoleContext) => {
    const form = await readForm(ctx);
    const { caller } = ctx.state;
    const body = {
      name: textIn(form, 'name') ?? '',
      role: textIn(form, 'role'),
      organizationId: textIn(form, 'organizationId'),
      expiresAt: expiryIn(form, ports.clock.now()),
    };
    try {
      const made = await ctx.state.api.ask(MADE_API_KEY, { method: 'POST', path: '/api-keys', body });
      pages.show(ctx, { title: 'The key', children: <MadeKey made={made} /> });
    } catch (error) {
      if (!(error instanceof ApiRefused) || error.status !== 422) throw error;
      const organizations = await organizationsFor(ctx);
      const children = <NewKey {...{ organizations, caller, form }} errors={error.problem.errors ?? []} />;
      pages.show(ctx, { title: 'Make a key', status: 422, children });
    }
  });

  const path = ({ params }: ConsoleContext) => `/api-keys/${encodeURIComponent(params['id'] ?? '')}`;

  router.get('/keys/:id/revoke', async (ctx: ConsoleContext) => {
    const apiKey = await ctx.state.api.ask(API_KEY, path(ctx));
    const isOwn = apiKey.id === ctx.state.caller.keyId;
    pages.show(ctx, { title: 'Revoke a key', children: <RevokePage {...{ apiKey, isOwn }} /> });
  });

  router.post('/keys/:id/revoke', async (ctx: ConsoleContext) => {
    await ctx.state.api.ask(API_KEY, { method: 'DELETE', path: path(ctx) });
    const notice: NoticeCode = 'key_revoked';
    ctx.status = 303;
    ctx.set('Location', `${addressFrom(ctx, '/keys')}?notice=${notice}`);
  });
}
