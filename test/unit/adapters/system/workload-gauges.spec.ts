import { expect } from 'chai';
import { Registry } from 'prom-client';

import { LatestWorkload } from '../../../../src/adapters/system/latest-workload.ts';
import { SilentLog } from '../../../../src/adapters/system/silent-log.ts';
import { addWorkloadGauges } from '../../../../src/adapters/system/workload-gauges.ts';
import type { Workload } from '../../../../src/domain/workload.ts';
import { parseExposition } from '../../../support/exposition.ts';
import { HandSetClock } from '../../../support/scenario-clock.ts';

const clock = new HandSetClock();
const ago = (seconds: number) => new Date(clock.now().getTime() - 1000 * seconds);
const MUCH: Workload = {
  effects: { due: 4, waiting: 3, awaitingAuthorization: 2, dead: 1 },
  deliveries: { pending: 7, dead: 6 },
  creations: { open: 9, dead: 8 },
  oldestDueEffectAt: ago(90),
  oldestPendingDeliveryAt: null,
  integrations: { awaiting_authorization: 1, active: 5, needs_reauthorization: 0, disabled: 2 },
  lastEventAt: ago(30),
};

describe('the gauges of what is to be done', () => {
  function gauges(answer: () => Promise<Workload>) {
    const registry = new Registry();
    const ports = { reads: { workload: () => answer() }, clock, log: new SilentLog() };
    addWorkloadGauges(registry, new LatestWorkload(ports, { freshMs: 0 }), clock);
    return async () =>
      parseExposition(await registry.metrics()).flatMap(({ series }) =>
        series.map(({ name, labels, value }) => [[name, ...Object.values(labels)].join(' '), value]),
      );
  }

  it('show all of it, and how long ago', async () => {
    const shown = await gauges(async () => MUCH)();

    expect(Object.fromEntries(shown)).to.deep.equal({
      'lockstep_effects_open due': 4,
      'lockstep_effects_open waiting': 3,
      'lockstep_effects_open awaiting_authorization': 2,
      lockstep_effects_dead: 1,
      lockstep_deliveries_pending: 7,
      lockstep_deliveries_dead: 6,
      lockstep_creations_open: 9,
      lockstep_creations_dead: 8,
      lockstep_oldest_due_effect_age_seconds: 90,
      lockstep_oldest_pending_delivery_age_seconds: 0,
      'lockstep_integrations awaiting_authorization': 1,
      'lockstep_integrations active': 5,
      'lockstep_integrations needs_reauthorization': 0,
      'lockstep_integrations disabled': 2,
      lockstep_last_event_timestamp_seconds: ago(30).getTime() / 1000,
      lockstep_database_up: 1,
    });
  });

  it('show no old number while the database is away, and the new ones when it is back', async () => {
    let isAway = false;
    const show = gauges(async () => {
      if (isAway) throw new Error('away');
      return MUCH;
    });
    const before = await show();

    isAway = true;
    expect(await show()).to.deep.equal([['lockstep_database_up', 0]]);
    isAway = false;
    expect(await show()).to.deep.equal(before);
  });

  it('show no time of an event when there was none', async () => {
    const shown = await gauges(async () => ({ ...MUCH, lastEventAt: null }))();

    expect(shown.map(([name]) => name)).not.to.include('lockstep_last_event_timestamp_seconds');
  });
});
