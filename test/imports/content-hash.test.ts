import { expect } from 'chai';
import { completedFrom } from '../../src/imports/carried-fields.ts';
import { contentHash } from '../../src/imports/content-hash.ts';
import { attributionOf, sourceCaveat, sourceLicence } from '../../src/imports/licence.ts';
import type { SourceRecord } from '../../src/imports/source-record.ts';
import { parsePage } from '../../src/imports/sources/page.ts';
import { linkedOf, pageOf, programmeOf, readAll, temporaryFolder, zipOf } from './hand-written.ts';
import { dumpRecord } from './hand-written-dump.ts';

async function exportRecord(title?: string): Promise<SourceRecord> {
  const folder = temporaryFolder();
  try {
    const { records } = await readAll(
      await zipOf(folder.path, [programmeOf(undefined, title), ...linkedOf()]),
    );
    const [record] = records;
    if (!record) throw new Error('no record');
    return record;
  } finally {
    folder.remove();
  }
}

describe('contentHash', () => {
  let exported: SourceRecord;
  before(async () => {
    exported = await exportRecord();
  });

  it('is the same for a page with the same content, once it is completed', () => {
    const page = parsePage(pageOf());
    expect(contentHash(page)).to.not.equal(contentHash(exported));
    expect(contentHash(completedFrom(page, 'page', exported))).to.equal(contentHash(exported));
  });

  it('is the same for the dump, whose texts have lost their blocks', async () => {
    const completed = completedFrom(await dumpRecord(), 'dump', exported);
    expect(contentHash(completed)).to.equal(contentHash(exported));
    expect(completed.sections.find(({ field }) => field === 'richtlinie')?.text).to.contain('\n');
    expect(completed.funders).to.deep.equal(exported.funders);
  });

  it('is the same when the export follows a page: the uuid stays', () => {
    const page = completedFrom(parsePage(pageOf()), 'page', exported);
    const next = completedFrom(exported, 'export', page);
    expect(next.uuid).to.equal(page.uuid);
    expect(contentHash(next)).to.equal(contentHash(page));
  });

  it('does not see quotation marks, dashes and blanks that a way lost', async () => {
    const whole = { ...exported, title: 'Programm „Wir“ (2021–2027)' };
    const damaged = await exportRecord('Programm ?Wir?  (2021?2027)');
    expect(contentHash(damaged)).to.equal(contentHash(whole));
  });

  const changes: readonly (readonly [string, (record: SourceRecord) => SourceRecord])[] = [
    ['a title', (record) => ({ ...record, title: 'Nachbarschaft neu' })],
    ['a status note', (record) => ({ ...record, statusNote: 'Förderprogramm ausgelaufen' })],
    [
      'a facet',
      (record) => ({ ...record, facets: { ...record.facets, foerderart: ['darlehen'] } }),
    ],
    ['a funder', (record) => ({ ...record, funders: [{ name: 'X', path: '/a/x.html' }] })],
    ['a link', (record) => ({ ...record, links: [] })],
    ['a contact', (record) => ({ ...record, contacts: [] })],
    [
      'one digit of a deadline',
      (record) => ({
        ...record,
        sections: record.sections.map((section) => ({
          ...section,
          text: section.text.replace('31.3.', '30.3.'),
        })),
      }),
    ],
  ];
  for (const [name, change] of changes) {
    it(`sees ${name} change`, () => {
      expect(contentHash(change(exported))).to.not.equal(contentHash(exported));
    });
  }

  it('does not see uuid, headings and the case of labels', () => {
    const other = {
      ...exported,
      uuid: 'x',
      links: exported.links.map(({ url }) => ({ url, label: 'ANDERS' })),
      sections: exported.sections.map((section) => ({ ...section, heading: 'Überschrift' })),
    };
    expect(contentHash(other)).to.equal(contentHash(exported));
  });
});

describe('licence', () => {
  it('attributes a record as the source asks', () => {
    expect(sourceLicence).to.equal('CC BY-ND 4.0');
    expect(
      attributionOf(
        { titleDisplay: 'Nachbarschaft', url: 'https://www.foerderdatenbank.de/x.html' },
        '2026-11-22',
      ),
    ).to.equal(
      'Nachbarschaft – Förderdatenbank des Bundes (Bundesministerium für Wirtschaft und Energie), CC BY-ND 4.0, https://www.foerderdatenbank.de/x.html, abgerufen am 22.11.2026',
    );
    expect(sourceCaveat).to.match(/^Maßgeblich sind die Angaben/u);
  });
});
