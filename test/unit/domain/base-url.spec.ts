import { expect } from 'chai';

import { isSamePlace, normalizeBaseUrl, withoutTrailingSlashes } from '../../../src/domain/base-url.ts';
import { InvalidValue } from '../../../src/domain/domain-error.ts';

describe('a base URL', () => {
  for (const [typed, normal] of [
    ['https://jira.example.com', 'https://jira.example.com'],
    ['https://jira.example.com/', 'https://jira.example.com'],
    ['https://jira.example.com//', 'https://jira.example.com'],
    ['HTTPS://JIRA.Example.COM/Jira/', 'https://jira.example.com/Jira'],
    ['https://jira.example.com:443/jira', 'https://jira.example.com/jira'],
    ['http://jira.example.com:80', 'http://jira.example.com'],
    ['http://jira.example.com:443', 'http://jira.example.com:443'],
    ['http://localhost:8080/a/b', 'http://localhost:8080/a/b'],
    ['http://localhost:8080//a//b//', 'http://localhost:8080/a/b'],
    ['http://localhost/a/../b/.', 'http://localhost/b'],
    ['  https://jira.example.com\n', 'https://jira.example.com'],
    ['https://jira.example.com/?', 'https://jira.example.com'],
    ['https://bücher.example/', 'https://xn--bcher-kva.example'],
    ['http://[::1]:8080/', 'http://[::1]:8080'],
  ] as const) {
    it(`${JSON.stringify(typed)} is ${normal}`, () => {
      expect(normalizeBaseUrl('baseUrl', typed)).to.equal(normal);
    });
  }

  for (const [typed, reason] of [
    ['', /full http or https/],
    ['jira.example.com', /full http or https/],
    ['jira.example.com:8080', /full http or https/],
    ['localhost:8080', /full http or https/],
    ['//jira.example.com', /full http or https/],
    ['ftp://jira.example.com', /full http or https/],
    ['file:///etc/passwd', /full http or https/],
    ['javascript:alert(1)', /full http or https/],
    ['https://', /full http or https/],
    ['https://jira.example.com:99999', /full http or https/],
    ['https://admin@jira.example.com', /user name or password/],
    ['https://admin:admin@jira.example.com', /user name or password/],
    ['https://:admin@jira.example.com', /user name or password/],
    ['https://jira.example.com/?os_authType=basic', /leave out/],
    ['https://jira.example.com/#top', /leave out/],
  ] as const) {
    it(`is not ${JSON.stringify(typed)}`, () => {
      expect(() => normalizeBaseUrl('jiraUrl', typed))
        .to.throw(InvalidValue, reason)
        .with.property('field', 'jiraUrl');
    });
  }

  it('is refused without showing the password it holds', () => {
    const password = ['hunter', 2].join('');
    expect(() => normalizeBaseUrl('baseUrl', `https://admin:${password}@jira.example.com`))
      .to.throw(InvalidValue)
      .with.property('message')
      .that.does.not.include(password);
  });
});

describe('the same place', () => {
  it('is named by addresses that differ in case of the host, default port and slashes', () => {
    expect(isSamePlace('https://JIRA.example.com:443/jira/', 'https://jira.example.com/jira')).to.equal(true);
  });

  it('has the same scheme, port and path, the case of the path included', () => {
    for (const other of [
      'http://j.example/a',
      'https://j.example:8443/a',
      'https://j.example/A',
      'https://j.example',
      'j',
    ]) {
      expect(isSamePlace('https://j.example/a', other), other).to.equal(false);
    }
  });
});

describe('an address without trailing slashes', () => {
  it('keeps what is before them', () => {
    expect(['a/b//', '/', '', 'a', '//a'].map(withoutTrailingSlashes)).to.deep.equal([
      'a/b',
      '',
      '',
      'a',
      '//a',
    ]);
  });
});
