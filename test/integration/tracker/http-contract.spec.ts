import { readFileSync } from 'node:fs';

import { Validator } from '@seriousme/openapi-schema-validator';
import { expect } from 'chai';

import { contractDocument } from '../../../src/adapters/tracker/http/contract-document.ts';
import { HttpTrackerEvents } from '../../../src/adapters/tracker/http/http-tracker-events.ts';
import { documentCheck } from '../../support/contract-proxy.ts';
import { CONTRACT_FILE, contractText } from '../../support/write-contract-document.ts';

const EVENTS = ['paths', '/extensions/tracker/{installationId}/events', 'post', 'requestBody'];
const WHEN = '2026-03-04T12:00:00Z';

describe('the document of the contract with http trackers', () => {
  it('is the file in docs: npx tsx test/support/write-contract-document.ts writes it', async () => {
    expect(readFileSync(CONTRACT_FILE, 'utf8')).to.equal(await contractText());
  });

  it('is OpenAPI 3.1', async () => {
    const validator = new Validator();

    const { valid, errors } = await validator.validate(contractDocument());

    expect(errors ?? []).to.deep.equal([]);
    expect([valid, validator.version]).to.deep.equal([true, '3.1']);
  });

  it('has every call of the Tracker port, and the events', () => {
    const { webhooks, paths } = contractDocument() as Record<string, object>;

    expect(Object.keys(webhooks ?? {})).to.deep.equal([
      ...['issue.find', 'issue.apply', 'issue.assignable', 'issue.assign'],
      ...['comment.write', 'comment.edit', 'comment.delete'],
    ]);
    expect(Object.keys(paths ?? {})).to.have.lengthOf(1);
  });

  it('takes and refuses the very events that are taken and refused', () => {
    const check = documentCheck();
    const event = (type: string, data: object, rest: object = {}) => ({
      ...{ id: 'e', type, timestamp: WHEN, data: { issue: 'BUG-1', ...data } },
      ...rest,
    });
    const reads = (value: unknown): boolean => {
      try {
        return (
          new HttpTrackerEvents().read(new TextEncoder().encode(JSON.stringify(value))).events.length > 0
        );
      } catch {
        return false;
      }
    };
    const status = event('issue.status_changed', {
      status: 'resolved',
      causedBy: 'x',
      actor: { isLockstep: true },
    });
    const values: readonly unknown[] = [
      status,
      [status, event('issue.assigned', { assignee: null })],
      event('issue.assigned', { assignee: { id: 'ada', name: 'ada' } }),
      event('comment.created', { comment: { id: 'c', body: '' } }),
      event('comment.created', { comment: { id: 'c' } }),
      event('comment.deleted', { comment: { id: 'c' } }),
      event('issue.seen', { facts: { title: 'T', status: 'unresolved', tags: { a: 'b' } } }),
      event('issue.seen', { facts: { title: 'T', status: 'unresolved', tags: { a: 1 } } }),
      event('issue.status_changed', { status: 'done' }),
      event('issue.assigned', {}),
      { ...status, id: '' },
      { ...status, data: {} },
      { ...status, timestamp: undefined },
      Array.from({ length: 101 }, () => status),
      null,
      'x',
    ];
    const taken = values.map((value) => check(EVENTS, value).length === 0);

    expect(taken).to.deep.equal(values.map(reads));
    expect(taken.filter((isTaken) => isTaken)).to.have.lengthOf(6);
  });
});
