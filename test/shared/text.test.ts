import { expect } from 'chai';
import {
  foldGerman,
  formatNumber,
  formatPercent,
  joinGerman,
  joinLabels,
  wordsOf,
} from '../../src/shared/text.ts';

describe('text', () => {
  it('folds every spelling of an umlaut to the same form (regression 33)', () => {
    const spellings = ['Förderung', 'Förderung'.normalize('NFD'), 'Foerderung', 'FÖRDERUNG'];
    expect(new Set(spellings.map(foldGerman))).to.deep.equal(new Set(['foerderung']));
    expect(foldGerman('Straße')).to.equal('strasse');
    expect(foldGerman('Café')).to.equal('cafe');
  });

  it('takes a text apart into words', () => {
    expect(wordsOf('Mit „IT“ und E-Mail')).to.deep.equal(['mit', 'it', 'und', 'e', 'mail']);
  });

  it('writes numbers, percentages and lists the German way', () => {
    expect(formatNumber(1234.5, 1)).to.equal('1.234,5');
    expect(formatPercent(80)).to.equal('80 %');
    expect(formatPercent(12.5)).to.equal('12,5 %');
    expect(joinGerman([])).to.equal('');
    expect(joinGerman(['a', 'b', 'c'])).to.equal('a, b und c');
    expect(joinGerman(['a', 'b'], 'oder')).to.equal('a oder b');
    expect(joinLabels(['x', 'y'], { x: 'a', y: 'b' })).to.equal('a und b');
  });

  it('writes numbers as the German format of the platform does, whatever the size', () => {
    for (const decimals of [0, 1, 2]) {
      const platform = new Intl.NumberFormat('de-DE', {
        minimumFractionDigits: decimals,
        maximumFractionDigits: decimals,
      });
      const samples = [0, -0, -1.25, 0.005, 1.005, 2.5, 0.05, 998.999, 999.5, 999.999, 1000, 12e5];
      for (let value = 0.0137; value < 1e6; value = value * 1.07 + 0.011) samples.push(value);
      for (const value of samples) {
        expect(formatNumber(value, decimals)).to.equal(platform.format(value));
      }
    }
  });
});
