import { CONSOLE_PREFIX } from '../../src/adapters/http/console/addresses.ts';
import { MISNAMED } from '../../src/adapters/http/console/filters.ts';

/** Where a page leads to within the console, asking for something by the address. */
interface Way {
  readonly address: URL;
  /** What no page says that is asked for what it knows. */
  readonly unwanted: string;
}

const REFUSED = 'was not understood';

/** What was gone to by now, whoever saw it: most pages lead to the same ones, with other ids. */
const gone = new Set<string>();

/**
 * Goes to where the page at `from` leads, so far as that asks for something by its address, and nobody went there yet.
 * @throws when the console does not understand an address of its own.
 */
export async function followWays(
  from: string,
  page: { readonly markup: string; readonly location: string | null },
  open: (address: URL) => Promise<Response>,
): Promise<void> {
  // What was not understood is handed on by some of its links.
  if (page.markup.includes(REFUSED)) return;
  for (const { address, unwanted } of waysOf(from, page)) {
    const kind = kindOf(address);
    if (gone.has(kind)) continue;
    const answer = await open(address);
    if ((await answer.text()).includes(unwanted)) {
      throw new Error(
        `${from} leads to ${address.pathname}${address.search}, which the console does not understand`,
      );
    }
    if (answer.status === 200) gone.add(kind);
  }
}

function waysOf(
  from: string,
  { markup, location }: { readonly markup: string; readonly location: string | null },
): readonly Way[] {
  const links = [...markup.matchAll(/<a [^>]*?href="([^"#]+)"/g)].map(([, href]) => textOf(href ?? ''));
  const linked = [...links, ...(location === null ? [] : [location])].map((link) => ({
    address: new URL(link, from),
    unwanted: REFUSED,
  }));
  const asked = [...markup.matchAll(/<form method="get" action="([^"]+)"[^]*?<\/form>/g)].map(
    ([form, action]) => ({
      address: filledIn(form, new URL(textOf(action ?? ''), from)),
      unwanted: MISNAMED,
    }),
  );
  return [...linked, ...asked].filter(
    ({ address: { origin, pathname, search } }) =>
      search !== '' && origin === new URL(from).origin && pathname.startsWith(CONSOLE_PREFIX),
  );
}

/** As a person fills it in who leaves nothing out, and writes nothing that makes sense. */
function filledIn(form: string, address: URL): URL {
  for (const [, name] of form.matchAll(/<(?:input|select|textarea)[^>]*? name="([^"]+)"/g)) {
    address.searchParams.set(name ?? '', 'x');
  }
  return address;
}

function kindOf({ pathname, searchParams }: URL): string {
  const asked = [...searchParams].map(([name, value]) => `${name}=${name === 'after' ? 'a place' : value}`);
  return `${pathname}?${asked.join('&')}`.replace(/[\da-f-]{36}/g, ':id');
}

function textOf(attribute: string): string {
  return attribute.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&');
}
