import { expect } from 'chai';

import type {
  ReceiveSignedEventsCommand,
  ReceiveSignedEventsOutcome,
} from '../../../src/application/outbound/receive-signed-events.ts';
import { TrackerSenderRefused } from '../../../src/domain/domain-error.ts';
import { serving, StorageAway } from '../../support/test-server.ts';

const PATH = '/extensions/tracker/0190-installation/events';
const HEADERS = {
  'content-type': 'application/json',
  'webhook-id': 'msg_1',
  'webhook-timestamp': '1772625600',
  'webhook-signature': 'v1,one v1,two',
};

describe('the door of http trackers', () => {
  const serve = serving();
  const asked: ReceiveSignedEventsCommand[] = [];
  const opened = (execute: () => Promise<ReceiveSignedEventsOutcome>) =>
    serve({
      receiveSignedEvents: {
        execute: (command) => {
          asked.push(command);
          return execute();
        },
      },
    });
  const post = (url: string, init: RequestInit = {}) =>
    fetch(url + PATH, { method: 'POST', headers: HEADERS, body: '{"a": 1}', ...init });

  beforeEach(() => {
    asked.length = 0;
  });

  it('hands over the bytes as they came, with what proves them', async () => {
    const { url } = await opened(async () => ({ taken: 2, ignored: 1 }));

    for (const place of [url, `${url}/sync`]) {
      const answer = await post(place);

      expect([answer.status, await answer.json()]).to.deep.equal([200, { taken: 2, ignored: 1 }]);
    }
    const [command] = asked;
    expect(asked).to.have.lengthOf(2);
    expect(command?.installationId).to.equal('0190-installation');
    expect(command?.message).to.deep.equal({
      id: 'msg_1',
      timestamp: '1772625600',
      signature: 'v1,one v1,two',
    });
    expect(new TextDecoder().decode(command?.body)).to.equal('{"a": 1}');
  });

  it('answers who proves nothing with one and the same, and leaves nothing of it in the log', async () => {
    const reasons = ['incomplete', 'unknown_installation', 'wrong_signature', 'wrong_time'] as const;
    const bodies = new Set<string>();
    for (const reason of reasons) {
      const { url, log } = await opened(async () => {
        throw new TrackerSenderRefused(reason);
      });
      const answer = await post(url);
      const problem = (await answer.json()) as Record<string, unknown>;
      delete problem['requestId'];

      expect(answer.status).to.equal(401);
      bodies.add(JSON.stringify(problem));
      for (const hidden of ['v1,one', '"a"', '0190-installation'])
        expect(JSON.stringify(log.lines)).not.to.include(hidden);
    }
    expect(bodies.size).to.equal(1);
  });

  it('acknowledges nothing while the database is away', async () => {
    const { url } = await opened(async () => {
      throw new StorageAway();
    });

    const answer = await post(url);

    expect([answer.status, answer.headers.get('retry-after')]).to.deep.equal([503, '5']);
  });

  it('takes no other type, no other method, and nothing that is too large', async () => {
    const { url } = await opened(async () => ({ taken: 1, ignored: 0 }));

    expect((await post(url, { headers: { ...HEADERS, 'content-type': 'text/plain' } })).status).to.equal(415);
    expect((await post(url, { body: 'x'.repeat(1024 * 1024 + 1) })).status).to.equal(413);
    expect((await fetch(url + PATH)).status).to.equal(405);
    expect(asked).to.deep.equal([]);
  });
});
