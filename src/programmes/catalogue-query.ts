import type { Services } from '../services.ts';
import { levels, topicCodes } from './programme-codes.ts';

/** What is asked of the catalogue as it stands in an address. */

type CatalogueQuery = Parameters<Services['catalogue']['search']>[1];

/** Unknown codes in an address mean "all": an old link still shows a list. */
export function readCatalogueQuery(parameters: Readonly<Record<string, unknown>>): CatalogueQuery {
  const { q, ebene, thema, offen } = parameters;
  return {
    text: typeof q === 'string' ? q.slice(0, 200) : '',
    level: levels.find((level) => level === ebene) ?? null,
    topic: topicCodes.find((topic) => topic === thema) ?? null,
    onlyOpen: offen === '1',
  };
}

/** Names and values in a fixed order, without what is not asked: the same question has the same address. */
export function queryParameters(query: CatalogueQuery): [string, string][] {
  const all: [string, string][] = [
    ['q', query.text],
    ['ebene', query.level ?? ''],
    ['thema', query.topic ?? ''],
    ['offen', query.onlyOpen ? '1' : ''],
  ];
  return all.filter(([, value]) => value !== '');
}
