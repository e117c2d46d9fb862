import { expect } from 'chai';
import { readReference } from '../../src/quarters/figures/figure-reference.ts';
import { textCell } from '../../src/quarters/figures/figure-table.ts';
import { wantedBase, wantedReference } from '../../src/quarters/figures/figure-wanted.ts';
import { indicatorValue, rate } from './sample-figures.ts';

const today = '2026-11-28';
const by = (sourceOffice: string) => ({ ...rate, sourceOffice });

describe('how a figure is asked for', () => {
  for (const [office, reference, base] of [
    ['Einwohnermelderegister (Statistikstelle)', '31.12.2025', 'melderegister'],
    ['Statistik der BA (kleinräumig), Einwohnermelderegister', '31.12.2025', ''],
    ['Jugendamt', '2025', ''],
    ['Gesundheitsamt', '2025', ''],
    ['Schulverwaltung / IT.NRW', 'Schuljahr 2025/26', ''],
  ] as const) {
    it(office, () => {
      expect(wantedReference(by(office), today).text).to.equal(reference);
      expect(wantedBase(by(office))).to.equal(base);
      const read = readReference(textCell(reference), { yearMeaning: 'year', today });
      expect(read).to.deep.include({ ok: true });
    });
  }

  it('as the newest figure has it, where there is one', () => {
    const newest = indicatorValue({ base: 'it-nrw', yearLabel: '2021', referenceOn: null });
    expect(wantedReference(by('Sozialamt'), today, newest).text).to.equal('2025');
    expect(wantedBase(by('Sozialamt'), newest)).to.equal('it-nrw');
    const open = indicatorValue({ base: 'haushalte-ungenannt' });
    expect(wantedBase(by('Sozialamt'), open)).to.equal('');
  });

  it('a school year is read only where its years follow each other', () => {
    const read = (text: string) => readReference(textCell(text), { yearMeaning: 'year', today });
    expect(read('Schuljahr 2025/2026')).to.deep.equal({
      ok: true,
      reference: { yearLabel: 'Schuljahr 2025/26', referenceYear: 2025, referenceOn: null },
    });
    expect(read('2025/27')).to.deep.include({ ok: false });
  });
});
