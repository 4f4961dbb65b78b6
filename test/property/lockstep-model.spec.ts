import fc from 'fast-check';

import { happenings } from '../support/model/commands.ts';
import { expectRest } from '../support/model/laws.ts';
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
  } finally {
    await world.close();
  }
}

for (const [where, open, numRuns] of [
  ['in memory', storagesInMemory, 200],
  ['on PostgreSQL', () => storagesOnPostgres(PROCESSES), 25],
] as const) {
  describe(`whatever happens to ${PROCESSES} processes and their world, ${where}`, function () {
    this.timeout(120_000);
    let storages: SharedStorages;

    before(async () => {
      storages = await open();
    });
    after(() => storages.close());

    it('each link ends in the newest that was told, nothing goes back, and nothing is left open', () =>
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
