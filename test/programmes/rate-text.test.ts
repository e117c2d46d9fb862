import { expect } from 'chai';
import { emptyProgramme } from '../../src/programmes/empty-programme.ts';
import type { Programme } from '../../src/programmes/programme.ts';
import { cautiousRate, ownShareWords, rateWords } from '../../src/programmes/rate-text.ts';

const money = (change: Partial<Programme['finance']>): Pick<Programme, 'finance'> => ({
  finance: { ...emptyProgramme.finance, ...change },
});

describe('rate and own share in words', () => {
  it('calls one rate a ceiling and several a range', () => {
    expect(rateWords(money({}))).to.equal(null);
    expect(rateWords(money({ ratePercentMax: 80 }))).to.equal('bis zu 80 %');
    const range = money({ ratePercentMax: 60, ratePercentLow: 40 });
    expect(rateWords(range)).to.equal('40 bis 60 %');
    expect(cautiousRate(range)).to.contain('gerechnet mit 40 %');
    expect(cautiousRate(money({ ratePercentMax: 80 }))).to.equal(null);
  });

  it('a least own share that is the rest of the rate needs no more words', () => {
    const rest = money({ ratePercentMax: 80, ownSharePercentMin: 20 });
    expect(ownShareWords(rest)).to.equal('mindestens 20 %');
    expect(ownShareWords(money({ ownSharePercentMin: 20 }))).to.equal('mindestens 20 %');
    expect(ownShareWords(money({ ratePercentMax: 80 }))).to.equal(null);
  });

  it('says what a lower rate leaves', () => {
    const range = { ratePercentMax: 60, ratePercentLow: 40, ownSharePercentMin: 40 };
    expect(ownShareWords(money(range))).to.equal(
      'mindestens 40 %; bei 40 % Förderung sind es 60 %',
    );
    const ofWeak = { ratePercentMax: 60, ratePercentMaxWeak: 80, ownSharePercentMin: 20 };
    expect(ownShareWords(money(ofWeak))).to.equal(
      'mindestens 20 % beim höchsten Satz von 80 %; bei 60 % Förderung bleiben 40 % aufzubringen, ob Dritte einen Teil davon tragen dürfen, ist zu klären',
    );
  });
});
