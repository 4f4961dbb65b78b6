import { expect } from 'chai';
import { InvariantViolated } from '../../../src/domain/domain-error.ts';
import { NOTHING_COUNTED, ReconciliationRun } from '../../../src/domain/reconciliation-run.ts';
import { afterNoon, aRun, NOON } from '../../support/builders.ts';

const STEP = {
  cursor: '100',
  seenUntil: afterNoon(1),
  counts: { compared: 200, drifted: 2, healed: 1, unseen: 3, requests: 1 },
  problem: null,
};

describe('a reconciliation', () => {
  it('adds up what its steps came to, and is done with the last', () => {
    const first = aRun().started(400, NOON).stepped(STEP, afterNoon(2));
    const last = first.stepped({ ...STEP, cursor: null, seenUntil: afterNoon(9) }, afterNoon(3));

    expect(first.toProps()).to.include({ state: 'running', cursor: '100', finishedAt: null });
    expect(last.toProps()).to.deep.include({
      state: 'done',
      total: 400,
      cursor: null,
      seenUntil: afterNoon(1),
      counts: { compared: 400, drifted: 4, healed: 2, unseen: 6, requests: 2 },
      finishedAt: afterNoon(3),
    });
  });

  it('is started once', () => {
    const started = aRun().started(4, NOON);

    expect(started.started(9, afterNoon(1))).to.equal(started);
  });

  it('rests until its time has come, goes on where it was, and says no more what stopped it', () => {
    const paused = aRun().started(1, NOON).stepped(STEP, NOON).paused('Jira is busy', afterNoon(7));

    expect(paused.isDueAt(afterNoon(6))).to.equal(false);
    expect(paused.isDueAt(afterNoon(7))).to.equal(true);
    expect(paused.toProps()).to.include({
      state: 'paused',
      problem: 'Jira is busy',
      attempts: 1,
      cursor: '100',
    });
    expect(paused.stepped(STEP, NOON).toProps()).to.include({ state: 'running', problem: null, attempts: 0 });
  });

  it('says to the end what a step found', () => {
    const found = aRun().stepped({ ...STEP, problem: 'a project is hidden' }, NOON);

    expect(found.stepped({ ...STEP, cursor: null }, NOON).toProps().problem).to.equal('a project is hidden');
    const paused = found.paused('Jira is busy', afterNoon(7));
    expect(paused.toProps().problem).to.equal('Jira is busy');
    expect(paused.stepped({ ...STEP, cursor: null }, NOON).toProps().problem).to.equal('a project is hidden');
  });

  it('stays as it is once it is over', () => {
    const failed = aRun().failed('Jira refuses it', NOON);

    expect(failed.stepped(STEP, afterNoon(1))).to.equal(failed);
    expect(failed.paused('again', null)).to.equal(failed);
    expect(failed.isDueAt(afterNoon(9))).to.equal(false);
  });

  it('counts a step up with each change, so that of two processes one can be told to have lost', () => {
    const steps = [aRun(), aRun().started(1, NOON), aRun().started(1, NOON).stepped(STEP, NOON)];

    expect(steps.map((run) => run.toProps().step)).to.deep.equal([0, 1, 2]);
  });

  it('is not restored over and not finished', () => {
    const props = { ...aRun().toProps(), counts: NOTHING_COUNTED };

    expect(() => ReconciliationRun.restore({ ...props, state: 'done' })).to.throw(InvariantViolated);
    expect(() => ReconciliationRun.restore({ ...props, finishedAt: NOON })).to.throw(InvariantViolated);
  });
});
