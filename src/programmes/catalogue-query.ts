import { parseCents, centsToInput } from '../shared/money.ts';
import {
  facetCodes,
  facetNames,
  type CatalogueFilter,
  type FacetName,
} from './catalogue-filter.ts';

/** What is asked of the catalogue, and how it stands in an address: one address is one question, for page, file and notice. */

export const sortOrders = ['relevanz', 'frist', 'neu'] as const;
export type SortOrder = (typeof sortOrders)[number];

export interface CatalogueQuery {
  text: string;
  filter: CatalogueFilter;
  /** `relevanz` without a text: what is open first, then by title. */
  sort: SortOrder;
}

/** The German name of each facet in the address. */
export const facetParameters: Readonly<Record<FacetName, string>> = {
  level: 'ebene',
  state: 'land',
  topic: 'thema',
  targetGroup: 'zielgruppe',
  applicant: 'antrag',
  costType: 'kosten',
  form: 'form',
};

const longestText = 200;

/**
 * @param parameters of an address: texts, or lists of texts where a name comes more than once.
 * Unknown codes and unreadable numbers mean "all": an old link still shows a list.
 */
export function readCatalogueQuery(parameters: Readonly<Record<string, unknown>>): CatalogueQuery {
  const first = (name: string): string => textsOf(parameters[name])[0] ?? '';
  const facets = Object.fromEntries(
    facetNames.map((facet) => {
      const asked = textsOf(parameters[facetParameters[facet]]);
      const known: readonly string[] = facetCodes[facet];
      return [facet, known.filter((code) => asked.includes(code))];
    }),
  ) as unknown as CatalogueFilter['facets'];
  const rate = first('satz').replace(',', '.');
  return {
    text: first('q').trim().slice(0, longestText),
    filter: {
      facets,
      onlyOpen: first('offen') === '1',
      onlyChecked: first('geprueft') === '1',
      ratePercentMin: /^\d{1,3}(\.\d+)?$/u.test(rate) && Number(rate) <= 100 ? Number(rate) : null,
      amountCents: parseCents(first('betrag')) ?? null,
    },
    sort: sortOrders.find((order) => order === first('sortierung')) ?? 'relevanz',
  };
}

function textsOf(value: unknown): string[] {
  const list: unknown[] = Array.isArray(value) ? value : [value];
  return list.filter((one): one is string => typeof one === 'string');
}

/** Names and values in a fixed order, without what is not asked: the same question has the same address. */
export function queryParameters({ text, filter, sort }: CatalogueQuery): [string, string][] {
  const { ratePercentMin, amountCents } = filter;
  const all: [string, string][] = [
    ['q', text],
    ...facetNames.flatMap((facet) =>
      filter.facets[facet].map((code): [string, string] => [facetParameters[facet], code]),
    ),
    ['offen', filter.onlyOpen ? '1' : ''],
    ['geprueft', filter.onlyChecked ? '1' : ''],
    ['satz', ratePercentMin === null ? '' : String(ratePercentMin).replace('.', ',')],
    ['betrag', centsToInput(amountCents)],
    ['sortierung', sort === 'relevanz' ? '' : sort],
  ];
  return all.filter(([, value]) => value !== '');
}

/** The catalogue has thousands of records; the files have them all. */
export const programmesPerPage = 50;
