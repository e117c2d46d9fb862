import { load, type CheerioAPI } from 'cheerio';
import { SourceError } from '../../shared/errors.ts';
import { repairCharacters } from '../repair-characters.ts';
import { collapsedText, lineOf } from '../rich-text.ts';
import { findSourceAddress, isSourceHost, type SourceAddress } from '../source-address.ts';
import type { SourceRecord } from '../source-record.ts';
import { statusOfNote } from '../source-status.ts';
import { refuseBotWall } from './bot-wall.ts';
import { factsOf } from './page-facts.ts';
import { sectionsOfPage } from './page-sections.ts';

/**
 * A saved or pasted programme page → record. Pure.
 * @param address where the page came from, if known; the page's own address must name the same programme.
 * @throws SourceError saying what was expected: another page of the site, another site, a bot wall, a changed layout.
 */
export function parsePage(html: string, address?: string): SourceRecord {
  refuseBotWall(html, address ?? 'eingefügte Seite');
  const page = load(html, { sourceCodeLocationInfo: true });
  refuseOtherPages(page, address);
  const identity = identityOf(page, address);
  const title = lineOf(required(page, 'main h1.title', identity));
  if (title === '') throw missing('main h1.title', identity.url);
  required(page, 'dl.document-info-fundingprogram', identity);
  const note = lineOf(page('main p.subtitle--text').first().html() ?? '') || null;
  const keywords = collapsedText(page('meta[name="keywords"]').attr('content') ?? '');
  const status = statusOfNote(note);
  return {
    ...identity,
    uuid: page('main a.btn--basket').first().attr('data-basket-id') ?? null,
    title,
    titleDisplay: repairCharacters(title),
    statusNote: note,
    status: identity.folder === 'Archiv' && status === 'unknown' ? 'closed' : status,
    ...factsOf(page),
    ...sectionsOfPage(page, { html, url: identity.url }),
    keywordsRaw: keywords === '' ? null : keywords,
    issuedOn: null,
  };
}

function refuseOtherPages(page: CheerioAPI, address: string | undefined): void {
  const where = address ?? 'eingefügte Seite';
  if (page('div.card--fundingprogram').length > 0) {
    throw new SourceError(
      `Das ist eine Trefferliste der Förderdatenbank. Erwartet wird die Seite eines einzelnen Förderprogramms: ${where}`,
    );
  }
  const own = ownAddresses(page)[0];
  const host = own !== undefined && URL.canParse(own) ? new URL(own).hostname : undefined;
  if (host !== undefined && !isSourceHost(host)) {
    throw new SourceError(
      `Die Seite gehört zu ${host}. Erwartet wird eine Programmseite von www.foerderdatenbank.de.`,
    );
  }
}

/** The page's own word comes first: hosts differ, and a saved page does not know where it was saved. */
function identityOf(page: CheerioAPI, address: string | undefined): SourceAddress {
  const own = ownAddresses(page).flatMap((text) => findSourceAddress(text) ?? [])[0];
  const given = address === undefined ? undefined : findSourceAddress(address);
  if (own && given && own.path.toLowerCase() !== given.path.toLowerCase()) {
    throw new SourceError(
      `Die Seite gehört zu ${own.url}, angegeben war ${given.url}. Bitte eine von beiden berichtigen.`,
    );
  }
  const identity = own ?? given;
  if (identity) return identity;
  throw new SourceError(
    'Die Seite nennt keine Adresse eines Förderprogramms (erwartet in link[rel=canonical] oder meta[property="og:url"]: ' +
      `https://www.foerderdatenbank.de/FDB/Content/DE/Foerderprogramm/…): ${address ?? 'eingefügte Seite'}`,
  );
}

function ownAddresses(page: CheerioAPI): string[] {
  return [
    page('link[rel="canonical"]').attr('href'),
    page('meta[property="og:url"]').attr('content'),
  ].flatMap((text) => (text === undefined || text.trim() === '' ? [] : [text.trim()]));
}

function required(page: CheerioAPI, selector: string, { url }: SourceAddress): string {
  const found = page(selector).first().html();
  if (found === null) throw missing(selector, url);
  return found;
}

function missing(selector: string, url: string): SourceError {
  return new SourceError(
    `Der Aufbau der Seite hat sich geändert: „${selector}“ fehlt oder ist leer (${url}). Der bisherige Stand bleibt.`,
  );
}
