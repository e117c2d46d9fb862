import type { Cheerio, CheerioAPI } from 'cheerio';
import type { PageElement } from './page-element.ts';
import { SourceError } from '../../shared/errors.ts';
import { lineOf, plainTextOf } from '../rich-text.ts';
import type { SectionField, SourceRecord, SourceSection } from '../source-record.ts';

const opener = 'h2.horizontal--tab-opener';
const richText = 'div.rich--text';

/** Headings of the page in lower case; others keep their own words as `weitere`. */
const fieldOfHeading: Readonly<Record<string, SectionField>> = {
  kurztext: 'kurztext',
  volltext: 'volltext',
  'rechtliche voraussetzungen': 'voraussetzungen',
  verfahrensablauf: 'verfahren',
  fristen: 'fristen',
  bearbeitungsdauer: 'bearbeitungszeit',
  'erforderliche unterlagen': 'unterlagen',
  antragssprache: 'sprache',
  richtlinie: 'richtlinie',
};
const guidelineTab = 'rechtsgrundlage';

interface Source {
  html: string;
  url: string;
}

/**
 * Texts of the page. Tabs: one section per h3; else the one block, which is the legal basis and no summary.
 * @throws SourceError where neither is there.
 */
export function sectionsOfPage(
  page: CheerioAPI,
  source: Source,
): Pick<SourceRecord, 'sections' | 'variant'> {
  const main = page('div.content--main').first();
  const isTabbed = main.find(opener).length > 0;
  const sections = isTabbed ? tabSections(page, main, source) : singleSection(main, source);
  if (sections.length > 0) return { sections, variant: isTabbed ? 'tabs' : 'single' };
  throw new SourceError(
    `Der Aufbau der Seite hat sich geändert: weder „${opener}“ mit Text noch „.content--main .rich--text“ gefunden (${source.url}). Der bisherige Stand bleibt.`,
  );
}

function tabSections(
  page: CheerioAPI,
  main: Cheerio<PageElement>,
  source: Source,
): SourceSection[] {
  return main
    .find('article')
    .toArray()
    .flatMap((article) => {
      // Only the heading immediately before the article names the tab; the guideline has h2 of its own.
      const tab = lineOf(page(article).prevAll(opener).first().html() ?? '').toLowerCase();
      const blocks = page(article).children(richText);
      const parts = blocks.length > 0 ? blocks.toArray() : [article];
      return parts.flatMap((part) => tabSection(page(part), tab, source));
    });
}

function tabSection(block: Cheerio<PageElement>, tab: string, { html }: Source): SourceSection[] {
  const title = block.children('h3').first();
  const heading = lineOf(title.html() ?? '');
  const field = fieldOfHeading[heading.toLowerCase()];
  // An h3 of the guideline itself belongs to its text.
  if (field === undefined && tab === guidelineTab) {
    return sectionOf({ field: 'richtlinie', heading: null }, sourceOf(block, html));
  }
  const inner = sourceOf(block, html, title.get(0));
  return sectionOf({ field: field ?? 'weitere', heading: heading || null }, inner);
}

function singleSection(main: Cheerio<PageElement>, { html }: Source): SourceSection[] {
  const blocks = main.find(richText).toArray();
  const inner = blocks.map((block) => sourceOf(main.find(block), html)).join('\n');
  return sectionOf({ field: 'richtlinie', heading: null }, inner);
}

function sectionOf(place: Pick<SourceSection, 'field' | 'heading'>, html: string): SourceSection[] {
  const text = plainTextOf(html);
  return text === '' ? [] : [{ ...place, html, text }];
}

/** The markup as received, between the tags of the block (or from the end of its heading): never rewritten. */
function sourceOf(block: Cheerio<PageElement>, html: string, heading?: PageElement): string {
  const place = block.get(0)?.sourceCodeLocation;
  const start = heading?.sourceCodeLocation?.endOffset ?? startOf(place);
  const end = place && 'endTag' in place ? place.endTag.startOffset : undefined;
  if (start === undefined || end === undefined) return block.html() ?? '';
  return html.slice(start, end).trim();
}

function startOf(place: PageElement['sourceCodeLocation']): number | undefined {
  return place && 'startTag' in place ? place.startTag.endOffset : undefined;
}
