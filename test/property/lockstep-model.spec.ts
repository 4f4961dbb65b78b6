import { expect } from 'chai';
import fc from 'fast-check';

import { happenings } from '../support/model/commands.ts';
import { expectLockstep, expectOrder, expectRest } from '../support/model/laws.ts';
import { newModel, type Model } from '../support/model/model.ts';
import {
  storagesInMemory,
  storagesOnPostgres,
  type SharedStorages,
} from '../support/model/shared-storages.ts';
import { PROCESSES, World } from '../support/model/world.ts';
import { IssueInJira } from '../support/scenario-issue.ts';

/** Lives through what happens, to the quiet at its end. With `stepMs` 0 all is of one moment, as Jira tells it. */
async function live(
  commands: Iterable<fc.AsyncCommand<Model, World>>,
  storages: SharedStorages,
  stepMs: number,
): Promise<void> {
  const world = await World.open(storages);
  try {
    const model = newModel([
      new IssueInJira(world.jira, { id: '10300', key: 'ABC-4', stepMs }),
      new IssueInJira(world.jira, { id: '10301', key: 'ABC-5', stepMs }),
    ]);
    await fc.asyncModelRun(() => ({ model, real: world }), commands);
    await world.comeToRest();
    await expectRest(model, world);

    // That a token was revoked shows only when it is used.
    await world.authorize();
    // What is gone for good, only a second look can tell from what is hidden for a while.
    for (let look = 1; look <= 2; look += 1) {
      expect(await world.reconcile(world.useCases(0))).to.equal('done');
      await world.comeToRest();
    }
    await expectOrder(model, world);
    await expectLockstep(model, world);
  } finally {
    await world.close();
  }
}

for (const [where, open, numRuns] of [
  ['in memory', storagesInMemory, 100],
  ['on PostgreSQL', () => storagesOnPostgres(PROCESSES), 10],
] as const) {
  describe(`whatever happens to ${PROCESSES} processes and their world, ${where}`, function () {
    this.timeout(120_000);
    let storages: SharedStorages;

    before(async () => {
      storages = await open();
    });
    after(() => storages.close());

    it('each link ends in the newest that was told, and is as Jira is once they were compared; nothing goes back', () =>
      fc.assert(
        fc.asyncProperty(
          fc.commands(happenings(), { maxCommands: 50, size: 'max' }),
          fc.constantFrom(1000, 1000, 0),
          (commands, stepMs) => live(commands, storages, stepMs),
        ),
        { numRuns },
      ));
  });
}
