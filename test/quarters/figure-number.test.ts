import { expect } from 'chai';
import {
  numberStyleOf,
  readFigure,
  type NumberStyle,
} from '../../src/quarters/figures/figure-number.ts';
import { readReference } from '../../src/quarters/figures/figure-reference.ts';
import { textCell } from '../../src/quarters/figures/figure-table.ts';

const said = (text: string, style: NumberStyle = 'german'): string => {
  const read = readFigure(textCell(text), style);
  if (read.kind === 'number') return `${read.value}${read.isPercent ? ' %' : ''}`;
  return read.kind === 'unclear' ? `? ${read.why}` : read.kind;
};

describe('readFigure', () => {
  const cases: [string, string][] = [
    ['0', '0'],
    ['1234', '1234'],
    ['1.234,5', '1234.5'],
    ['1,234.5', '1234.5'],
    ['1234.5', '1234.5'],
    ['12,3 %', '12.3 %'],
    ['12,3\u202F%', '12.3 %'],
    ['12,3 v. H.', '12.3 %'],
    ['1\u2009234,5', '1234.5'],
    ['1\u00A0234', '1234'],
    ["1'234", '1234'],
    ['1.234.567', '1234567'],
    ['1,234,567', '1234567'],
    ['-5,3', '-5.3'],
    ['\u22125,3', '-5.3'],
    ['0,125', '0.125'],
    ['0.125', '0.125'],
    ['1.234', '1234'],
    ['1,234', '1.234'],
    ['', 'empty'],
    [' \u00A0 ', 'empty'],
    ['.', 'locked'],
    ['x', 'locked'],
    ['X', 'locked'],
    ['gesperrt', 'locked'],
    ['k. A.', 'noStatement'],
    ['k.A.', 'noStatement'],
    ['keine Angabe', 'noStatement'],
    ['…', 'noStatement'],
  ];
  for (const [text, expected] of cases) {
    it(`${JSON.stringify(text)} in a German file is ${expected}`, () => {
      expect(said(text)).to.equal(expected);
    });
  }

  it('reads ambiguous numbers by what the others show, and not at all where they show nothing', () => {
    expect(said('1.234', 'english')).to.equal('1.234');
    expect(said('1,234', 'english')).to.equal('1234');
    expect(said('1.234', 'unknown')).to.match(/^\? .*zwei Weisen/u);
    expect(said('1.234', 'mixed')).to.match(/^\? .*beide Schreibweisen/u);
  });

  it('refuses a dash, formulas, errors, dates and words without repeating them', () => {
    for (const text of ['–', '-', '—']) expect(said(text)).to.match(/^\? .*Strich/u);
    expect(said('=A1+1')).to.contain('Formel');
    expect(said('#WERT!')).to.contain('#WERT!');
    expect(said('#DIV/0!')).to.contain('#DIV/0!');
    expect(said('ca. 7')).to.equal('? ist keine Zahl');
    expect(said('unbekannt hoch')).to.equal('? „unbekannt hoch“ ist keine Zahl');
    for (const count of ['sieben', 'unter fünf', 'VII', 'vier Kinder']) {
      expect(said(count), count).to.equal('? ist keine Zahl');
    }
    expect(said('12.3.4')).to.equal('? ist keine Zahl');
    expect(readFigure({ kind: 'day', day: '2026-05-01' }, 'german').kind).to.equal('unclear');
  });

  it('takes 0.123 of a cell in percent for 12.3 %', () => {
    expect(readFigure({ kind: 'number', value: 0.123, isPercent: true }, 'german')).to.deep.include(
      {
        value: 12.3,
        isPercent: true,
      },
    );
  });

  it('finds out how a file writes its numbers', () => {
    const styleOf = (...texts: string[]) => numberStyleOf(texts.map(textCell));
    expect(styleOf('12,5', '1.234')).to.equal('german');
    expect(styleOf('12.5', '1.234')).to.equal('english');
    expect(styleOf('12.5', '12,5')).to.equal('mixed');
    expect(styleOf('12', '1.234', '.')).to.equal('unknown');
  });
});

describe('readReference', () => {
  const rules = { yearMeaning: 'year', today: '2026-11-28' } as const;
  const label = (text: string, yearMeaning: 'year' | 'lastDay' = 'year'): string => {
    const read = readReference(textCell(text), { ...rules, yearMeaning });
    if (read === null) return 'nothing';
    return read.ok ? `${read.reference.yearLabel} ${read.reference.referenceOn ?? '-'}` : read.why;
  };

  it('reads years and days as they are written', () => {
    expect(label('2024')).to.equal('2024 -');
    expect(label('2024', 'lastDay')).to.equal('31.12.2024 2024-12-31');
    expect(label('31.12.2024')).to.equal('31.12.2024 2024-12-31');
    expect(label('1.3.2024')).to.equal('01.03.2024 2024-03-01');
    expect(label('2024-12-31')).to.equal('31.12.2024 2024-12-31');
    expect(label('')).to.equal('nothing');
    expect(
      readReference({ kind: 'number', value: 2024, isPercent: false }, rules),
    ).to.have.property('ok', true);
  });

  it('refuses what cannot be', () => {
    expect(label('1989')).to.contain('1990');
    expect(label('2027')).to.contain('Zukunft');
    expect(label('31.12.2026')).to.contain('Zukunft');
    expect(label('30.02.2024')).to.contain('nicht lesbar');
    expect(label('Dezember')).to.contain('nicht lesbar');
  });
});
