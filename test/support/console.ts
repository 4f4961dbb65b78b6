import { CONSOLE_PREFIX } from '../../src/adapters/http/console/addresses.ts';
import { followWays } from './console-ways.ts';
import { ADMIN_KEY } from './test-server.ts';

/**
 * A browser without script, so far as the console goes: one cookie, and forms with their token. It looks behind every link
 * of a new kind, and every form that asks, whether the console understands its own addresses.
 */
export class ConsoleVisitor {
  readonly #url: string;
  #cookie = '';

  constructor(url: string) {
    this.#url = url;
  }

  async signIn(key = ADMIN_KEY): Promise<Response> {
    const answer = await this.#send('/sign-in', {
      method: 'POST',
      body: new URLSearchParams({ key }),
    });
    this.#cookie = answer.headers.getSetCookie()[0]?.split(';', 1)[0] ?? '';
    return answer;
  }

  /** The page as it comes: a redirect is not followed. */
  open(page: string): Promise<Response> {
    return this.#send(page, {});
  }

  /** Fills in the first form on `page` that goes to `to`, and sends it; what is not given stays as it stands there. */
  async submit(page: string, to: string, values: Readonly<Record<string, string>>): Promise<Response> {
    const markup = await (await this.open(page)).text();
    const token = /name="formToken" value="([^"]+)"/.exec(markup)?.[1] ?? '';
    return this.#send(to, { method: 'POST', body: new URLSearchParams({ formToken: token, ...values }) });
  }

  /** Comes from elsewhere to an address beside the console, as from Jira after allowing: the cookie goes along. */
  return(address: string): Promise<Response> {
    const headers = { Cookie: this.#cookie };
    return fetch(this.#url + address, { headers, redirect: 'manual' });
  }

  send(page: string, init: RequestInit): Promise<Response> {
    return this.#send(page, init);
  }

  async #send(page: string, init: RequestInit): Promise<Response> {
    const headers = new Headers(init.headers);
    if (this.#cookie !== '') headers.set('Cookie', this.#cookie);
    const answer = await fetch(this.#url + CONSOLE_PREFIX + page, { ...init, headers, redirect: 'manual' });
    const shown = { markup: await answer.clone().text(), location: answer.headers.get('Location') };
    await followWays(answer.url, shown, (address) =>
      fetch(address, { headers: { Cookie: this.#cookie }, redirect: 'manual' }),
    );
    return answer;
  }
}
