import { expect } from 'chai';

import { PUBLIC_URL } from '../../support/scenario-use-cases.ts';
import { serving } from '../../support/test-server.ts';

describe('the page at /docs', () => {
  const serve = serving();
  const prefix = new URL(PUBLIC_URL).pathname.replace(/\/$/, '');

  /** The addresses of its style and scripts. */
  async function filesOf(url: string): Promise<readonly string[]> {
    const html = await (await fetch(url)).text();
    return [...html.matchAll(/(?:src|href)="(docs\/[^"]+)"/g)].map(
      ([, path = '']) => new URL(path, url).href,
    );
  }

  it('lets nothing in but its own scripts and style, and asks no other host', async () => {
    const { url } = await serve();

    const page = await fetch(`${url}/docs`);

    expect([page.status, page.headers.get('content-type')]).to.deep.equal([200, 'text/html; charset=utf-8']);
    expect(page.headers.get('content-security-policy')).to.equal(
      "default-src 'none'; base-uri 'none'; connect-src 'self'; form-action 'none'; frame-ancestors 'none'; " +
        "img-src 'self' data:; script-src 'self'; style-src 'self'",
    );
    expect(page.headers.get('cache-control')).to.equal('no-store');
    expect(await page.text()).not.to.match(/https?:|<script>|<style|style=| on\w+=/);
  });

  it('has all its files from here, kept for good, under the path prefix too', async () => {
    const { url } = await serve();

    for (const page of [`${url}/docs`, `${url}${prefix}/docs`]) {
      const files = await filesOf(page);
      expect(files).to.have.lengthOf(3);
      for (const file of files) {
        const answer = await fetch(file);
        expect([file, answer.status]).to.deep.equal([file, 200]);
        expect(answer.headers.get('cache-control')).to.equal('public, max-age=31536000, immutable');
        expect(answer.headers.get('content-type')).to.match(/^text\/(css|javascript)/);
        expect((await answer.text()).length).to.be.above(100);
      }
    }
  });

  it('is sent packed to who takes it so, and as it is to others', async () => {
    const { url } = await serve();
    const [style = ''] = await filesOf(`${url}/docs`);
    const ask = (encoding: string) => fetch(style, { headers: { 'Accept-Encoding': encoding } });

    const [packed, plain] = [await ask('gzip'), await ask('identity')];

    expect(packed.headers.get('content-encoding')).to.equal('gzip');
    expect(plain.headers.get('content-encoding')).to.equal(null);
    expect(await packed.text()).to.equal(await plain.text());
  });

  it('is found with a slash at its end, and nothing else beside it', async () => {
    const { url } = await serve();

    const slashed = await fetch(`${url}/docs/`);
    expect([slashed.status, slashed.url]).to.deep.equal([200, `${url}/docs`]);
    expect((await fetch(`${url}/docs/swagger-ui.css`)).status).to.equal(404);
    expect((await fetch(`${url}/docs/..%2f..%2fpackage.json`)).status).to.equal(404);
  });
});
