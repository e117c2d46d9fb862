import { expect } from 'chai';
import type { Block, DraftDocument } from '../../src/drafts/document.ts';
import { textsOf } from '../../src/drafts/draft-content-missing.ts';
import { quarterProfileDocument } from '../../src/drafts/quarter-profile-content.ts';
import type { IndicatorValue } from '../../src/quarters/figures/indicator.ts';
import type { QuarterDossier } from '../../src/quarters/quarter-dossier.ts';
import { sampleCostItem, sampleFunding, sampleNeed } from '../support/needs.ts';
import { indicatorValue, rate, residents } from '../quarters/sample-figures.ts';
import { draftFacts } from './sample-facts.ts';

const of = (year: number, part: Partial<IndicatorValue> = {}): IndicatorValue =>
  indicatorValue({
    id: `v${year}`,
    yearLabel: `31.12.${year}`,
    referenceYear: year,
    referenceOn: `${year}-12-31`,
    ...part,
  });
const city = (year: number, part: Partial<IndicatorValue> = {}) =>
  of(year, { areaKind: 'municipality', areaId: 'city', value: 5, ...part });
const demo = { origin: 'demo' as const, base: 'demo' };

function dossier(part: Partial<QuarterDossier> = {}): QuarterDossier {
  const { quarter, municipality } = draftFacts();
  return {
    quarter,
    municipality,
    indicators: [rate, { ...residents, corePosition: 2 }],
    quarterValues: [of(2024, { value: 12 }), of(2023, { value: 11 }), of(2022, { value: 10 })],
    cityValues: [city(2024), city(2023), city(2022)],
    districtValues: [],
    stateValues: [],
    quarterFacts: [],
    districtFacts: [],
    needs: [],
    projects: [],
    organisations: [],
    ...part,
  };
}

function printed(part: Partial<QuarterDossier> = {}, isDemo = true): DraftDocument {
  return quarterProfileDocument({ dossier: dossier(part), isDemo, today: '2026-11-22' });
}

const blocksOf = <Kind extends Block['kind']>(document: DraftDocument, kind: Kind) =>
  document.blocks.filter((block): block is Extract<Block, { kind: Kind }> => block.kind === kind);
const allText = ({ blocks, watermark }: DraftDocument): string =>
  [watermark, ...blocks.flatMap(textsOf)].join('\n');

describe('quarterProfileDocument', () => {
  it('draws lines and bars before the table, with trend, ratio, date, base and source', () => {
    const document = printed();
    const kinds = document.blocks.map(({ kind }) => kind);
    expect(kinds.indexOf('lineChart')).to.be.lessThan(kinds.indexOf('table'));
    const [lines] = blocksOf(document, 'lineChart');
    expect(lines?.panels.map(({ title }) => title)).to.deep.equal([rate.name]);
    expect(lines?.panels[0]?.notes).to.include('Quartier steigt seit 2022 von 10,0 % auf 12,0 %.');
    const [bars] = blocksOf(document, 'chart');
    expect(bars?.rows[0]?.values).to.deep.equal([12, 5]);
    const [table] = blocksOf(document, 'table');
    expect(table?.rows[0]?.cells).to.deep.equal([
      rate.name,
      '31.12.2024, Melderegister',
      '12,0 %',
      '5,0 %',
      '2,4-fach der Stadt',
      'Quelle\u00a01',
    ]);
    expect(blocksOf(document, 'list')[0]?.items).to.deep.equal(['Quelle\u00a01: Sozialbericht']);
  });

  it('prints invented values marked, in pictures and lines of their own, and says so on every page', () => {
    const values = {
      quarterValues: [of(2024, demo), of(2023, demo), of(2022, { value: 7 })],
      cityValues: [city(2024, demo)],
    };
    const document = printed(values);
    expect(document.watermark).to.contain('Demo');
    expect(blocksOf(document, 'lineChart').map(({ title }) => title)).to.deep.equal([
      'Über die Jahre (Demo-Werte)',
    ]);
    const names = blocksOf(document, 'table')[0]?.rows.map(({ cells }) => cells[0]);
    expect(names?.slice(0, 2)).to.deep.equal([rate.name, `${rate.name} (Demo-Wert)`]);
  });

  it('prints nothing invented outside a demo, whatever the database holds', () => {
    const document = printed(
      {
        quarterValues: [of(2024, { ...demo, value: 77.7 })],
        cityValues: [city(2024, { ...demo, value: 66.6 })],
        needs: [
          sampleNeed({ title: 'Erfundener Bedarf', origin: 'demo' }),
          sampleNeed({ fundings: [sampleFunding({ label: 'Erfundenes Geld', origin: 'demo' })] }),
        ],
      },
      false,
    );
    expect(allText(document)).to.not.match(/77,7|66,6|Erfunden|Demo/u);
    expect(document.watermark).to.equal('Quartiersprofil · Stand 22.11.2026');
    expect(allText(document)).to.contain(`Jahr und Quelle: ${rate.name}`);
  });

  it('says gesperrt, nicht unmittelbar vergleichbar and älter als drei Jahre', () => {
    const document = printed({
      quarterValues: [
        of(2024, { state: 'suppressed', value: null }),
        of(2012, { indicatorId: residents.id, value: 100 }),
      ],
      cityValues: [city(2024), city(2012, { indicatorId: residents.id, base: 'fortschreibung' })],
    });
    const text = allText(document);
    expect(text).to.contain('gesperrt (Geheimhaltung)');
    expect(text).to.contain('nicht unmittelbar vergleichbar: ein Wert ist gesperrt');
    expect(text).to.contain('nicht unmittelbar vergleichbar: andere statistische Grundlage');
    expect(text).to.contain('31.12.2012, Melderegister (älter als drei Jahre)');
    expect(text).to.contain('Kein Bild');
  });

  it('lists needs with state, funding and costs by budget year', () => {
    const document = printed({
      needs: [
        sampleNeed({ fundings: [sampleFunding()] }),
        sampleNeed({
          id: 'n2',
          title: 'Ohne Zeitraum',
          startMonth: null,
          costItems: [sampleCostItem({ amountCentsPerYear: null, label: 'Miete' })],
        }),
      ],
    });
    const [, needs, years] = blocksOf(document, 'table');
    expect(needs?.rows[0]?.cells).to.deep.equal([
      'Quartiersmanagement',
      'bewilligt bis 31.12.2027',
      'Landesmittel, bis 31.12.2027',
      '42.500\u00a0€ je Jahr',
    ]);
    expect(years?.columns.map(({ header }) => header)).to.deep.equal([
      'Bedarf',
      '2027',
      '2028',
      '2029',
      '2030',
    ]);
    expect(years?.rows.at(-1)?.cells[1]).to.equal('21.250,00\u00a0€');
    expect(years?.notes[0]).to.contain('Ohne Zeitraum');
    expect(allText(document)).to.contain('[Angabe fehlt: Ohne Zeitraum: Betrag für Miete]');
  });

  it('ranks nothing', () => {
    expect(allText(printed())).to.not.match(/Rang|Platz \d/u);
  });
});
