import type { Sandbox } from '../../../sandbox/start-sandbox.ts';

export interface Shown {
  readonly status: number;
  readonly text: string;
  readonly location: string | null;
  readonly headers: Headers;
}

/** Opens pages and posts forms as a person would, with one cookie; follows no redirect. */
export class Browser {
  readonly #url: string;
  #cookie = '';

  constructor({ url }: Sandbox) {
    this.#url = url;
  }

  static async loggedIn(sandbox: Sandbox, name: string): Promise<Browser> {
    const browser = new Browser(sandbox);
    await browser.post('/login.jsp', { os_username: name, os_password: name, os_destination: '/' });
    return browser;
  }

  async get(path: string): Promise<Shown> {
    return this.#ask(path, { method: 'GET' });
  }

  async post(path: string, form: Readonly<Record<string, string>>): Promise<Shown> {
    return this.#ask(path, { method: 'POST', body: new URLSearchParams(form) });
  }

  async #ask(path: string, init: RequestInit): Promise<Shown> {
    const headers = { cookie: this.#cookie, 'user-agent': 'Mozilla/5.0' };
    const answer = await fetch(`${this.#url}${path}`, { ...init, headers, redirect: 'manual' });
    const [cookie] = answer.headers.getSetCookie();
    if (cookie !== undefined) this.#cookie = cookie.split(';')[0] ?? '';
    const location = answer.headers.get('location');
    return { status: answer.status, text: await answer.text(), location, headers: answer.headers };
  }
}
