import { expect } from 'chai';
import { centsToInput, formatCents, parseCents, splitCents } from '../../src/shared/money.ts';

/** Intl writes a no-break space before the sign. */
const plain = (text: string): string => text.replaceAll('\u00A0', ' ');

describe('money', () => {
  it('writes amounts the German way', () => {
    expect(plain(formatCents(123456))).to.equal('1.234,56 €');
    expect(plain(formatCents(0))).to.equal('0,00 €');
    expect(plain(formatCents(-5))).to.equal('-0,05 €');
    expect(centsToInput(4_250_000)).to.equal('42.500,00');
    expect(centsToInput(null)).to.equal('');
  });

  it('reads German and plain notations', () => {
    const cases: [string, number][] = [
      ['1.234,56', 123_456],
      ['1234,5', 123_450],
      ['1234.56', 123_456],
      ['42.500', 4_250_000],
      ['42.500 €', 4_250_000],
      ['1.234.567,89 EUR', 123_456_789],
      ['0', 0],
      ['0,01', 1],
    ];
    for (const [text, cents] of cases) expect(parseCents(text), text).to.equal(cents);
  });

  it('refuses what is not an amount', () => {
    for (const text of [
      '',
      '-5',
      'abc',
      '1,2,3',
      '1.23.4',
      '12,345',
      '1e5',
      '∞',
      '99999999999999',
    ]) {
      expect(parseCents(text), text).to.equal(undefined);
    }
  });

  it('reads back what it wrote', () => {
    for (const cents of [0, 1, 99, 100, 12_345, 4_250_000, 123_456_789]) {
      expect(parseCents(centsToInput(cents))).to.equal(cents);
    }
  });

  it('splits without losing a cent', () => {
    expect(splitCents(100, [1, 1, 1])).to.deep.equal([34, 33, 33]);
    expect(splitCents(12_750_000, [6, 12, 12, 6])).to.deep.equal([
      2_125_000, 4_250_000, 4_250_000, 2_125_000,
    ]);
    for (const total of [1, 7, 999, 100_001]) {
      const parts = splitCents(total, [6, 12, 11, 7]);
      expect(parts.reduce((a, b) => a + b, 0)).to.equal(total);
    }
    expect(splitCents(100, [0, 0])).to.deep.equal([0, 0]);
  });
});

describe('formatCents', () => {
  it('is the German format of the platform, whatever the size', () => {
    const platform = new Intl.NumberFormat('de-DE', { style: 'currency', currency: 'EUR' });
    const samples = [1, 9, 10, 99, 100, 101, 99_999, 100_000, 100_001, 100_000_000, 100_000_007];
    for (let cents = 3; cents < 1e14; cents = cents * 3 + 7) samples.push(cents);
    for (const cents of samples) {
      expect(formatCents(cents)).to.equal(platform.format(cents / 100));
    }
  });
});
