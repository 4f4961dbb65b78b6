import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { expect } from 'chai';
import { failureOf } from '../../../contract/jira-server-failure.ts';
import { aCertificate } from '../../../support/certificate.ts';
import { aConnection, running, type Client } from './client.ts';
import { startJiraStub } from './jira-stub.ts';

const MYSELF = { body: { name: 'ada' } };

describe('the way to Jira', () => {
  const { against, client, keep } = running();
  const failureAt = (at: Client, url: string, tls = {}) =>
    failureOf(at.server.accounts.myself(aConnection(url, tls)));

  /** A server that speaks TCP and nothing else. */
  const speaking = async (onConnection: (socket: Socket) => void): Promise<string> => {
    const sockets = new Set<Socket>();
    const server = createServer((socket) => {
      sockets.add(socket.on('error', () => undefined));
      onConnection(socket);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    keep({
      close: async () => {
        for (const socket of sockets) socket.destroy();
        server.close();
        await once(server, 'close');
      },
    });
    return `127.0.0.1:${(server.address() as AddressInfo).port}`;
  };

  it('is not there when nobody listens, and the failure names the host', async () => {
    const { stub, client: ours } = await against([MYSELF]);
    await stub.close();

    const failure = await failureAt(ours, stub.url);

    expect(failure).to.include({ code: 'jira_unreachable', status: null, isTransient: true });
    expect(failure.message).to.include(new URL(stub.url).host).and.include('refused');
  });

  it('is cut when the connection is reset', async () => {
    const host = await speaking((socket) => socket.once('data', () => socket.resetAndDestroy()));

    const failure = await failureAt(client(), `http://${host}`);

    expect(failure.code).to.equal('jira_unreachable');
    expect(failure.message).to.include(host).and.include('reset');
  });

  it('times out when no answer begins', async () => {
    const { client: ours, connection } = await against([() => undefined], { answerTimeoutMs: 40 });

    const failure = await failureOf(ours.server.accounts.myself(connection));

    expect(failure.code).to.equal('jira_unreachable');
    expect(failure.message).to.include('timed out');
  });

  it('times out when an answer stops half-way', async () => {
    const { client: ours, connection } = await against(
      [(response) => void response.writeHead(200, { 'content-length': '20' }).write('{"name"')],
      { answerTimeoutMs: 40 },
    );

    expect((await failureOf(ours.server.accounts.myself(connection))).message).to.include('timed out');
  });

  it('times out when an answer drips for ever', async () => {
    const { client: ours, connection } = await against(
      [
        (response) => {
          const drip = setInterval(() => response.write(' '), 5);
          response.once('close', () => clearInterval(drip));
        },
      ],
      { callTimeoutMs: 80 },
    );

    expect((await failureOf(ours.server.accounts.myself(connection))).message).to.include('timed out');
  });

  it('takes no answer that is longer than agreed', async () => {
    const { client: ours, connection } = await against([{ body: { name: 'x'.repeat(2000) } }], {
      maxAnswerBytes: 1000,
    });

    const failure = await failureOf(ours.server.accounts.myself(connection));

    expect(failure.code).to.equal('jira_unexpected_answer');
    expect(failure.message).to.include('longer');
  });

  it('is not there where something else than HTTP is spoken', async () => {
    const host = await speaking((socket) => socket.once('data', () => socket.end('SSH-2.0-OpenSSH\r\n')));

    expect((await failureAt(client(), `http://${host}`)).message).to.include('does not speak HTTP');
    expect((await failureAt(client(), `https://${host}`)).message).to.include('does not speak TLS');
  });

  it('is closed for good by close', async () => {
    const { stub, client: ours, connection } = await against([MYSELF]);
    await ours.server.accounts.myself(connection);

    await ours.server.close();

    expect((await failureOf(ours.server.accounts.myself(connection))).message).to.include('shutting down');
    expect(stub.seen).to.have.lengthOf(1);
    await ours.server.close();
  });

  describe('over TLS', () => {
    const good = aCertificate('127.0.0.1');
    const serving = async (certificate: typeof good) => keep(await startJiraStub([MYSELF], certificate));

    it('is refused for a certificate nobody vouches for, and the failure says what to do', async () => {
      const stub = await serving(good);

      const failure = await failureAt(client(), stub.url);

      expect(failure.code).to.equal('jira_misconfigured');
      expect(failure.message).to.match(/no authority that Lockstep trusts.*PEM/);
      expect(stub.seen).to.deep.equal([]);
    });

    it('is open with an authority of our own, which vouches for that Jira alone', async () => {
      const stub = await serving(good);
      const ours = client();

      const account = await ours.server.accounts.myself(aConnection(stub.url, { caCertificate: good.cert }));

      expect(account.name).to.equal('ada');
      expect((await failureAt(ours, stub.url)).code).to.equal('jira_misconfigured');
    });

    it('is open to any certificate where it is not checked', async () => {
      const stub = await serving(aCertificate('elsewhere.example.com', { until: '20210101000000Z' }));

      const account = await client().server.accounts.myself(aConnection(stub.url, { isVerified: false }));

      expect(account.name).to.equal('ada');
    });

    for (const [what, certificate, says] of [
      ['for another name', aCertificate('elsewhere.example.com'), /another name/],
      ['that has expired', aCertificate('127.0.0.1', { until: '20210101000000Z' }), /expired/],
      ['that is not valid yet', aCertificate('127.0.0.1', { from: '20980101000000Z' }), /not valid yet/],
    ] as const) {
      it(`is refused for a certificate ${what}`, async () => {
        const stub = await serving(certificate);

        const failure = await failureAt(client(), stub.url, { caCertificate: certificate.cert });

        expect(failure.code).to.equal('jira_misconfigured');
        expect(failure.message).to.match(says);
      });
    }

    it('says, of a certificate of ours that is none, what is wrong', async () => {
      const stub = await serving(good);

      const failure = await failureAt(client(), stub.url, { caCertificate: 'rubbish' });

      expect(failure.code).to.equal('jira_misconfigured');
    });
  });
});
