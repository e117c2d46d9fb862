import { expect } from 'chai';
import type { MatchCase } from '../../src/matching/criteria/criterion.ts';
import { table } from './criterion-table.ts';
import { matched, resultOf, type ProgrammeChange } from './samples.ts';

/** 20 % of 50.000 € a year are 10.000 €; half of that where the municipality is weak. */
const twenty: ProgrammeChange = { finance: { ownSharePercentMin: 20, ratePercentMax: 80 } };
const reduced: ProgrammeChange = { finance: { ...twenty.finance, ratePercentMaxWeak: 90 } };
/** 40 to 60 %, and the rest is the own share. */
const range: ProgrammeChange = {
  finance: { ratePercentMax: 60, ratePercentLow: 40, ownSharePercentMin: 40 },
};
/** 20 % remain at the higher rate of 80 % only. */
const ofWeak: ProgrammeChange = {
  finance: { ratePercentMax: 60, ratePercentMaxWeak: 80, ownSharePercentMin: 20 },
};
const own = (
  euros: number | null,
  finances: Partial<MatchCase['finances']> = {},
  duty: MatchCase['duty'] = 'freiwillig',
): Partial<MatchCase> => ({
  ownShareCentsPerYear: euros === null ? null : euros * 100,
  finances: { isWeak: null, isProvisional: false, ...finances },
  duty,
});

describe('criterion ownShare', () => {
  table('ownShare', [
    ['not said', twenty, own(null), 'unknown'],
    ['enough', twenty, own(10_000), 'met'],
    ['not enough', twenty, own(9_999), 'notMet'],
    ['nothing asked', { finance: { ownSharePercentMin: 0 } }, own(null), 'met'],
    ['costs not entered', twenty, { ...own(10_000), costItems: [] }, 'unknown'],
    ['weak: half is enough', reduced, own(5_000, { isWeak: true }), 'met'],
    ['not weak: half is too little', reduced, own(5_000, { isWeak: false }), 'notMet'],
    ['weak or not is not said', reduced, own(5_000), 'unknown'],
    ['less than half in any case', reduced, own(4_999), 'notMet'],
    ['open which rate: enough at the lowest', range, own(30_000), 'met'],
    ['open which rate: enough at the highest only', range, own(29_999), 'unknown'],
    ['open which rate: too little at the highest', range, own(19_999), 'notMet'],
    ['the least own share is that of the weak', ofWeak, own(19_999), 'unknown'],
    ['… and enough where it is weak', ofWeak, own(10_000, { isWeak: true }), 'met'],
    ['provisional budget, voluntary', twenty, own(10_000, { isProvisional: true }), 'unknown'],
    ['provisional budget, by law', twenty, own(10_000, { isProvisional: true }, 'pflicht'), 'met'],
    [
      'provisional budget, duty open',
      twenty,
      own(10_000, { isProvisional: true }, null),
      'unknown',
    ],
    ['provisional or not is not said', twenty, own(10_000, { isProvisional: null }), 'unknown'],
  ]);

  it('is no criterion where the source states none', () => {
    expect(matched().results.map(({ kind }) => kind)).not.to.include('ownShare');
  });

  it('names the sums and what would have to change', () => {
    const { reason, toChange } = resultOf(matched(twenty, own(1_000)), 'ownShare');
    expect(reason).to.contain('20 % Eigenanteil: 10.000,00\u00a0€ von 50.000,00\u00a0€ je Jahr');
    expect(toChange).to.equal('Eigenanteil von mindestens 10.000,00\u00a0€ im Jahr aufbringen');
  });

  it('where it is open which rate applies, both shares are named and the funder knows', () => {
    const result = resultOf(matched(range, own(25_000)), 'ownShare');
    expect(result.reason).to.contain('40 % Eigenanteil, bei 40 % Förderung 60 %: 20.000,00');
    expect(result.missing).to.deep.equal({ what: 'welcher Fördersatz gilt', whom: 'funder' });
  });

  it('the higher rate counts only where the municipality is known to be weak', () => {
    const ceiling = (isWeak: boolean | null) =>
      matched(reduced, own(null, { isWeak })).coverage.sharePercent;
    expect([ceiling(null), ceiling(false), ceiling(true)]).to.deep.equal([80, 80, 90]);
  });
});
