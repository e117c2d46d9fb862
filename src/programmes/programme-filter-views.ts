import type { FieldView } from '../http/page-parts.ts';
import { programmesPath } from '../paths.ts';
import { centsToInput, formatCentsShort } from '../shared/money.ts';
import { formatNumber, formatPercent } from '../shared/text.ts';
import {
  facetCodes,
  facetNames,
  noFilter,
  type FacetCounts,
  type FacetName,
} from './catalogue-filter.ts';
import {
  facetParameters,
  queryParameters,
  type CatalogueQuery,
  type SortOrder,
} from './catalogue-query.ts';
import {
  applicantLabels,
  costTypeLabels,
  financeFormLabels,
  levelLabels,
  stateNames,
  targetGroupLabels,
  topicLabels,
} from './programme-labels.ts';

/** The filters beside the list: every choice with the number of programmes it would leave. */
export interface ProgrammeFilterView {
  action: string;
  /** Text, order, and the choices that are yes or no, or a number. */
  search: FieldView;
  sort: FieldView;
  rest: FieldView[];
  facets: FacetView[];
  /** What is chosen, each with the address without it. */
  chosen: { text: string; removeHref: string }[];
  resetHref: string;
}

interface FacetView {
  name: string;
  heading: string;
  /** Opened where something is chosen. */
  isOpen: boolean;
  choices: { value: string; id: string; label: string; count: string; isChosen: boolean }[];
}

const headings: Readonly<Record<FacetName, string>> = {
  level: 'Ebene',
  state: 'Bundesland',
  topic: 'Thema',
  targetGroup: 'Zielgruppe',
  applicant: 'Wer kann beantragen',
  costType: 'Was gefördert wird',
  form: 'Art der Förderung',
};

const labels: Readonly<Record<FacetName, Readonly<Record<string, string>>>> = {
  level: levelLabels,
  state: stateNames,
  topic: topicLabels,
  targetGroup: targetGroupLabels,
  applicant: applicantLabels,
  costType: costTypeLabels,
  form: financeFormLabels,
};

const sortLabels: Readonly<Record<SortOrder, string>> = {
  relevanz: 'Relevanz',
  frist: 'nächste Frist',
  neu: 'neu im Katalog',
};

export function programmeFilterView(
  query: CatalogueQuery,
  counts: FacetCounts,
): ProgrammeFilterView {
  const { filter } = query;
  return {
    action: programmesPath(),
    search: { name: 'q', label: 'Suchwort', kind: 'text', value: query.text, maxLength: 200 },
    sort: {
      name: 'sortierung',
      label: 'Reihenfolge',
      kind: 'select',
      value: query.sort,
      options: Object.entries(sortLabels).map(([value, label]) => ({ value, label })),
    },
    rest: [
      { name: 'offen', label: 'nur jetzt offene', kind: 'checkbox', value: filter.onlyOpen },
      {
        name: 'geprueft',
        label: 'nur von Menschen geprüfte Angaben',
        kind: 'checkbox',
        value: filter.onlyChecked,
      },
      {
        name: 'satz',
        label: 'Fördersatz mindestens',
        kind: 'number',
        value: filter.ratePercentMin === null ? '' : formatNumber(filter.ratePercentMin),
        suffix: '%',
        maxLength: 5,
      },
      {
        name: 'betrag',
        label: 'Betrag reicht für',
        kind: 'money',
        value: centsToInput(filter.amountCents),
        hint: 'Programme ohne genannte Grenze bleiben dabei.',
        maxLength: 15,
      },
    ],
    facets: facetNames.map((facet) => facetView(facet, query, counts)),
    chosen: chosenOf(query),
    resetHref: programmesPath(),
  };
}

function facetView(facet: FacetName, { filter }: CatalogueQuery, counts: FacetCounts): FacetView {
  const chosen = filter.facets[facet];
  const codes: readonly string[] = facetCodes[facet];
  return {
    name: facetParameters[facet],
    heading: headings[facet],
    isOpen: chosen.length > 0,
    choices: codes
      .map((value) => ({ value, count: counts[facet].get(value) ?? 0 }))
      .filter(({ value, count }) => count > 0 || chosen.includes(value))
      .map(({ value, count }) => ({
        value,
        id: `f-${facetParameters[facet]}-${value}`,
        label: labels[facet][value] ?? value,
        count: formatNumber(count),
        isChosen: chosen.includes(value),
      }))
      .sort((a, b) => a.label.localeCompare(b.label, 'de')),
  };
}

function chosenOf(query: CatalogueQuery): ProgrammeFilterView['chosen'] {
  const { filter } = query;
  const without = (changed: Partial<CatalogueQuery['filter']>): string =>
    programmesPath(queryParameters({ ...query, filter: { ...filter, ...changed } }));
  const facets = facetNames.flatMap((facet) =>
    filter.facets[facet].map((code) => ({
      text: `${headings[facet]}: ${labels[facet][code] ?? code}`,
      removeHref: without({
        facets: {
          ...filter.facets,
          [facet]: filter.facets[facet].filter((other) => other !== code),
        },
      }),
    })),
  );
  const { ratePercentMin, amountCents, onlyOpen, onlyChecked } = filter;
  return [
    ...(query.text === ''
      ? []
      : [
          {
            text: `„${query.text}“`,
            removeHref: programmesPath(queryParameters({ ...query, text: '' })),
          },
        ]),
    ...facets,
    ...(onlyOpen ? [{ text: 'jetzt offen', removeHref: without({ onlyOpen: false }) }] : []),
    ...(onlyChecked
      ? [{ text: 'von Menschen geprüft', removeHref: without({ onlyChecked: false }) }]
      : []),
    ...(ratePercentMin === null
      ? []
      : [
          {
            text: `Fördersatz mindestens ${formatPercent(ratePercentMin)}`,
            removeHref: without({ ratePercentMin: noFilter.ratePercentMin }),
          },
        ]),
    ...(amountCents === null
      ? []
      : [
          {
            text: `Betrag reicht für ${formatCentsShort(amountCents)}`,
            removeHref: without({ amountCents: noFilter.amountCents }),
          },
        ]),
  ];
}
