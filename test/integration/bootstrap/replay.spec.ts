import { expect } from 'chai';

import { openPostgres, type OpenDatabase } from '../../../src/adapters/persistence/database/open-postgres.ts';
import { openKnexStorage } from '../../../src/adapters/persistence/open-knex-storage.ts';
import type { Storage } from '../../../src/application/ports/storage.ts';
import { parseConfig } from '../../../src/bootstrap/config.ts';
import { runReplay, type ReplayOptions } from '../../../src/bootstrap/replay-command.ts';
import { StartRefused } from '../../../src/bootstrap/start-refused.ts';
import { EVERYTHING } from '../../../src/domain/api-key.ts';
import { MOST_ATTEMPTS, type Effect } from '../../../src/domain/effect.ts';
import { errorOf } from '../../contract/unit-of-work.contract.ts';
import { aStoredLink, aTeam, type Team } from '../../contract/opened-storage.ts';
import { aDecisionOn, aDelivery, anEffectOn } from '../../support/builders.ts';
import { onPglite, onPostgres, type NamedDatabase } from '../../support/e2e-database.ts';
import { runLockstep } from '../../support/e2e-process.ts';
import { startService } from '../../support/e2e-service.ts';
import { until } from '../../support/e2e-until.ts';
import { aSecretBox } from '../persistence/a-secret-box.ts';

describe('lockstep replay', function () {
  this.timeout(60_000);
  let named: NamedDatabase;
  let database: OpenDatabase;
  let storage: Storage;
  let team: Team;
  let dead: Effect;

  beforeEach(async () => {
    named = await onPostgres();
    database = openPostgres(String(named.settings['DATABASE_URL']), { poolSize: 2 });
    storage = openKnexStorage({ knex: database.knex, secretBox: aSecretBox() });
    team = await aTeam(storage);
    const link = await aStoredLink(storage, team);
    dead = anEffectOn(link, {
      ...{ state: 'dead', attempts: MOST_ATTEMPTS, content: { kind: 'move', key: 'DEF-2' } },
    });
    await storage.stores.effects.add([dead]);
    await storage.stores.decisions.add(aDecisionOn(dead, { outcome: 'dead', reason: 'lockstep_failed' }));
  });

  afterEach(async () => {
    await database.close();
    await named.close();
  });

  const replay = async (options: ReplayOptions) => {
    const lines: string[] = [];
    const code = await runReplay(parseConfig(named.settings), options, (line) => lines.push(line));
    return { code, told: lines.join('\n') };
  };
  const stateNow = async () =>
    (await storage.reads.effect(EVERYTHING, dead.id))?.effect.toProps() ?? expect.fail('it is gone');

  it('tells how much is dead, and replays it: what it was and by whom is in the store', async () => {
    expect((await replay({ dead: true, dryRun: true })).told).to.equal(
      '1 Effect and 0 Deliveries would be replayed. Without --dry-run they are.',
    );
    expect((await stateNow()).state).to.equal('dead');

    const { code, told } = await replay({ dead: true });

    expect(code).to.equal(0);
    expect(told).to.match(/^1 Effect and 0 Deliveries replayed\. The running service takes it up/);
    expect(await stateNow()).to.include({ state: 'due', attempts: 0 });
    expect((await stateNow()).replay?.by).to.equal('cli');
    expect((await replay({ dead: true })).told).to.match(/^Nothing that is dead was found/);
  });

  it('replays one Effect or one Delivery, and says when it is open as it is', async () => {
    const delivery = aDelivery();
    await storage.inbox.accept(delivery);

    expect((await replay({ effect: dead.id })).told).to.match(/^The Effect was replayed\./);
    expect((await replay({ effect: dead.id })).told).to.match(/^The Effect is still to be carried out/);
    expect((await replay({ delivery: delivery.id })).told).to.match(/^The Delivery is still to be/);
  });

  it('replays by Integration, kind and time', async () => {
    const { id } = team.integration;
    const none = /^Nothing that is dead was found/;
    expect((await replay({ dead: true, integration: 'another' })).told).to.match(none);
    expect((await replay({ dead: true, kind: 'status' })).told).to.match(none);
    expect((await replay({ dead: true, since: '2099-01-01' })).told).to.match(none);

    const { told } = await replay({
      dead: true,
      integration: id,
      kind: 'move',
      since: '2020-01-01T00:00:00Z',
    });
    expect(told).to.match(/^1 Effect/);
  });

  const refused: readonly (readonly [ReplayOptions, RegExp])[] = [
    [{}, /^Say what to replay/],
    [{ dead: true, effect: 'x' }, /^Say what to replay/],
    [{ effect: 'x', kind: 'move' }, /go with --dead/],
    [{ dead: true, kind: 'everything' }, /^--kind must be one of deletion, move/],
    [{ dead: true, since: 'yesterday' }, /^--since must be a day or a moment/],
    [{ effect: 'nobody' }, /^There is no such Effect\.$/],
    [{ delivery: 'nobody' }, /^There is no such Delivery\.$/],
  ];
  for (const [options, message] of refused) {
    it(`refuses ${JSON.stringify(options)}`, async () => {
      const error = await errorOf(replay(options));

      expect(error).to.be.instanceOf(StartRefused);
      expect((error as Error).message).to.match(message);
      expect((await stateNow()).state).to.equal('dead');
    });
  }

  it('is taken up by the running service, which has forgotten by then what is too old', async () => {
    const old = aDelivery({ integrationId: team.integration.id });
    await storage.inbox.accept(old);
    const at = new Date(Date.now() - 31 * 24 * 60 * 60_000);
    await storage.stores.deliveries.settle(old.id, { state: 'processed', reason: null, at });
    const service = await startService(named.settings);
    try {
      const ended = await runLockstep(['replay', '--dead'], named.settings);

      expect([ended.code, ended.stderr]).to.deep.equal([0, '']);
      await until('the Effect to be over', async () =>
        (await stateNow()).state === 'applied' ? true : null,
      );
      await until('the body to be gone', async () =>
        (await storage.reads.delivery(EVERYTHING, old.id))?.body === null ? true : null,
      );
    } finally {
      await service.stop();
    }
  });
});

describe('lockstep replay on the embedded database', () => {
  it('points to the API while the service runs', async function () {
    this.timeout(60_000);
    const database = await onPglite();
    const service = await startService(database.settings);
    try {
      const ended = await runLockstep(['replay', '--dead'], database.settings);

      expect(ended.code).to.equal(1);
      expect(ended.stderr)
        .to.match(
          /^Lockstep is running \(process \d+ on .+\): stop it, run this, and start it again\. Or ask /,
        )
        .and.to.contain('POST /api/v1/replays');
    } finally {
      await service.stop();
      await database.close();
    }
  });
});
