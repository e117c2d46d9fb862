import type { QuarterDossier } from '../quarters/quarter-dossier.ts';
import type { Need } from '../quarters/needs/need.ts';
import {
  isDemo as isDemoValue,
  profileOf,
  type ProfileEntry,
} from '../quarters/profile/profile.ts';
import type { IndicatorValue } from '../quarters/figures/indicator.ts';
import { formatDay, type Day } from '../shared/dates.ts';
import type { Block, DraftDocument } from './document.ts';
import { facts, heading, known, note, paragraph, row } from './draft-content-blocks.ts';
import { createSourceNumbers, type SourceNumbers } from './draft-content-sources.ts';
import { barBlocks, lineBlocks } from './quarter-profile-content-charts.ts';
import { missingBlocks } from './quarter-profile-content-missing.ts';
import { needBlocks } from './quarter-profile-content-needs.ts';
import { figureTables } from './quarter-profile-content-tables.ts';

/** What a printed profile of a quarter is made of. */
export interface QuarterProfileFacts {
  dossier: QuarterDossier;
  /** Whether this is a demo installation; elsewhere nothing invented is printed. */
  isDemo: boolean;
  today: Day;
}

/** The same, after everything invented was taken out or is known to be marked. */
export interface ProfileContent extends Pick<
  QuarterDossier,
  'quarter' | 'municipality' | 'projects'
> {
  today: Day;
  core: readonly ProfileEntry[];
  further: readonly ProfileEntry[];
  needs: readonly Need[];
  hasDemo: boolean;
  sources: SourceNumbers;
}

/** Facts → document: the quarter, its figures with pictures first, its needs, the sources, what is missing. Pure. */
export function quarterProfileDocument(loaded: QuarterProfileFacts): DraftDocument {
  const content = contentOf(loaded);
  const { quarter, municipality, today, hasDemo } = content;
  const asOf = `Stand ${formatDay(today)}`;
  return {
    schemaVersion: 1,
    title: `Quartiersprofil ${quarter.name}`,
    subtitle: `Stadt ${municipality.name} · Stadtteil ${quarter.districtName} · ${asOf}`,
    watermark: hasDemo
      ? 'Quartiersprofil · Demo: enthält erfundene Angaben, jede als „Demo-Wert“ gekennzeichnet'
      : `Quartiersprofil · ${asOf}`,
    footer: `Stadt ${municipality.name} · Quartiersprofil ${quarter.name} · ${asOf}`,
    language: 'de',
    blocks: [
      ...quarterBlocks(content),
      ...figureBlocks(content),
      ...needBlocks(content),
      ...sourceBlocks(content),
      ...missingBlocks(content),
    ],
  };
}

function contentOf({ dossier, isDemo, today }: QuarterProfileFacts): ProfileContent {
  const shown = (values: readonly IndicatorValue[]): IndicatorValue[] =>
    values.filter((value) => isDemo || !isDemoValue(value));
  const profile = profileOf(dossier.indicators, {
    quarter: shown(dossier.quarterValues),
    city: shown(dossier.cityValues),
    state: shown(dossier.stateValues),
  });
  const needs = dossier.needs.flatMap((need) => {
    if (!isDemo && need.origin === 'demo') return [];
    const fundings = need.fundings.filter(({ origin }) => isDemo || origin !== 'demo');
    return [{ ...need, fundings }];
  });
  const core = profile.filter(({ indicator }) => indicator.corePosition !== null);
  const further = profile.filter(
    ({ indicator, values }) => indicator.corePosition === null && values.quarter.length > 0,
  );
  const { quarter, municipality, projects } = dossier;
  return {
    quarter,
    municipality,
    projects,
    today,
    core,
    further,
    needs,
    hasDemo:
      [...core, ...further].some((entry) => entry.demo !== null) ||
      needs.some(({ origin, fundings }) => [{ origin }, ...fundings].some(isInvented)),
    sources: createSourceNumbers(),
  };
}

function isInvented({ origin }: { origin: string }): boolean {
  return origin === 'demo';
}

function quarterBlocks({ quarter, municipality, sources }: ProfileContent): Block[] {
  const { sozialeStadt, isek, note: remark } = quarter.areaStatus;
  const status = (answer: boolean | null): string | null => {
    if (answer === null) return null;
    return answer ? 'ja' : 'nein';
  };
  return [
    heading(1, 'Das Quartier'),
    paragraph(quarter.description),
    ...(quarter.source === null ? [] : [note(`Nach ${sources.refer(quarter.source)}.`)]),
    facts([
      known('Kommune', `Stadt ${municipality.name} (AGS ${municipality.ags})`),
      known('Stadtteil', quarter.districtName),
      row(
        'Gebiet „Sozialer Zusammenhalt“ (früher Soziale Stadt)',
        status(sozialeStadt),
        'ob das Quartier in einem solchen Gebiet liegt',
      ),
      row(
        'Gebiet eines städtebaulichen Entwicklungskonzepts (ISEK, InHK)',
        status(isek),
        'ob das Quartier in einem solchen Gebiet liegt',
      ),
      ...(remark === null ? [] : [known('Anmerkung', remark)]),
    ]),
  ];
}

function figureBlocks(content: ProfileContent): Block[] {
  return [
    heading(1, 'Die zwölf Kennzahlen'),
    note(
      'Quartier und Stadt stehen nur nebeneinander, wo Definition, Grundlage und Stichtag dieselben sind. Jedes Bild hat seinen eigenen Maßstab und beginnt bei null. Durchgezogene Linie mit Punkten: Quartier. Gestrichelte Linie mit Kästchen: Stadt.',
    ),
    ...lineBlocks(content),
    ...barBlocks(content),
    ...figureTables(content),
  ];
}

function sourceBlocks({ sources }: ProfileContent): Block[] {
  const notes = sources.notes();
  if (notes.length === 0) return [];
  return [heading(1, 'Quellen'), { kind: 'list', ordered: false, items: notes }];
}
