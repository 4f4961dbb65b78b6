import { expect } from 'chai';

import type { ReceiveIssueEventCommand } from '../../../src/application/inbound/receive-issue-event.ts';
import { WebhookTokenRefused } from '../../../src/domain/domain-error.ts';
import { serving } from '../../support/test-server.ts';
import { RawConnection } from './raw-connection.ts';

const RIGHT = '/extensions/jira-server/issue-updated/right';
const WRONG = '/extensions/jira-server/issue-updated/wrong';
const LIMIT = 1000;

describe('the connection at the webhook door', () => {
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

  /** Proves the token `right`, and answers with the body's length in mind. */
  function door() {
    const bodies: Uint8Array[] = [];
    const execute = async ({ token, readBody }: ReceiveIssueEventCommand) => {
      if (token !== 'right') throw new WebhookTokenRefused('malformed');
      bodies.push(await readBody());
      return 'accepted' as const;
    };
    return { bodies, ports: { maxBodyBytes: LIMIT, receiveIssueEvent: { execute } } };
  }

  const headOf = (path: string, ...headers: readonly string[]) => [
    `POST ${path} HTTP/1.1`,
    'Host: lockstep',
    'Content-Type: application/json',
    ...headers,
    '',
  ];

  it('refuses a bad token though its body never ends, and closes', async () => {
    const { port } = await serve(door().ports);
    const connection = await connect(port);

    connection.sendLines(...headOf(WRONG, 'Transfer-Encoding: chunked'), '1', '{');
    const answer = await connection.until('webhook_token_refused');

    expect(answer)
      .to.match(/^HTTP\/1\.1 404 /)
      .and.match(/\r\nConnection: close\r\n/);
    expect(await connection.ended()).to.equal(answer);
  });

  it('gives its answer to one who goes on sending meanwhile, and takes no end of it', async () => {
    const { port } = await serve(door().ports);
    const connection = await connect(port);

    connection.sendLines(...headOf(WRONG, 'Content-Length: 100000000'));
    for (let sent = 0; sent < 40; sent += 1) connection.send('x'.repeat(64 * 1024));

    expect(await connection.ended()).to.include('webhook_token_refused');
  });

  it('does not ask for the body before the token is proved', async () => {
    const { port } = await serve(door().ports);
    const connection = await connect(port);

    connection.sendLines(...headOf(WRONG, 'Content-Length: 10', 'Expect: 100-continue'));

    expect(await connection.ended()).to.match(/^HTTP\/1\.1 404 /);
  });

  it('asks for the body once it wants it', async () => {
    const { bodies, ports } = door();
    const { port } = await serve(ports);
    const connection = await connect(port);

    connection.sendLines(...headOf(RIGHT, 'Content-Length: 2', 'Expect: 100-continue'));
    await connection.until('HTTP/1.1 100 Continue\r\n\r\n');
    connection.send('{}');

    expect(await connection.until('accepted')).to.include('HTTP/1.1 202 Accepted');
    expect(bodies.map(String)).to.deep.equal(['{}']);
  });

  it('refuses a body that is told to be too large before any of it comes', async () => {
    const { port } = await serve(door().ports);
    for (const expectation of [[], ['Expect: 100-continue']]) {
      const connection = await connect(port);
      connection.sendLines(...headOf(RIGHT, `Content-Length: ${LIMIT + 1}`, ...expectation));
      expect(await connection.until('body_too_large')).to.match(/^HTTP\/1\.1 413 /);
    }
  });

  it('refuses a body of unknown length as soon as it has grown too large', async () => {
    const { bodies, ports } = door();
    const { port } = await serve(ports);
    const connection = await connect(port);

    connection.sendLines(...headOf(RIGHT, 'Transfer-Encoding: chunked'), '3e8', 'x'.repeat(LIMIT), '1', 'x');

    expect(await connection.until('body_too_large')).to.match(/^HTTP\/1\.1 413 /);
    expect(bodies).to.deep.equal([]);
  });

  it('takes a body of the very limit, in pieces', async () => {
    const { bodies, ports } = door();
    const { port } = await serve(ports);
    const connection = await connect(port);

    connection.sendLines(...headOf(RIGHT, 'Transfer-Encoding: chunked'), '1f4', 'x'.repeat(500));
    connection.sendLines('1f4', 'y'.repeat(500), '0', '');

    expect(await connection.until('accepted')).to.match(/^HTTP\/1\.1 202 /);
    expect(bodies.map((body) => Buffer.from(body).toString())).to.deep.equal([
      'x'.repeat(500) + 'y'.repeat(500),
    ]);
  });

  it('keeps the connection for the next request when all of this one was read', async () => {
    const { bodies, ports } = door();
    const { port } = await serve(ports);
    const connection = await connect(port);

    connection.sendLines(...headOf(RIGHT, 'Content-Length: 2'));
    connection.send('{}');
    await connection.until('accepted');
    connection.sendLines(...headOf(RIGHT, 'Content-Length: 3', 'Connection: close'));
    connection.send('{ }');

    await connection.ended();
    expect(bodies.map(({ length }) => length)).to.deep.equal([2, 3]);
  });

  it('writes down who goes away amid the body as 499, and no error', async () => {
    const { bodies, ports } = door();
    const gone = new Promise<void>((resolve) => {
      const { execute } = ports.receiveIssueEvent;
      ports.receiveIssueEvent.execute = (command) => execute(command).finally(resolve);
    });
    const { port, log, close } = await serve(ports);
    const connection = await connect(port);
    connection.sendLines(...headOf(RIGHT, 'Content-Length: 10', 'Expect: 100-continue'));
    await connection.until('100 Continue');

    connection.send('{');
    connection.close();
    await gone;
    await close({ graceMs: 0 });

    expect(log.of('http_request').map(({ status }) => status)).to.deep.equal([499]);
    expect(log.lines.filter(({ level }) => level === 'warn' || level === 'error')).to.deep.equal([]);
    expect(bodies).to.deep.equal([]);
  });

  it('answers targets that are no path with 400, and oversized ones before they reach a route', async () => {
    const { port, log } = await serve(door().ports);
    const statusOf = async (target: string) => {
      const connection = await connect(port);
      connection.sendLines(
        `POST ${target} HTTP/1.1`,
        'Host: lockstep',
        'Content-Length: 0',
        'Connection: close',
        '',
      );
      return (await connection.ended()).split(' ')[1];
    };

    expect(await statusOf('http://[/')).to.equal('400');
    expect(await statusOf('http://x:99999/')).to.equal('400');
    expect(await statusOf('*')).to.equal('400');
    expect(await statusOf(`http://lockstep${WRONG}`)).to.equal('404');
    expect(await statusOf('//')).to.equal('404');
    expect(await statusOf('/%')).to.equal('404');
    expect(await statusOf('/?%&%=%&[]=#')).to.equal('404');
    expect(await statusOf(`${WRONG}${'x'.repeat(20_000)}`)).to.equal('431');
    expect(log.lines.filter(({ level }) => level === 'error')).to.deep.equal([]);
  });

  it('gives up on who never ends the headers, or never ends the body', async () => {
    const { port } = await serve(door().ports, { headersTimeoutMs: 50, requestTimeoutMs: 100 });
    const slowHeaders = await connect(port);
    const slowBody = await connect(port);

    slowHeaders.send(`POST ${RIGHT} HTTP/1.1\r\nHost: lock`);
    slowBody.sendLines(...headOf(RIGHT, 'Content-Length: 10'));
    slowBody.send('{');

    expect(await slowHeaders.ended()).to.match(/^HTTP\/1\.1 408 /);
    expect(await slowBody.ended()).to.match(/^HTTP\/1\.1 408 |^$/);
  });
});
