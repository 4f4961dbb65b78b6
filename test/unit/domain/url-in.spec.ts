import { expect } from 'chai';

import { urlIn } from '../../../src/domain/url-in.ts';

describe('the address in a text', () => {
  it('is the address that the text is, also a relative one', () => {
    expect(urlIn('https://jira.example.com/a?b')?.href).to.equal('https://jira.example.com/a?b');
    expect(urlIn('/login', 'https://jira.example.com/a')?.href).to.equal('https://jira.example.com/login');
  });

  it('is null where there is none', () => {
    for (const text of ['', 'jira.example.com', 'https://', '${issue.key}']) {
      expect(urlIn(text), text).to.equal(null);
    }
  });

  it('is still found with letters of any language when thousands were looked at before', () => {
    const hosts = Array.from({ length: 20_000 }, () => urlIn('https://bücher.example/')?.hostname);

    expect(new Set(hosts)).to.deep.equal(new Set(['xn--bcher-kva.example']));
  });
});
