import { expect } from 'chai';

import { ConfirmedVersions } from '../../../../src/adapters/persistence/confirmed-versions.ts';
import type { IntegrationId } from '../../../../src/domain/ids.ts';

describe('ConfirmedVersions', () => {
  const id = 'one' as IntegrationId;
  let now: number;
  let confirmed: ConfirmedVersions;

  beforeEach(() => {
    now = 5_000;
    confirmed = new ConfirmedVersions(() => now);
  });

  it('tells a version for a second after the database was asked for it', () => {
    confirmed.note(id, 'a', 4_900);

    now = 5_899;
    expect(confirmed.lately(id)).to.equal('a');
    now = 5_900;
    expect(confirmed.lately(id)).to.equal(null);
  });

  it('tells what was asked for last, in whatever order the answers come', () => {
    confirmed.note(id, 'b', 4_900);
    confirmed.note(id, 'a', 4_800);

    expect(confirmed.lately(id)).to.equal('b');
  });

  it('tells none of one that is not there any more', () => {
    confirmed.note(id, 'a', 4_800);
    confirmed.note(id, null, 4_900);

    expect(confirmed.lately(id)).to.equal(null);
  });

  it('bears the last thousand in mind', () => {
    const ids = Array.from({ length: 1_001 }, (_, at) => String(at) as IntegrationId);
    for (const one of ids) confirmed.note(one, 'a', now);

    expect(ids.filter((one) => confirmed.lately(one) === null)).to.deep.equal(['0']);
  });
});
