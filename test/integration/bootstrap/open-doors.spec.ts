import { expect } from 'chai';

import { freePort, openDoors, type OpenDoors } from '../../../src/bootstrap/open-doors.ts';
import { StartRefused } from '../../../src/bootstrap/start-refused.ts';
import { somePorts } from '../../support/test-server.ts';
import { RawConnection } from '../http/raw-connection.ts';

const HERE = { host: '127.0.0.1', adminHost: '127.0.0.1', maxConnections: 100 };

describe('the doors', () => {
  const opened: OpenDoors[] = [];
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((doors) => doors.close({ graceMs: 0 })));
  });

  async function open(config: Partial<Parameters<typeof openDoors>[1]>, port = 0): Promise<OpenDoors> {
    const doors = await openDoors(somePorts(), { ...HERE, adminPort: null, ...config }, port);
    opened.push(doors);
    return doors;
  }
  const statusAt = async (port: number, path: string) =>
    (await fetch(`http://127.0.0.1:${port}${path}`)).status;
  const refusalOf = async (opening: Promise<unknown>): Promise<string> => {
    const outcome: unknown = await opening.then(
      () => null,
      (error: unknown) => error,
    );
    if (!(outcome instanceof StartRefused)) throw new Error(`no refusal: ${String(outcome)}`);
    return outcome.message;
  };

  it('are one for all when no other is asked for', async () => {
    const { port, adminPort } = await open({});

    expect(adminPort).to.equal(port);
    expect(await statusAt(port, '/metrics')).to.equal(200);
    expect(await statusAt(port, '/extensions/jira-server/issue-updated/x')).to.equal(405);
  });

  it('are two when the operators have one of their own', async () => {
    const { port, adminPort } = await open({ adminPort: 0 });

    expect([await statusAt(port, '/metrics'), await statusAt(adminPort, '/metrics')]).to.deep.equal([
      404, 200,
    ]);
  });

  it('close together, each with its grace', async () => {
    const doors = await open({ adminPort: 0 });

    await doors.close({ graceMs: 1000 });

    for (const port of [doors.port, doors.adminPort]) {
      const outcome: unknown = await RawConnection.open(port).catch((error: unknown) => error);
      expect(outcome).to.have.property('code', 'ECONNREFUSED');
    }
  });

  it('open both or none, and say which setting to change', async () => {
    const { port: taken } = await open({});
    const free = await freePort(HERE);

    const outward = await refusalOf(open({ adminPort: free }, taken));
    const inward = await refusalOf(open({ adminPort: taken }, free));
    const nowhere = await refusalOf(open({ adminPort: free, adminHost: '192.0.2.1' }, 0));

    expect(outward).to.contain(`port ${taken}`).and.contain('LOCKSTEP_PORT');
    expect(inward).to.contain(`port ${taken}`).and.contain('LOCKSTEP_ADMIN_PORT');
    expect(nowhere).to.contain('192.0.2.1').and.contain('LOCKSTEP_ADMIN_HOST');
    expect(await RawConnection.open(free).catch((error: unknown) => error)).to.have.property(
      'code',
      'ECONNREFUSED',
    );
  });

  it('turn away who would be one connection too many', async () => {
    const { port } = await open({ maxConnections: 1 });
    const first = await RawConnection.open(port);
    first.sendLines('GET /healthz HTTP/1.1', 'Host: lockstep', '');
    await first.until('{"status":"ok"}');

    const second = await RawConnection.open(port);
    second.sendLines('GET /healthz HTTP/1.1', 'Host: lockstep', '');

    expect(await second.ended()).to.equal('');
    first.sendLines('GET /readyz HTTP/1.1', 'Host: lockstep', 'Connection: close', '');
    expect(await first.ended()).to.contain('"status":"ready"');
  });
});
