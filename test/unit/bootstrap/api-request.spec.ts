import { expect } from 'chai';

import { OPERATIONS } from '../../../src/adapters/http/openapi/operations.ts';
import { apiCommands, type ApiCommand } from '../../../src/bootstrap/api/api-command.ts';
import { requestOf, type Typed } from '../../../src/bootstrap/api/api-request.ts';
import { StartRefused } from '../../../src/bootstrap/start-refused.ts';

const FILES: Readonly<Record<string, string>> = {
  token: 's3cret',
  '-': 'from standard input',
  csv: 'a,b\n1,2',
};
const source = { read: (path: string) => Promise.resolve(FILES[path] ?? '') };

function commandCalled(name: string): ApiCommand {
  const command = apiCommands(OPERATIONS).find(({ group, verb }) => `${group} ${verb}` === name);
  if (command === undefined) throw new Error(`there is no command ${name}`);
  return command;
}

function request(name: string, typed: Partial<Typed>) {
  const nothing: Typed = { places: [], options: {}, more: [], input: null, file: null };
  return requestOf(commandCalled(name), { ...nothing, ...typed }, source);
}

describe('the request that a command makes', () => {
  it('has what was typed in its path, and nothing of it is an address', async () => {
    const { path } = await request('reconciliations show', { places: ['a/b?c', '../d'] });

    expect(path).to.equal('/integrations/a%2Fb%3Fc/reconciliations/..%2Fd');
  });

  it('has its options in the query, and what no option names', async () => {
    const { path, body } = await request('creations form', {
      ...{ places: ['i1'], options: { 'tracker-issue-id': 't 1' }, more: ['project=ABC', 'a=b=c'] },
    });

    expect(path).to.equal('/installations/i1/creation-form?trackerIssueId=t+1&project=ABC&a=b%3Dc');
    expect(body).to.equal(null);
  });

  it('has the text of a file, of standard input, or one that begins with an at sign', async () => {
    const typed = (token: string) => ({ places: ['i1'], options: { token } });
    const bodies = await Promise.all(
      ['@token', '@-', '@@home'].map(async (text) =>
        request('integrations authorize-with-token', typed(text)).then(({ body }) => body),
      ),
    );

    expect(bodies).to.deep.equal([
      '{"token":"s3cret"}',
      '{"token":"from standard input"}',
      '{"token":"@home"}',
    ]);
  });

  it('sends a file as it is', async () => {
    const { body, mediaType } = await request('links import', { places: ['i1'], file: 'csv' });

    expect([body, mediaType]).to.deep.equal(['a,b\n1,2', 'text/csv']);
  });

  it('has no body where none is needed and nothing was typed', async () => {
    expect(await request('webhook rotate', { places: ['i1'] })).to.include({ method: 'POST', body: null });
    const rotated = await request('webhook rotate', { places: ['i1'], options: { 'overlap-hours': '0' } });
    expect(rotated.body).to.equal('{"overlapHours":0}');
  });

  it('is not made of what is no JSON, and quotes nothing of it', async () => {
    const typed = { places: ['i1'], input: '{"token":"s3cret"' };
    const refused = await request('integrations authorize-with-token', typed).catch(
      (error: unknown) => error,
    );

    expect(refused).to.be.instanceOf(StartRefused);
    expect((refused as StartRefused).message)
      .to.include('--input')
      .and.not.include('s3cret');
  });
});
