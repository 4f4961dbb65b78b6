import { expect } from 'chai';

import { TrackerUnavailable, type Tracker } from '../../../../src/application/ports/tracker.ts';
import { WatchedTrackers } from '../../../../src/application/tracking/watched-trackers.ts';
import { EVERYTHING } from '../../../../src/domain/api-key.ts';
import type { TrackerIssueId } from '../../../../src/domain/ids.ts';
import { Scenario, type Connected } from '../../../support/scenario.ts';

const ISSUE = 'BUG-1' as TrackerIssueId;

describe('a tracker that is watched', () => {
  let scenario: Scenario;
  let connected: Connected;
  let trouble: Error | null;

  beforeEach(async () => {
    scenario = new Scenario();
    connected = await scenario.connect();
    trouble = null;
  });

  const installation = () => {
    const found = scenario.tables.installations.get(connected.installationId);
    if (found === undefined) throw new TypeError('there is an Installation');
    return found;
  };
  const ask = async (): Promise<unknown> => {
    const find = async () => {
      if (trouble !== null) throw trouble;
      return null;
    };
    const trackers = new WatchedTrackers({
      trackers: { of: () => ({ find }) as unknown as Tracker },
      installations: scenario.ports.storage.stores.installations,
      clock: scenario.clock,
    });
    return trackers
      .of(installation())
      .find(ISSUE)
      .catch((error: unknown) => error);
  };
  const told = async () => {
    const { findings } = await scenario.useCases.diagnoseIntegration.execute({
      ...{ scope: EVERYTHING, integrationId: connected.integrationId },
    });
    return findings.filter(({ check }) => check === 'tracker').map(({ message }) => message);
  };

  it('has its trouble told with the Installation and by the diagnosis, since it began, until it answers', async () => {
    const since = scenario.clock.now();
    trouble = new TrackerUnavailable('Bugz is away.');
    expect(await ask()).to.equal(trouble);
    scenario.clock.advance(60_000);
    await ask();

    expect(installation().trackerProblem).to.deep.equal({ message: 'Bugz is away.', since });
    expect(await told()).to.deep.equal(['Bugz is away.']);

    trouble = null;
    expect(await ask()).to.equal(null);
    expect(installation().trackerProblem).to.equal(null);
    expect(await told()).to.deep.equal([]);
  });

  it('has nothing told of what is no trouble of the tracker', async () => {
    trouble = new TypeError('a bug');

    expect(await ask()).to.equal(trouble);

    expect(installation().trackerProblem).to.equal(null);
  });
});
