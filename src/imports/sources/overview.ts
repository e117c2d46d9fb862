import { load, type Cheerio, type CheerioAPI } from 'cheerio';
import type { PageElement } from './page-element.ts';
import { SourceError } from '../../shared/errors.ts';
import { codesOfLabels, type FoundCodes } from '../facets.ts';
import { lineOf } from '../rich-text.ts';
import { findSourceAddress, sourceOrigin } from '../source-address.ts';
import { refuseBotWall } from './bot-wall.ts';

/** A saved page of the source's list of hits: which programmes it names. */
export interface Overview {
  /** As the site counts; its index nodes disagree, so it proves nothing. Null where the page does not say. */
  hits: number | null;
  cards: readonly OverviewCard[];
  /** The next page, byte for byte: its parameter `gtp` is encoded twice. Null on the last page. */
  nextHref: string | null;
  nextUrl: string | null;
}

export interface OverviewCard {
  title: string;
  path: string;
  url: string;
  uuid: string | null;
  foerderberechtigte: FoundCodes;
  foerderbereich: FoundCodes;
}

const cardSelector = 'div.card--fundingprogram';

/**
 * The cards of a list page. Pure.
 * @throws SourceError where the page holds no card.
 */
export function parseOverview(html: string, address = 'eingefügte Seite'): Overview {
  refuseBotWall(html, address);
  const page = load(html);
  const cards = page(cardSelector)
    .toArray()
    .flatMap((element) => cardOf(page, page(element)));
  if (cards.length === 0) {
    throw new SourceError(
      `Die Seite enthält keine Treffer: „${cardSelector}“ mit „p.card--title > a“ fehlt (${address}). Erwartet wird eine Trefferliste der Förderdatenbank.`,
    );
  }
  const nextHref = page('a.forward.button').first().attr('href') ?? null;
  return {
    hits: hitsOf(page('#hits--count').first().text()),
    cards,
    nextHref,
    nextUrl: nextHref === null ? null : new URL(nextHref, `${sourceOrigin}/`).href,
  };
}

/** `2.446` → 2446: German thousands dots since 2025. */
function hitsOf(text: string): number | null {
  const digits = text.replaceAll(/[\s.]/gu, '');
  return /^\d+$/u.test(digits) ? Number(digits) : null;
}

function cardOf(page: CheerioAPI, card: Cheerio<PageElement>): OverviewCard[] {
  const link = card.find('p.card--title > a').first();
  const address = findSourceAddress(link.attr('href') ?? '');
  if (!address) return [];
  const row = (label: string): string => {
    const title = card
      .find('dt')
      .filter((_, element) => lineOf(page(element).html() ?? '').startsWith(label))
      .first();
    return lineOf(title.nextUntil('dt', 'dd').html() ?? '');
  };
  return [
    {
      title: lineOf(link.html() ?? ''),
      path: address.path,
      url: address.url,
      uuid: card.find('a.btn--basket').first().attr('data-basket-id') ?? null,
      foerderberechtigte: codesOfLabels('foerderberechtigte', row('Wer wird gefördert')),
      foerderbereich: codesOfLabels('foerderbereich', row('Was wird gefördert')),
    },
  ];
}
