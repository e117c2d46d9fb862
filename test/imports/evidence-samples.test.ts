import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as cheerio from 'cheerio';
import { expect } from 'chai';
import { findEvidence } from '../../src/imports/find-evidence.ts';
import type { EvidenceValue } from '../../src/programmes/evidence.ts';
import { projectRoot } from '../../src/project-root.ts';
import { section, sourceRecord } from './sample-records.ts';

/** What stands in the real documents; they are read where they lie and never copied. */
const samples = join(projectRoot, '../shared/samples/foerderdatenbank');
const programmes = join(samples, 'xml/BMWI/FDB/Content/DE/Foerderprogramm');

/** Block-aware plain text: enough for these documents, the importers have their own. */
function plainText(html: string): string {
  const marked = html
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/<\/?(?:p|li|br|h\d|div|ul|dt|dd)\b[^>]*>/gu, '\n');
  return cheerio
    .load(marked)
    .text()
    .split('\n')
    .map((line) => line.replaceAll(/[\s\u00A0]+/gu, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
}

function exportText(file: string, property: string): string {
  const $ = cheerio.load(readFileSync(join(programmes, file), 'utf8'), { xml: true });
  const raw = $(`property[name="${property}"] > text`).text();
  return plainText(raw.replaceAll(/<!\[CDATA\[|\]\]>/gu, ''));
}

const cases: {
  name: string;
  file: string;
  read: () => EvidenceValue[];
  expected: EvidenceValue[];
}[] = [
  {
    name: 'Film: two dates that share a year; the yearly volume of the fund is no limit',
    file: join(programmes, 'Bund/BKM/deutsch-franzoesische-kooperationen-film-ffa.xml'),
    read: () =>
      valuesOf(
        'single',
        'richtlinie',
        exportText('Bund/BKM/deutsch-franzoesische-kooperationen-film-ffa.xml', 'gsb:bodyText'),
      ),
    expected: [
      { kind: 'deadline', on: '2026-04-20', time: null, what: 'Antrag' },
      { kind: 'deadline', on: '2026-09-15', time: null, what: 'Antrag' },
    ],
  },
  {
    name: 'Einstiegsgeld: one limit, no date',
    file: join(programmes, 'Bund/BMAS/einstiegsgeld.xml'),
    read: () =>
      valuesOf('tabs', 'richtlinie', exportText('Bund/BMAS/einstiegsgeld.xml', 'gsb:bodyText')),
    expected: [
      {
        kind: 'amount',
        bound: 'max',
        amountCents: 500_000,
        of: 'grant',
        per: 'application',
        what: 'Höchstbetrag',
      },
    ],
  },
  {
    name: 'page with three tabs: the limit, not the turnover',
    file: join(samples, 'html/detail_multi_desc.html'),
    read: () => valuesOf('tabs', 'volltext', firstTabs()),
    expected: [
      {
        kind: 'amount',
        bound: 'max',
        amountCents: 14_000_000,
        of: 'grant',
        per: 'application',
        what: 'Höchstbetrag',
      },
    ],
  },
];

function firstTabs(): string {
  const $ = cheerio.load(readFileSync(join(samples, 'html/detail_multi_desc.html'), 'utf8'));
  return $('article.content--tab-text')
    .slice(0, 2)
    .toArray()
    .map((article) => plainText($(article).html() ?? ''))
    .join('\n');
}

function valuesOf(
  variant: 'tabs' | 'single',
  field: 'richtlinie' | 'volltext',
  text: string,
): EvidenceValue[] {
  expect(text.length, 'the document has a text').to.be.above(500);
  const record = sourceRecord({ variant, sections: [section(field, text)] });
  return findEvidence(record).map(({ value, sentence, offset }) => {
    expect(text.slice(offset, offset + sentence.length)).to.equal(sentence);
    return value;
  });
}

describe('evidence in the real samples', () => {
  for (const { name, file, read, expected } of cases) {
    it(existsSync(file) ? name : `${name} (skipped: samples not found)`, function () {
      if (!existsSync(file)) this.skip();
      expect(read()).to.deep.equal(expected);
    });
  }
});
