import type { FieldView } from '../../http/page-parts.ts';
import { facetCodes } from '../../programmes/catalogue-filter.ts';
import { levelLabels, topicLabels } from '../../programmes/programme-labels.ts';
import { blockCodeLabels, blockCodes } from '../../quarters/quarter-labels.ts';
import type { MatchesOnDay } from '../need-case.ts';
import { quartersOf } from './city-matrix.ts';
import { municipalitiesOf, type CityQuery } from './city-query.ts';
import { matchGroupLabels } from '../order/match-group.ts';
import { groupCodes, openGroups } from './match-summary.ts';

interface Choice {
  value: string;
  label: string;
}

/** The filter above the table; the municipality only where there are several. */
export function cityFields(query: CityQuery, { needs }: MatchesOnDay): FieldView[] {
  const municipalities = municipalitiesOf(needs);
  const own = needs.filter(({ municipality }) => municipality.id === query.municipality?.id);
  const topics = new Set(own.flatMap(({ need }) => need.topics));
  return [
    ...(municipalities.length > 1
      ? [
          select('kommune', 'Kommune', {
            value: query.municipality?.key ?? '',
            choices: municipalities.map(({ key, name }) => ({ value: key, label: name })),
          }),
        ]
      : []),
    select('quartier', 'Quartier', {
      value: query.quarterSlug ?? '',
      all: 'Alle Quartiere',
      choices: quartersOf(own).map(({ slug, name }) => ({ value: slug, label: name })),
    }),
    select('baustein', 'Baustein', {
      value: query.block ?? '',
      all: 'Alle Bausteine',
      choices: blockCodes.map((code) => ({ value: code, label: blockCodeLabels[code] })),
    }),
    select('thema', 'Thema', {
      value: query.topic ?? '',
      all: 'Alle Themen',
      choices: [...topics]
        .map((code) => ({ value: code, label: topicLabels[code] }))
        .sort((a, b) => a.label.localeCompare(b.label, 'de')),
    }),
    select('gruppe', 'Gruppe', {
      value: query.group === null ? '' : groupCodes[query.group],
      all: 'Alle Gruppen',
      choices: openGroups.map((group) => ({
        value: groupCodes[group],
        label: matchGroupLabels[group],
      })),
    }),
    select('ebene', 'Ebene', {
      value: query.level ?? '',
      all: 'Alle Ebenen',
      choices: facetCodes.level.map((level) => ({ value: level, label: levelLabels[level] })),
    }),
  ];
}

function select(
  name: string,
  label: string,
  of: { value: string; all?: string; choices: readonly Choice[] },
): FieldView {
  const all = of.all === undefined ? [] : [{ value: '', label: of.all }];
  return { name, label, kind: 'select', value: of.value, options: [...all, ...of.choices] };
}
