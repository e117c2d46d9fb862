import type { PageView } from '../http/page-parts.ts';
import { figureRequestPath, quartersPath } from '../paths.ts';
import type { Day } from '../shared/dates.ts';
import { ageNote, figureView, valueText, type FigureView } from './figures/figure-views.ts';
import type { AreaFact } from './figures/indicator.ts';
import { describeCostOfAll } from './needs/need.ts';
import { needView, sourceLink, type NeedView, type SourceLink } from './needs/need-views.ts';
import { profileOf } from './profile/profile.ts';
import {
  earlierRows,
  profileChart,
  profileRows,
  type EarlierRow,
  type ProfileChart,
  type ProfileRow,
} from './profile/profile-views.ts';
import type { QuarterDossier } from './quarter-dossier.ts';
import type { Quarter } from './quarter.ts';

export interface QuarterDetailView extends PageView {
  place: string;
  description: string;
  source: SourceLink | null;
  area: { label: string; value: string | null }[];
  areaNote: string | null;
  figureRequestHref: string;
  charts: ProfileChart[];
  core: ProfileRow[];
  further: ProfileRow[];
  earlier: EarlierRow[];
  facts: PublishedFigure[];
  districtName: string;
  districtFigures: PublishedFigure[];
  needs: NeedView[];
  needsCost: string;
}

export interface PublishedFigure extends Omit<FigureView, 'isDemo'> {
  label: string;
}

export function quarterDetailView(dossier: QuarterDossier, today: Day): QuarterDetailView {
  const { quarter, municipality, needs, projects } = dossier;
  const profile = profileOf(dossier.indicators, {
    quarter: dossier.quarterValues,
    city: dossier.cityValues,
  });
  const core = profile.filter((entry) => entry.indicator.corePosition !== null);
  // Outside the core only what was measured for this quarter: the city's figures alone are no profile.
  const further = profile.filter(
    (entry) =>
      entry.indicator.corePosition === null &&
      [entry.published, entry.demo].some((pairing) => pairing?.quarter),
  );
  const names = new Map(dossier.organisations.map(({ id, name }) => [id, name]));
  const carrierName = (id: string): string | undefined => names.get(id);
  return {
    title: quarter.name,
    figureRequestHref: figureRequestPath(quarter.slug),
    breadcrumbs: [
      { label: 'Quartiere', href: quartersPath() },
      { label: quarter.name, href: null },
    ],
    place: `Quartier im Stadtteil ${quarter.districtName}, ${municipality.name}`,
    description: quarter.description,
    source: sourceLink(quarter.source),
    area: areaStatus(quarter),
    areaNote: quarter.areaStatus.note,
    charts: core.map((entry) => profileChart(entry, today)).filter((chart) => chart !== null),
    core: core.flatMap((entry) => profileRows(entry, today)),
    further: further.flatMap((entry) => profileRows(entry, today)),
    earlier: profile.flatMap(earlierRows),
    facts: dossier.quarterFacts.map((fact) => factFigure(fact, today)),
    districtName: quarter.districtName,
    districtFigures: districtFigures(dossier, today),
    needs: needs.map((need) => needView(need, { today, projects, carrierName })),
    needsCost: describeCostOfAll(needs),
  };
}

function areaStatus({ areaStatus: status }: Quarter): { label: string; value: string }[] {
  const text = (known: boolean | null): string => {
    if (known === null) return 'nicht bekannt, bitte klären';
    return known ? 'ja' : 'nein';
  };
  return [
    {
      label: 'Gebiet „Sozialer Zusammenhalt“ (früher Soziale Stadt)',
      value: text(status.sozialeStadt),
    },
    {
      label: 'Gebiet eines städtebaulichen Entwicklungskonzepts (ISEK, InHK)',
      value: text(status.isek),
    },
  ];
}

function districtFigures(dossier: QuarterDossier, today: Day): PublishedFigure[] {
  const indicators = new Map(dossier.indicators.map((indicator) => [indicator.id, indicator]));
  const values = dossier.districtValues.flatMap((value): PublishedFigure[] => {
    const indicator = indicators.get(value.indicatorId);
    // Invented values of a whole district would only stand in the way of the published ones.
    if (!indicator || value.origin === 'demo') return [];
    return [{ label: indicator.name, ...figureView(value, indicator, today) }];
  });
  return [...values, ...dossier.districtFacts.map((fact) => factFigure(fact, today))];
}

/** Facts carry their decimals themselves: as many as the source gives, two at most. */
function factFigure(fact: AreaFact, today: Day): PublishedFigure {
  const decimals = Math.max(
    ...[fact.value, fact.valueFrom, fact.valueTo].map((n) => (n === null ? 0 : decimalsOf(n))),
  );
  return {
    label: fact.label,
    text: valueText(fact, { unit: fact.unit, decimals }),
    asOf: fact.yearLabel,
    ageNote: ageNote(fact, today),
    remarks: [
      ...(fact.origin === 'abgeleitet' ? ['aus der Quelle errechnet'] : []),
      ...(fact.note === null ? [] : [fact.note]),
    ],
    source: { text: fact.source.title, href: fact.source.url, year: null },
  };
}

function decimalsOf(value: number): number {
  return Math.min(2, (String(value).split('.')[1] ?? '').length);
}
