import { expect } from 'chai';

import { undocumentedIn, type Answered } from '../../support/documented-answers.ts';
import { anId } from '../../support/builders.ts';

const ORGANIZATION = { id: anId(), name: 'Team', createdAt: '2027-01-31T00:00:00.000Z' };

describe('an answer', () => {
  const JSON_TYPE = 'application/json; charset=utf-8';
  const answered = (
    body: unknown,
    change: Partial<Answered> & { readonly type?: string } = {},
  ): Answered => ({
    method: 'GET',
    path: `/organizations/${anId()}?x=y`,
    status: 200,
    headers: new Headers({ 'Content-Type': change.type ?? JSON_TYPE, 'X-Request-Id': 'x' }),
    text: JSON.stringify(body),
    ...change,
  });
  const refusal = (status: number, code: string) =>
    answered({ type: 'about:blank', title: 'x', status, code }, { status, type: 'application/problem+json' });

  it('is as documented by its status, its type, its headers and its body', () => {
    expect(undocumentedIn(answered(ORGANIZATION))).to.equal(null);
    expect(undocumentedIn(refusal(404, 'not_found'))).to.equal(null);
  });

  it('is not, with a body that lacks something, has more, or something else', () => {
    const nameless = { ...ORGANIZATION, name: undefined };
    const bodies = [
      nameless,
      { ...ORGANIZATION, colour: 'red' },
      { ...ORGANIZATION, createdAt: 'today' },
      null,
    ];

    for (const body of bodies) expect(undocumentedIn(answered(body))).to.match(/not as documented/);
    expect(undocumentedIn(refusal(404, 'lost'))).to.match(/not as documented/);
  });

  it('is not, with another status or type, or without what comes with it', () => {
    expect(undocumentedIn(refusal(409, 'conflict'))).to.match(/not documented/);
    expect(undocumentedIn(answered(ORGANIZATION, { type: 'text/html' }))).to.match(/not documented/);
    expect(undocumentedIn(answered(ORGANIZATION, { path: '/nothing' }))).to.match(/not documented/);
    expect(undocumentedIn(refusal(401, 'unauthenticated'))).to.match(/WWW-Authenticate/);
    expect(undocumentedIn(refusal(503, 'storage_unavailable'))).to.match(/Retry-After/);
  });
});
