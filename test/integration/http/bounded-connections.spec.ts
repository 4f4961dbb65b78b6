import { expect } from 'chai';

import type { ReceiveIssueEventCommand } from '../../../src/application/inbound/receive-issue-event.ts';
import { ADMIN_BEARER, portsOf, serving } from '../../support/test-server.ts';
import { Scenario } from '../../support/scenario.ts';
import { RawConnection } from './raw-connection.ts';

const DOOR = '/extensions/jira-server/issue-updated';
const LIMIT = 1_000_000;
const IMPATIENT = { slowBodies: { graceMs: 50, bytesPerSecond: 1_000_000 } };

describe('one who would keep the server busy', () => {
  const serve = serving();
  const open: RawConnection[] = [];
  afterEach(() => {
    for (const connection of open.splice(0)) connection.close();
  });

  async function connect(port: number): Promise<RawConnection> {
    const connection = await RawConnection.open(port);
    open.push(connection);
    return connection;
  }

  /** Takes every body, once its token is proved. */
  function door(prove: (token: string) => Promise<void> = () => Promise.resolve()) {
    const bodies: Uint8Array[] = [];
    const execute = async ({ token, readBody }: ReceiveIssueEventCommand) => {
      await prove(token);
      bodies.push(await readBody());
      return 'accepted' as const;
    };
    return { bodies, ports: { maxBodyBytes: LIMIT, receiveIssueEvent: { execute } } };
  }

  const postOf = (length: number, token = 'right') => [
    `POST ${DOOR}/${token} HTTP/1.1`,
    'Host: lockstep',
    'Content-Type: application/json',
    `Content-Length: ${length}`,
    '',
  ];
  const getOf = (path: string, ...headers: readonly string[]) => [
    `GET ${path} HTTP/1.1`,
    'Host: lockstep',
    ...headers,
    '',
  ];

  it('by sending a header a while never gets to send them all', async () => {
    const { port } = await serve({}, { headersTimeoutMs: 100 });
    const connection = await connect(port);
    connection.send('GET /healthz HTTP/1.1\r\n');

    const dripping = setInterval(() => {
      connection.sendLines('X-Header: 1');
    }, 5);
    const answer = await connection.ended();
    clearInterval(dripping);

    expect(answer).to.match(/^HTTP\/1\.1 408 /);
  });

  it('by sending a body drop by drop is broken off, and written down as gone', async () => {
    const { bodies, ports } = door();
    const gone = new Promise<void>((resolve) => {
      const { execute } = ports.receiveIssueEvent;
      ports.receiveIssueEvent.execute = (command) => execute(command).finally(resolve);
    });
    const { port, log, close } = await serve(ports, IMPATIENT);
    const connection = await connect(port);
    connection.sendLines(...postOf(100_000));

    const dripping = setInterval(() => {
      connection.send('x');
    }, 5);
    const answer = await connection.ended();
    clearInterval(dripping);
    await gone;
    await close({ graceMs: 0 });

    expect(answer).to.match(/^HTTP\/1\.1 408 /);
    expect(bodies).to.deep.equal([]);
    expect(log.of('http_request').map(({ status }) => status)).to.deep.equal([499]);
  });

  it('is not who sends at a good pace, though not all at once', async () => {
    const { bodies, ports } = door();
    const { port } = await serve(ports, { slowBodies: { graceMs: 20, bytesPerSecond: 1 } });
    const connection = await connect(port);
    connection.sendLines(...postOf(40));

    let sent = 0;
    const sending = setInterval(() => {
      if (sent < 40) connection.send('x');
      sent += 1;
    }, 5);
    const answer = await connection.until('accepted');
    clearInterval(sending);

    expect(answer).to.match(/^HTTP\/1\.1 202 /);
    expect(bodies.map(({ length }) => length)).to.deep.equal([40]);
  });

  it('is not who waits for us, and sent everything long ago', async () => {
    let prove: () => void = () => undefined;
    const proved = new Promise<void>((resolve) => (prove = resolve));
    const { bodies, ports } = door((token) => (token === 'late' ? proved : Promise.resolve()));
    const { port } = await serve(ports, IMPATIENT);
    const waiting = await connect(port);
    waiting.sendLines(...postOf(1000, 'late'));
    waiting.send('x'.repeat(1000));

    const slow = await connect(port);
    slow.sendLines(...postOf(1000));
    expect(await slow.ended()).to.match(/^HTTP\/1\.1 408 /);
    prove();

    expect(await waiting.until('accepted')).to.match(/^HTTP\/1\.1 202 /);
    expect(bodies.map(({ length }) => length)).to.deep.equal([1000]);
  });

  it('by headers in great number, or of great size, or by a long address, is refused', async () => {
    const { port, log } = await serve();
    const many = (count: number) => Array.from({ length: count }, (_, index) => `a${index}: 1`);
    const asked = [
      [200, getOf('/healthz', ...many(98), 'Connection: close')],
      [431, getOf('/healthz', ...many(99), 'Connection: close')],
      [431, getOf('/healthz', ...many(3_000))],
      [431, getOf('/healthz', `a: ${'x'.repeat(17_000)}`)],
      [431, getOf(`/${'x'.repeat(17_000)}`)],
    ] as const;

    const answers: string[] = [];
    for (const [, lines] of asked) {
      const connection = await connect(port);
      connection.sendLines(...lines);
      answers.push(await connection.ended());
    }

    expect(answers.map((answer) => Number(answer.split(' ')[1]))).to.deep.equal(asked.map(([code]) => code));
    expect(log.lines.filter(({ level }) => level === 'error')).to.deep.equal([]);
  });

  it('by a body that no admin request needs is refused before it comes', async () => {
    const { port } = await serve(portsOf(new Scenario()));
    const connection = await connect(port);

    connection.sendLines(
      'POST /api/v1/organizations HTTP/1.1',
      'Host: lockstep',
      `Authorization: ${ADMIN_BEARER}`,
      'Content-Type: application/json',
      `Content-Length: ${1024 * 1024 + 1}`,
      '',
    );

    expect(await connection.until('body_too_large')).to.match(/^HTTP\/1\.1 413 /);
  });

  it('is answered in the order of asking when asking ahead', async () => {
    const { port } = await serve({ renderMetrics: async () => 'x_total 1\n' });
    const connection = await connect(port);

    const lines = ['/healthz', '/metrics', '/nothing', '/readyz'].flatMap((path) => getOf(path));
    connection.send(
      [...lines, ...getOf('/healthz', 'Connection: close')].map((line) => `${line}\r\n`).join(''),
    );

    const statuses = [...(await connection.ended()).matchAll(/HTTP\/1\.1 (\d+)[^]*?\r\n\r\n([^H]*)/g)];
    expect(statuses.map(([, status, body]) => [status, body?.slice(0, 11)])).to.deep.equal([
      ['200', '{"status":"'],
      ['200', 'x_total 1\n'],
      ['404', '{"type":"ab'],
      ['200', '{"status":"'],
      ['200', '{"status":"'],
    ]);
  });

  it('by asking far ahead of the answers loses the connection, and has no more worked on than that', async () => {
    let asked = 0;
    const renderMetrics = async () => {
      asked += 1;
      return new Promise<never>(() => undefined);
    };
    const { port } = await serve({ renderMetrics });
    const connection = await connect(port);

    connection.send(
      Array.from({ length: 500 }, () =>
        getOf('/metrics')
          .map((line) => `${line}\r\n`)
          .join(''),
      ).join(''),
    );

    expect(await connection.ended()).to.equal('');
    expect(asked).to.equal(32);
  });
});
