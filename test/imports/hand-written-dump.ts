import type { SkippedDocument, SourceRecord } from '../../src/imports/source-record.ts';
import { readDump } from '../../src/imports/sources/dump.ts';
import { temporaryFolder, written } from './hand-written.ts';

/** Some of the 51 columns, in the order of the dump. */
export const dumpRow: Readonly<Record<string, string>> = {
  programme_slug: 'nachbarschaft-staerken',
  url: 'https://www.foerderdatenbank.de/FDB/Content/DE/Foerderprogramm/Land/NRW/nachbarschaft-staerken.html',
  title: 'Nachbarschaft stärken',
  description: 'Sie erhalten bis zu EUR 3.000. Miete, Honorare',
  short_description: 'Wenn Sie Treffpunkte aufbauen, können Sie einen Zuschuss erhalten.',
  legal_basis: 'Richtlinie Nachbarschaft 1 Zweck 1.1 Ziel Text & Ziel',
  status_note: '',
  deadlines: 'Anträge bis zum 31.3. eines Jahres.',
  procedure: 'Sonstiges',
  legal_requirements: 'Bedingungen',
  keywords: 'Quartier Nachbarschaft',
  date_of_issue: '2023-05-02T08:00:00.000000+0000',
  funding_type: '["zuschuss"]',
  eligible_applicants: '["kommune", "verband_vereinigung"]',
  funding_area: '["gesundheit_soziales", "kultur_medien_sport", "staedtebau_stadterneuerung"]',
  funding_body: '["land"]',
  funding_location: '["nordrhein_westfalen"]',
  funding_organisation: '["ministerium-musterland"]',
  grw: '[]',
  unternehmensgroesse: '[]',
  funding_subarea:
    '["infrastruktur.gesundheit_soziales", "staedtebau_stadterneuerung.soziale_stadt"]',
  contact_info_institution: 'Dezernat 5 Sachgebiet Quartier',
  contact_info_email: 'quartier@behoerde.example',
  contact_info_road: 'Lange Straße',
  contact_info_house_id: '5',
  contact_info_zip_code: '12345',
  contact_info_city: 'Musterstadt',
  further_links:
    '[{"url": "https://www.programm.example/start", "title": "PRG ? Informationen (externer Link)"}, {"url": "https://www.foerderdatenbank.de/FDB/Content/DE/Archiv/alt.html", "title": "Altes Programm"}]',
  on_website_from: '2025-06-19T00:00:00.000000+0000',
  deleted: 'false',
};

export function csvOf(rows: readonly Readonly<Record<string, string>>[]): string {
  const columns = Object.keys(dumpRow);
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const lines = rows.map((row) => columns.map((column) => quoted(row[column] ?? '')).join(','));
  return [columns.join(','), ...lines].join('\n');
}

export async function readCsv(text: string) {
  const folder = temporaryFolder();
  const records: SourceRecord[] = [];
  const skipped: SkippedDocument[] = [];
  try {
    const counts = await readDump(written(folder.path, 'programme.csv', text), {
      record: (record) => {
        records.push(record);
        return Promise.resolve();
      },
      skipped: (document) => void skipped.push(document),
      progress: () => undefined,
    });
    return { ...counts, records, skipped };
  } finally {
    folder.remove();
  }
}

export async function dumpRecord(): Promise<SourceRecord> {
  const [record] = (await readCsv(csvOf([dumpRow]))).records;
  if (!record) throw new Error('no record');
  return record;
}
