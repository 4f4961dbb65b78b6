import { expect } from 'chai';

import { FetchPublicDoor } from '../../../../src/adapters/system/fetch-public-door.ts';
import { startJiraStub, type Behaviour, type PlannedAnswer } from '../jira-server/jira-stub.ts';

describe('FetchPublicDoor', () => {
  const problemWhen = async (answer: PlannedAnswer | Behaviour): Promise<string | null> => {
    const stub = await startJiraStub([answer]);
    try {
      const problem = await new FetchPublicDoor().problemAt(`${stub.url}/sync`);
      expect(stub.seen[0]?.url).to.equal('/sync/healthz');
      return problem;
    } finally {
      await stub.close();
    }
  };

  it('finds Lockstep under the path prefix of the public URL', async () => {
    expect(await problemWhen({ body: { status: 'ok' } })).to.equal(null);
  });

  it('tells the status of another answer, and follows no redirect', async () => {
    expect(await problemWhen({ status: 502 })).to.equal('it was answered 502');
    expect(await problemWhen({ status: 302, headers: { location: '/healthz' } })).to.equal(
      'it was answered 302',
    );
  });

  it('does not take just anything that answers for Lockstep', async () => {
    for (const body of ['<html>', { status: 'up' }, []]) {
      expect(await problemWhen({ body })).to.equal('something else than Lockstep answered');
    }
  });

  it('tells why nothing answers', async () => {
    const stub = await startJiraStub([{}]);
    await stub.close();

    expect(await new FetchPublicDoor().problemAt(stub.url)).to.contain('ECONNREFUSED');
  });
});
