import { setImmediate } from 'node:timers/promises';

import { expect } from 'chai';

import type { Tracing } from '../../src/application/ports/tracing.ts';

const TRACEPARENT = /^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/;
const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const REMOTE = `00-${TRACE}-00f067aa0ba902b7-01`;

/** What every Tracing promises. */
export function tracingContract(adapter: string, open: () => Tracing | Promise<Tracing>): void {
  describe(`Tracing contract: ${adapter}`, () => {
    let tracing: Tracing;
    before(async () => {
      tracing = await open();
    });

    const traceOf = (traceparent: string | null) => traceparent?.split('-')[1] ?? null;
    const traceUnder = (parent?: string | null) =>
      tracing.run({ name: 'work', ...(parent === undefined ? {} : { parent }) }, async () => {
        await setImmediate();
        return traceOf(tracing.traceparent());
      });

    it('answers what the work answers, and throws what it throws', async () => {
      const thrown = new Error('it broke');

      expect(await tracing.run({ name: 'work' }, async () => 'done')).to.equal('done');
      const failed = await tracing
        .run({ name: 'work' }, () => Promise.reject(thrown))
        .catch((error: unknown) => error);
      expect(failed).to.equal(thrown);
    });

    it('has no span under way outside of all work, and takes news of none', () => {
      tracing.tell({ name: 'nobody', failure: 'nothing', attributes: { a: 1 } });

      expect(tracing.traceparent()).to.equal(null);
    });

    it('tells the traceparent of the span under way, to who is traced', async () => {
      const told = await tracing.run({ name: 'work' }, async () => tracing.traceparent());

      if (tracing.isOn) expect(told).to.match(TRACEPARENT);
      else expect(told).to.equal(null);
    });

    it('goes on with the trace of another process, or that under way, and begins one where there is none', async () => {
      const within = await tracing.run({ name: 'work', parent: REMOTE }, () => traceUnder());
      const apart = await tracing.run({ name: 'work', parent: REMOTE }, () => traceUnder(null));

      expect(within).to.equal(tracing.isOn ? TRACE : null);
      expect(await traceUnder(REMOTE)).to.equal(tracing.isOn ? TRACE : null);
      if (tracing.isOn) {
        expect(apart)
          .to.match(/^[0-9a-f]{32}$/)
          .and.not.to.equal(TRACE);
        for (const none of ['', 'junk', `00-${'0'.repeat(32)}-00f067aa0ba902b7-01`, REMOTE.toUpperCase()])
          expect(await traceUnder(none), none)
            .to.match(/^[0-9a-f]{32}$/)
            .and.not.to.equal(TRACE);
      }
    });

    it('keeps works apart that are under way at once', async () => {
      const other = REMOTE.replaceAll('4', '5');

      expect(await Promise.all([traceUnder(REMOTE), traceUnder(other)])).to.deep.equal(
        tracing.isOn ? [TRACE, traceOf(other)] : [null, null],
      );
    });
  });
}
