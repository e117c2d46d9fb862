import { parse } from 'node:querystring';
import { queryParameters, readCatalogueQuery } from '../programmes/catalogue-query.ts';
import type { Catalogue, CatalogueReader } from '../programmes/catalogue-service.ts';

/** A question to the catalogue as text: the page, its files and the notice all ask this way. */
export interface CatalogueQuestions {
  /** The same question always has the same text; page numbers and the like are dropped. */
  canonical: (queryString: string) => string;
  /** All hits, in the order of the page. */
  listSlugs: (reader: CatalogueReader, queryString: string) => Promise<readonly string[]>;
}

export function createCatalogueQuestions(catalogue: Pick<Catalogue, 'search'>): CatalogueQuestions {
  return {
    canonical: (queryString) =>
      new URLSearchParams(queryParameters(readCatalogueQuery(parse(queryString)))).toString(),
    listSlugs: async (reader, queryString) => {
      const { entries } = await catalogue.search(reader, readCatalogueQuery(parse(queryString)));
      return entries.map(({ programme }) => programme.slug);
    },
  };
}
