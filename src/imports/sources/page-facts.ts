import type { Cheerio, CheerioAPI } from 'cheerio';
import type { PageElement } from './page-element.ts';
import { codesOfLabels, type ListedFacet } from '../facets.ts';
import { lineOf, plainTextOf } from '../rich-text.ts';
import { resolveSourceHref } from '../source-address.ts';
import type { SourceContact, SourceRecord } from '../source-record.ts';

export type PageFacts = Pick<
  SourceRecord,
  'facets' | 'unknownFacets' | 'funders' | 'contacts' | 'links'
>;

const facetOfLabel: Readonly<Record<string, ListedFacet>> = {
  Förderart: 'foerderart',
  Förderbereich: 'foerderbereich',
  Fördergebiet: 'foerdergebiet',
  Förderberechtigte: 'foerderberechtigte',
};

/** The rows of the fact list, each of them optional; a dt is paired with every dd up to the next dt. */
export function factsOf(page: CheerioAPI): PageFacts {
  const codes: Partial<Record<ListedFacet, string[]>> = {};
  const unknownFacets: { facet: string; value: string }[] = [];
  const facts = { funders: [], contacts: [], links: [] } as Rows;
  page('main dl.document-info-fundingprogram')
    .first()
    .children('dt')
    .each((_, element) => {
      const label = lineOf(page(element).html() ?? '').replace(/\s*:$/u, '');
      const values = page(element).nextUntil('dt', 'dd');
      const facet = facetOfLabel[label];
      if (facet) {
        const found = codesOfLabels(facet, lineOf(values.html() ?? ''));
        codes[facet] = found.codes;
        unknownFacets.push(...found.unknown.map((value) => ({ facet, value })));
      } else if (!addRow(page, { label, values }, facts)) {
        unknownFacets.push({ facet: label, value: lineOf(values.html() ?? '') });
      }
    });
  return { facets: facetsOf(codes), unknownFacets, ...facts };
}

interface Rows {
  funders: { name: string; path: string | null }[];
  contacts: SourceContact[];
  links: { label: string; url: string }[];
}

/** @returns false for a label that no version of the page had so far: reported, never an abort. */
function addRow(
  page: CheerioAPI,
  { label, values }: { label: string; values: Cheerio<PageElement> },
  rows: Rows,
): boolean {
  if (label === 'Fördergeber') {
    values.each((_, value) => void rows.funders.push(funderOf(page(value))));
  } else if (label === 'Ansprechpunkt') {
    values.each((_, value) => void rows.contacts.push(contactOf(page(value))));
  } else if (label === 'Weiterführende Links') {
    values.find('a[href]').each((_, link) => {
      const url = resolveSourceHref(page(link).attr('href') ?? '');
      if (url !== undefined) rows.links.push({ label: labelOfLink(page(link)) || url, url });
    });
  } else return false;
  return true;
}

/** The page names neither the level nor the second level, size or GRW: only the export does. */
function facetsOf(codes: Partial<Record<ListedFacet, string[]>>): SourceRecord['facets'] {
  return {
    foerderart: codes.foerderart ?? [],
    foerderbereich: codes.foerderbereich ?? [],
    unterbereich: [],
    foerdergebiet: codes.foerdergebiet ?? [],
    foerderberechtigte: codes.foerderberechtigte ?? [],
    foerdergeber: [],
    unternehmensgroesse: [],
    grw: [],
  };
}

function funderOf(card: Cheerio<PageElement>): { name: string; path: string | null } {
  const link = card.find('p.card--title a').first();
  const url = resolveSourceHref(link.attr('href') ?? '');
  const name = link.length > 0 ? labelOfLink(link) : lineOf(card.html() ?? '');
  return { name, path: url === undefined ? null : decodeURI(new URL(url).pathname) };
}

function contactOf(card: Cheerio<PageElement>): SourceContact {
  const line = (selector: string): string | null =>
    lineOf(card.find(selector).first().html() ?? '') || null;
  const email = card.find('p.email a[href^="mailto:"]').first().attr('href');
  const website = card.find('p.website a[href]').first().attr('href');
  return {
    name: line('p.card--title') ?? '',
    department: plainTextOf(card.find('p.card--title-subtitle').first().html() ?? '') || null,
    address: card
      .find('div.address p')
      .toArray()
      .map((element) => lineOf(card.find(element).html() ?? ''))
      .filter((text) => text !== ''),
    phone: line('p.tel')?.replace(/^Tel\.?:?\s*/iu, '') ?? null,
    fax: line('p.fax')?.replace(/^(?:Tele)?fax\.?:?\s*/iu, '') ?? null,
    email: email === undefined ? null : addressOfMailto(email),
    website: website === undefined ? null : (resolveSourceHref(website) ?? null),
  };
}

/** The whole text below the label: names often stand in a further span. */
function labelOfLink(link: Cheerio<PageElement>): string {
  const label = link.find('span.link--label').first();
  return lineOf((label.length > 0 ? label : link).html() ?? '');
}

function addressOfMailto(href: string): string {
  const address = href.replace(/^mailto:/u, '').replace(/\?.*$/u, '');
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
