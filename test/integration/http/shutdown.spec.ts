import { expect } from 'chai';

import { serving } from '../../support/test-server.ts';
import { RawConnection } from './raw-connection.ts';

/** Something a test lets happen when it likes. */
function gate() {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { open, opened };
}

const HOUR = 3_600_000;
const GET = (path: string) => [`GET ${path} HTTP/1.1`, 'Host: lockstep', ''];

describe('closing the server', () => {
  const serve = serving();

  it('answers what is in hand, and closes what is idle at once', async () => {
    const reached = gate();
    const answer = gate();
    const renderMetrics = async () => {
      reached.open();
      await answer.opened;
      return 'x_total 1';
    };
    const { port, close } = await serve({ renderMetrics });
    const [silent, idle, busy] = [
      await RawConnection.open(port),
      await RawConnection.open(port),
      await RawConnection.open(port),
    ];
    idle.sendLines(...GET('/healthz'));
    await idle.until('{"status":"ok"}');
    busy.sendLines(...GET('/metrics'));
    await reached.opened;

    const closed = close({ graceMs: HOUR });
    await Promise.all([silent.ended(), idle.ended()]);
    answer.open();
    await closed;

    expect(await busy.ended()).to.match(/\r\nConnection: close\r\n[^]*x_total 1$/);
  });

  it('waits for who is still reading the answer, and ends that connection then', async () => {
    const reached = gate();
    const renderMetrics = async () => {
      reached.open();
      return 'x'.repeat(20_000_000);
    };
    const { port, url, close } = await serve({ renderMetrics });
    const slow = await RawConnection.open(port);
    slow.pause();
    slow.sendLines(...GET('/metrics'));
    await reached.opened;
    await fetch(`${url}/healthz`, { headers: { Connection: 'close' } });

    const closed = close({ graceMs: HOUR });
    const answer = await slow.ended();
    await closed;

    expect(answer)
      .to.have.length.above(20_000_000)
      .and.match(/keep-alive/);
  });

  it('takes no new connection meanwhile', async () => {
    const { port, close } = await serve();
    await close({ graceMs: HOUR });

    const outcome: unknown = await RawConnection.open(port).then(
      () => 'connected',
      (error: unknown) => error,
    );

    expect(outcome).to.have.property('code', 'ECONNREFUSED');
  });

  it('cuts off what is still in hand when the grace is over, also when told so later', async () => {
    const reached = gate();
    const renderMetrics = async () => {
      reached.open();
      return new Promise<never>(() => undefined);
    };
    const { port, close } = await serve({ renderMetrics });
    const busy = await RawConnection.open(port);
    busy.sendLines(...GET('/metrics'));
    await reached.opened;

    const patient = close({ graceMs: HOUR });
    await close({ graceMs: 0 });
    await patient;

    expect(await busy.ended()).to.equal('');
  });

  it('may be asked for again when all is closed', async () => {
    const { close } = await serve();
    await Promise.all([close({ graceMs: 0 }), close({ graceMs: HOUR })]);
    await close({ graceMs: HOUR });
  });

  it('tells who starts it that the port is taken', async () => {
    const { port } = await serve();

    const outcome: unknown = await serve({}, { port }).catch((error: unknown) => error);

    expect(outcome).to.have.property('code', 'EADDRINUSE');
  });
});
