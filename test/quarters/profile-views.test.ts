import { expect } from 'chai';
import { valueText } from '../../src/quarters/figures/value-words.ts';
import type { IndicatorValue } from '../../src/quarters/figures/indicator.ts';
import { profileOf, type ProfileEntry } from '../../src/quarters/profile/profile.ts';
import { pictureCards, type PictureCard } from '../../src/quarters/profile/picture-views.ts';
import { earlierRows, profileRows } from '../../src/quarters/profile/profile-views.ts';
import { indicatorValue, rate, residents } from './sample-figures.ts';

const today = '2026-11-22';
const city = (part: Partial<IndicatorValue>): IndicatorValue =>
  indicatorValue({ areaKind: 'municipality', areaId: 'm1', value: 20, ...part });

const barsOf = (entry: ProfileEntry): PictureCard['bars'] =>
  pictureCards([entry], today)[0]?.bars ?? null;

function entryOf(quarter: IndicatorValue[], ofCity: IndicatorValue[], indicator = rate) {
  const [entry] = profileOf([indicator], { quarter, city: ofCity });
  if (!entry) throw new Error('no entry');
  return entry;
}

describe('valueText', () => {
  it('tells zero, suppressed, missing and a range apart', () => {
    expect(valueText(indicatorValue({ value: 0 }), rate)).to.equal('0,0 %');
    expect(valueText(indicatorValue({ state: 'suppressed', value: null }), rate)).to.equal(
      'gesperrt (Geheimhaltung)',
    );
    const ofSource = { state: 'suppressed', suppression: 'source', value: null } as const;
    expect(valueText(indicatorValue(ofSource), rate)).to.equal('gesperrt (von der Quelle)');
    expect(valueText(indicatorValue({ value: null }), rate)).to.equal('keine Angabe');
    expect(valueText(indicatorValue({ value: null, valueFrom: 30, valueTo: 40 }), rate)).to.equal(
      '30,0 bis 40,0 %',
    );
    expect(valueText(indicatorValue({ value: 7751 }), residents)).to.equal('7.751 Personen');
  });
});

describe('profileRows', () => {
  it('prefers an older comparable pair and says what the newest value is', () => {
    const older = { yearLabel: '31.12.2021', referenceYear: 2021, referenceOn: '2021-12-31' };
    const entry = entryOf(
      [
        indicatorValue({ id: 'new', value: 33 }),
        indicatorValue({ id: 'old', value: 30, ...older }),
      ],
      [city(older)],
    );
    const [row] = profileRows(entry, today);
    expect(row?.quarterText).to.equal('30,0 %');
    expect(row?.comparison).to.equal('1,5-fach der Stadt');
    expect(row?.figure?.ageNote).to.equal('älter als drei Jahre');
    expect(row?.newerNote).to.contain('33,0 % (31.12.2024');
    expect(earlierRows(entry).map((earlier) => earlier.quarterText)).to.deep.equal(['33,0 %']);
  });

  it('never sets a published value beside an invented one', () => {
    const entry = entryOf([indicatorValue({})], [city({ origin: 'demo', base: 'demo' })]);
    const rows = profileRows(entry, today);
    expect(rows.map(({ isDemo, quarterText, cityText }) => [isDemo, quarterText, cityText]))
      .to.deep //
      .equal([
        [false, '10,0 %', 'keine Angabe'],
        [true, 'keine Angabe', '20,0 %'],
      ]);
    expect(barsOf(entry)).to.equal(null);
  });

  it('shows the state only where it is comparable', () => {
    const state = city({ areaKind: 'state', areaId: '05', value: 8 });
    const of = (ofState: IndicatorValue) =>
      profileOf([rate], { quarter: [indicatorValue({})], city: [city({})], state: [ofState] });
    const [entry] = of(state);
    expect(entry && profileRows(entry, today)[0]?.stateText).to.equal('Land: 8,0 %');
    expect(entry && barsOf(entry)?.bars.map(({ kind }) => kind)).to.deep.equal([
      'quarter',
      'city',
      'state',
    ]);
    const [other] = of({ ...state, base: 'it-nrw' });
    expect(other && profileRows(other, today)[0]?.stateText).to.equal(null);
  });

  it('says why two values cannot be compared and shows the date of the city', () => {
    const entry = entryOf([indicatorValue({ base: 'ungenannt' })], [city({})]);
    const [row] = profileRows(entry, today);
    expect(row?.comparison).to.equal(
      'nicht unmittelbar vergleichbar: andere statistische Grundlage',
    );
    expect(row?.cityAsOf).to.equal('31.12.2024, Melderegister');
    expect(barsOf(entry)).to.equal(null);
  });

  it('keeps an indicator without any value', () => {
    const [row] = profileRows(entryOf([], []), today);
    expect(row).to.include({ quarterText: 'keine Angabe', cityText: 'keine Angabe', figure: null });
  });

  it('gives a count its share of the city and no picture', () => {
    const of = { indicatorId: residents.id };
    const entry = entryOf(
      [indicatorValue({ ...of, value: 1203 })],
      [city({ ...of, value: 166993 })],
      residents,
    );
    expect(profileRows(entry, today)[0]?.comparison).to.equal('0,7 % der Stadt');
    expect(barsOf(entry)).to.equal(null);
  });
});

describe('pictureCards', () => {
  it('draws both bars on one scale from zero', () => {
    const chart = barsOf(entryOf([indicatorValue({ value: 40 })], [city({})]));
    expect(chart?.bars.map(({ value, span }) => [value, span.left, span.width])).to.deep.equal([
      ['40,0 %', 68, 180],
      ['20,0 %', 68, 90],
    ]);
    expect(chart?.description).to.contain('Quartier 40,0 %, Stadt 20,0 %');
  });

  it('draws a zero as no bar, with its value', () => {
    const chart = barsOf(entryOf([indicatorValue({ value: 0 })], [city({})]));
    expect(chart?.bars[0]).to.deep.include({ value: '0,0 %', span: { left: 68, width: 0 } });
  });

  it('draws nothing for a suppressed value', () => {
    const entry = entryOf([indicatorValue({ state: 'suppressed', value: null })], [city({})]);
    expect(barsOf(entry)).to.equal(null);
  });
});
