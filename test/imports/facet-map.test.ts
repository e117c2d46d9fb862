import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { deriveFacets } from '../../src/imports/facet-lookup.ts';
import { readFacetMap } from '../../src/imports/facet-map.ts';
import type { FacetName } from '../../src/imports/source-record.ts';
import { projectRoot } from '../../src/project-root.ts';
import { sourceRecord } from './sample-records.ts';

const map = readFacetMap(join(projectRoot, 'data'));
const samples = join(projectRoot, '../shared/samples');
const vocabularyFile = join(samples, 'foerderdatenbank', 'vocabularies.json');

const derive = (facets: Partial<Record<FacetName, string[]>>) =>
  deriveFacets({ ...sourceRecord().facets, ...facets }, map);

/** The names of the second level in the sample file and the first-level code each belongs to. */
const parentOf: Record<string, string> = {
  uf_energieeffizienz: 'energieeffizienz_erneuerbare_energien',
  uf_existenzgruendung: 'existenzgruendung_festigung',
  uf_forschung_offen: 'forschung_innovation_themenoffen',
  uf_forschung_spezifisch: 'forschung_innovation_themenspezifisch',
  uf_landwirtschaft: 'landwirtschaft_laendliche_entwicklung',
  uf_wohnungsbau: 'wohnungsbau_modernisierung',
};

function mappedCodes(list: string): string[] {
  const codes = (rows: readonly { code: string }[]): string[] => rows.map(({ code }) => code);
  const left = map.unmapped.filter(({ facet }) => facet === list).flatMap((row) => row.codes);
  const tables: Record<string, string[]> = {
    foerderart: codes(map.forms),
    foerderberechtigte: codes(map.applicants),
    foerderbereich: codes(map.areas),
    foerdergeber: codes(map.levels),
    foerdergebiet: codes(map.regions),
  };
  return [...(tables[list] ?? []), ...left];
}

describe('facet map', () => {
  it('knows every code of the source, mapped or left out with a reason', function () {
    if (!existsSync(vocabularyFile)) {
      this.skip();
    }
    const lists = JSON.parse(readFileSync(vocabularyFile, 'utf8')) as Record<
      string,
      Record<string, string>
    >;
    const missing = Object.entries(lists).flatMap(([list, values]) => {
      if (!list.startsWith('uf_')) {
        const known = mappedCodes(list);
        return Object.keys(values)
          .filter((code) => !known.includes(code))
          .map((code) => `${list}: ${code}`);
      }
      const parent = parentOf[list] ?? list.slice(3);
      return Object.keys(values)
        .map((code) => `${parent}.${code}`)
        .filter((code) => !map.subareas.some((row) => row.code === code));
    });
    expect(Object.keys(lists)).to.have.length.above(20);
    expect(missing).to.deep.equal([]);
  });

  it('names no code twice, and every subarea under an area it knows', () => {
    for (const rows of [
      map.applicants,
      map.regions,
      map.forms,
      map.levels,
      map.areas,
      map.subareas,
    ]) {
      const codes = rows.map(({ code }) => code);
      expect(new Set(codes).size).to.equal(codes.length);
    }
    for (const { code } of map.subareas) {
      expect(
        map.areas.some((area) => code.startsWith(`${area.code}.`)),
        code,
      ).to.equal(true);
    }
  });

  it('gives quarter topics only to codes that mean them', () => {
    const having = (topic: string): string[] =>
      [...map.areas, ...map.subareas]
        .filter(({ topics }) => topics.some((code) => code === topic))
        .map(({ code }) => code);
    expect(having('quartiersmanagement')).to.deep.equal([
      'staedtebau_stadterneuerung.soziale_stadt',
    ]);
    expect(having('kinderarmut')).to.deep.equal([]);
    expect(having('fruehe-hilfen')).to.deep.equal([]);
    expect(having('kita')).to.deep.equal([]);
  });
});

describe('deriveFacets', () => {
  it('maps a social programme of a state', () => {
    expect(
      derive({
        foerderart: ['zuschuss'],
        foerderbereich: ['gesundheit_soziales'],
        unterbereich: [
          'gesundheit_soziales.kinder_jugendliche_familien',
          'gesundheit_soziales.integration',
        ],
        foerdergebiet: ['nordrhein_westfalen'],
        foerderberechtigte: ['kommune', 'verband_vereinigung'],
        foerdergeber: ['land'],
      }),
    ).to.deep.equal({
      applicants: ['kommune', 'verein', 'freier-traeger'],
      regions: ['05'],
      topics: ['familie', 'jugend', 'integration'],
      targetGroups: ['familien', 'kinder-0-6', 'schulkinder', 'jugendliche', 'zugewanderte'],
      form: 'zuschuss',
      otherForms: [],
      level: 'land',
    });
  });

  const cases: [string, Partial<Record<FacetName, string[]>>, object][] = [
    [
      'both spellings of nationwide are one',
      { foerdergebiet: ['_bundesweit', 'bundesweit', 'bayern'] },
      { regions: [''] },
    ],
    [
      'a misspelt state',
      { foerdergebiet: ['schlesig_holstein', 'de_ni', 'de_st'] },
      { regions: ['01', '03', '15'] },
    ],
    ['abroad is no region of ours', { foerdergebiet: ['sonstige'] }, { regions: [] }],
    [
      'a grant beside a loan',
      { foerderart: ['darlehen', 'zuschuss'] },
      { form: 'zuschuss', otherForms: ['darlehen'] },
    ],
    [
      'loan before guarantee, as the source lists them',
      { foerderart: ['darlehen', 'buergschaft'] },
      { form: 'darlehen', otherForms: ['buergschaft'] },
    ],
    ['several levels decide nothing', { foerdergeber: ['land', 'eu'] }, { level: null }],
    [
      'a broad area alone leaves topics open',
      { foerderbereich: ['gesundheit_soziales', 'infrastruktur'] },
      { topics: [], targetGroups: [] },
    ],
    [
      'a broad area made exact',
      {
        foerderbereich: ['kultur_medien_sport'],
        unterbereich: ['kultur_medien_sport.sport_sportstaetten'],
      },
      { topics: ['sport'], targetGroups: [] },
    ],
    [
      'an unknown code leaves topics open',
      { foerderbereich: ['infrastruktur', 'neu'] },
      { topics: [] },
    ],
    [
      'a child without its parent',
      { unterbereich: ['gesundheit_soziales.senioren_pflege'] },
      { topics: ['alter-pflege'], targetGroups: ['aeltere'] },
    ],
    [
      'groups only where every code names some',
      {
        foerderbereich: ['gesundheit_soziales', 'infrastruktur'],
        unterbereich: ['gesundheit_soziales.senioren_pflege'],
      },
      { topics: ['infrastruktur', 'alter-pflege'], targetGroups: [] },
    ],
    [
      'Soziale Stadt',
      {
        foerderbereich: ['staedtebau_stadterneuerung'],
        unterbereich: ['staedtebau_stadterneuerung.soziale_stadt'],
      },
      { topics: ['wohnen-staedtebau', 'quartiersmanagement'] },
    ],
    [
      'companies',
      { foerderbereich: ['unternehmensfinanzierung'], foerderberechtigte: ['unternehmen'] },
      { topics: ['wirtschaft'], applicants: ['unternehmen'] },
    ],
    [
      'nothing',
      {},
      {
        applicants: [],
        regions: [],
        topics: [],
        targetGroups: [],
        form: null,
        otherForms: [],
        level: null,
      },
    ],
  ];
  for (const [name, facets, expected] of cases) {
    it(name, () => {
      expect(derive(facets)).to.deep.include(expected);
    });
  }
});
