import { expect } from 'chai';
import { createRestTime, progressText } from '../../src/jobs/rest-time.ts';

describe('rest time', () => {
  it('says nothing before there is something to guess from', () => {
    const timed = createRestTime();
    const at = (done: number, ms: number) => timed({ step: 'Lesen', done, total: 1000 }, ms);
    expect(at(0, 0).restSeconds).to.equal(null);
    expect(at(1, 6000).restSeconds).to.equal(null);
    expect(at(100, 1000).restSeconds).to.equal(null);
    expect(at(100, 10_000).restSeconds).to.equal(90);
    expect(at(1000, 20_000).restSeconds).to.equal(null);
  });

  it('begins anew with every step, which has a pace of its own', () => {
    const timed = createRestTime();
    timed({ step: 'Lesen', done: 0, total: 10 }, 0);
    timed({ step: 'Lesen', done: 10, total: 10 }, 600_000);
    timed({ step: 'Übernehmen', done: 0, total: 100 }, 600_000);
    const { restSeconds } = timed({ step: 'Übernehmen', done: 50, total: 100 }, 610_000);
    expect(restSeconds).to.equal(10);
  });

  it('counts what was already done as nobody’s pace: a run that is taken up again', () => {
    const timed = createRestTime();
    timed({ step: 'Übernehmen', done: 500, total: 1000 }, 0);
    expect(timed({ step: 'Übernehmen', done: 600, total: 1000 }, 10_000).restSeconds).to.equal(40);
  });

  it('reads as a German line', () => {
    const step = { step: 'Lesen', done: 1223, total: 2500 };
    expect(progressText({ ...step, restSeconds: 40 })).to.equal(
      'Lesen: 1.223 von 2.500, noch etwa 40 Sekunden',
    );
    expect(progressText({ ...step, restSeconds: 200 })).to.contain('noch etwa 4 Minuten');
    expect(progressText({ ...step, restSeconds: null })).to.equal('Lesen: 1.223 von 2.500');
    expect(progressText({ step: 'Warten', done: 0, total: null, restSeconds: null })).to.equal(
      'Warten',
    );
  });
});
