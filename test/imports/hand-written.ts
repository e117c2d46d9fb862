import { createWriteStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import type { SkippedDocument, SourceRecord } from '../../src/imports/source-record.ts';
import { readExport, type ReadExport } from '../../src/imports/sources/export-zip.ts';
import type { ZipLimits } from '../../src/imports/sources/zip-archive.ts';
import { classified, htmlOf, linkList, richText, value, xmlOf } from '../bench/export-xml.ts';
import type { XmlDocument } from '../bench/export-xml.ts';

/** Pages and documents in the form of the source, with invented content. */

export const content = 'BMWI/FDB/Content/DE';
const categories = '/BMWI/SiteGlobals/Categories/FDB';

export interface PageParts {
  address: string;
  title: string;
  note: string;
  facts: string;
  main: string;
}

/** A programme page with three tabs; each part can be replaced. */
export function pageOf(parts: Partial<PageParts> = {}): string {
  const address =
    parts.address ??
    'https://www.foerderdatenbank.de/FDB/Content/DE/Foerderprogramm/Land/NRW/nachbarschaft-staerken.html';
  return `<!doctype html><html lang="de"><head><base href="https://www.foerderdatenbank.de/"/>
<title>Förderdatenbank - Förderprogramme - Nachbarschaft</title>
<meta name="keywords" content="Quartier Nachbarschaft"/>
<link rel="canonical" href="${address}"/></head><body>
<div id="cookiebanner"><h2>Einwilligung</h2></div>
<main class="main"><div class="jumbotron"><div class="container container--headline container--guidelines"><div class="content">
<p class="content--topline">Förderprogramm</p><h1 class="title"> ${parts.title ?? 'Nachbarschaft <span>stärken</span>'} </h1>
${parts.note ?? ''}</div></div>
<div class="container container--headline"><div class="content">
<dl class="grid-modul--two-elements document-info-fundingprogram">${parts.facts ?? facts}</dl></div></div>
<div class="li--meta"><a class="btn btn--basket" data-basket-id="0b7c2f4e-1111-4222-8333-444455556666"></a></div></div>
${parts.main ?? tabs}
</main><footer class="footer"><p>© 2026</p></footer></body></html>`;
}

export const facts = `<dt> Förderart: </dt><dd> Zuschuss </dd>
<dt> Förderbereich: </dt><dd> Gesundheit & Soziales, Kultur, Medien & Sport, Städtebau & Stadterneuerung </dd>
<dt> Fördergebiet: </dt><dd> Nordrhein-Westfalen </dd>
<dt> Förderberechtigte: </dt><dd> Kommune, Verband/Vereinigung </dd>
<dt>Fördergeber:</dt><dd class="card"><p class="card--title"><a href="FDB/Content/DE/Foerdergeber/M/ministerium-musterland.html">
<span class="link--label"> <span>Ministerium für
   Zusammenhalt</span> </span></a></p><div class="person-contact"> </div></dd>
<dt>Ansprechpunkt:</dt><dd class="card"><p class="card--title"><a href="FDB/Content/DE/Kontakt/_Uebergeordnet/B/behoerde.html"><span class="link--label">Bezirksbehörde Musterstadt</span></a></p>
<p class="card--title-subtitle">Dezernat 5<br/>Sachgebiet Quartier</p>
<div class="address"><p class="adr"> Lange Straße 5 </p><p class="locality"> 12345 Musterstadt </p></div>
<div class="person-contact"><p class="tel"> Tel: +49 30 555-1 </p><p class="email"><a href="mailto:quartier@behoerde.example"><span class="link--label">quartier@behoerde.example</span></a></p>
<p class="website"><a href="https://www.behoerde.example/"><span class="link--label">Bezirksbehörde</span></a></p></div></dd>
<dd class="card"><p class="card--title"><a href="FDB/Content/DE/Kontakt/Z/zustaendig.html"><span class="link--label">zuständige Stelle</span></a></p></dd>
<dt class="document-info-item">Weiterführende Links:</dt><dd><a class="link link-external" href="https://www.programm.example/start"><span class="link--label"><abbr title="Programm">PRG</abbr> – Informationen</span></a>
<a class="link link-external" href="FDB/Content/DE/Archiv/alt.html"><span class="link--label">Vorgänger</span></a></dd>`;

export const tabs = `<div class="container content--main horizontal--tab"><div class="content"><div class="rich--text">
<h2 class="horizontal--tab-opener"><span class="btn--label">Kurzzusammenfassung</span></h2><article class="content--tab-text">
<div class="rich--text"><h3>Kurztext</h3><p> Wenn Sie Treffpunkte aufbauen, können Sie einen Zuschuss erhalten.</p></div>
<div class="rich--text"><h3>Volltext</h3><p>Sie erhalten bis zu <abbr title="Euro">EUR</abbr>&nbsp;3.000.</p><ul><li>Miete,</li><li>Honorare</li></ul></div></article>
<h2 class="horizontal--tab-opener"><span class="btn--label">Zusatzinfos </span></h2><article class="content--tab-text">
<div class="rich--text"><h3>rechtliche Voraussetzungen</h3><p>Bedingungen</p></div>
<div class="rich--text"><h3>Fristen</h3><p>Anträge bis zum 31.3. eines Jahres.</p></div>
<div class="rich--text"><h3>Noch ein Abschnitt</h3><p>Sonstiges</p></div></article>
<h2 class="horizontal--tab-opener"><span class="btn--label">Rechtsgrundlage</span></h2><article class="content--tab-text">
<div class="rich--text"><h3>Richtlinie</h3><p><strong>Richtlinie Nachbarschaft</strong></p><h2 class="">1 Zweck</h2><h3>1.1 Ziel</h3><p>Text & Ziel</p></div></article>
</div></div><aside class="sidebar">Drucken</aside></div>`;

/** The same programme as the page, as the export would carry it: `?` for what ISO-8859-1 lacks. */
export function programmeOf(
  name = 'Foerderprogramm/Land/NRW/nachbarschaft-staerken',
  title = 'Nachbarschaft stärken',
): XmlDocument {
  const category = (classifier: string, ...codes: string[]) =>
    [classifier, codes.map((code) => `${categories}/${classifier}/${code}`)] as const;
  return {
    path: `${content}/${name}`,
    type: 'gsb:ServiceOffer',
    properties: [
      richText(
        'gsb:bodyText',
        htmlOf(['Richtlinie Nachbarschaft', '# 1 Zweck', '# 1.1 Ziel', 'Text & Ziel']),
      ),
      richText(
        'gsb:teaserText',
        htmlOf(['Wenn Sie Treffpunkte aufbauen, können Sie einen Zuschuss erhalten.']),
      ),
      richText(
        'gsb:summary',
        `<p>Sie erhalten bis zu <abbr>EUR</abbr>&#xa0;3.000.</p><ul><li>Miete,</li><li>Honorare</li></ul>`,
      ),
      richText('gsb:regulatoryFWork', htmlOf(['Bedingungen'])),
      richText('gsb:procInfluence', htmlOf(['Anträge bis zum 31.3. eines Jahres.'])),
      richText('gsb:procMethod', htmlOf(['Sonstiges'])),
      richText('gsb:header', ''),
      value('gsb:keywords', 'Quartier Nachbarschaft'),
      value('gsb:dateOfIssue', '2023-05-02T10:00:00.000+02:00', 'Date'),
      value('gsb:dateOfExpiration', '0207-12-31T00:00:00.000+01:00', 'Date'),
      classified('gsb:cl2Processes', [
        category('Foerderart', 'zuschuss'),
        category(
          'Foerderbereich',
          'gesundheit_soziales',
          'kultur_medien_sport',
          'staedtebau_stadterneuerung',
        ),
        category('Foerdergebiet', 'nordrhein_westfalen'),
        category('Foerderberechtigte', 'kommune', 'verband_vereinigung'),
        category('Foerdergeber', 'land'),
        ['Foerderorganisation', [`/${content}/Foerdergeber/M/ministerium-musterland`]],
      ]),
      classified('gsb:cl2Satisfaction', [
        ['UFStaedtebauStadterneuerung', [`${categories}/UF_Staedtebau/soziale_stadt`]],
        ['UFInfrastruktur', [`${categories}/UF_Infrastruktur/gesundheit_soziales`]],
      ]),
      classified('gsb:cl2RelatedEnts', [[null, []]]),
      classified('gsb:cl2Contacts', [
        ['Kontakt', [`/${content}/Kontakt/D/dezernat`, `/${content}/Kontakt/Z/zustaendig`]],
      ]),
      classified('gsb:cl2CustServices', [
        [
          'ExternerLink',
          [
            `/${content}/ExternerLink/P/programm`,
            '/BMWI/FDB/Schulung/_Schulungsleiter/uebung',
            `/${content}/Archiv/alt`,
          ],
        ],
      ]),
      richText('gsb:title', `<p>${title}</p>`),
    ],
  };
}

export function linkedOf(): XmlDocument[] {
  const document = (path: string, type: string, properties: XmlDocument['properties']) => ({
    path: `${content}/${path}`,
    type,
    properties,
  });
  const title = (text: string) => richText('gsb:title', `<p>${text}</p>`);
  return [
    document('Foerdergeber/M/ministerium-musterland', 'gsb:ContactData', [
      title('Ministerium für Zusammenhalt'),
    ]),
    document('Kontakt/D/dezernat', 'gsb:ContactData', [
      richText('gsb:title', '<p>Dezernat 5<br />Sachgebiet Quartier</p>'),
      classified('gsb:cl2Addresses', [['Adresse', [`/${content}/Adresse/L/lange-strasse`]]]),
      classified('gsb:cl2RespTargets', [
        ['UebergeordneteEinheit', [`/${content}/Kontakt/_Uebergeordnet/B/behoerde`]],
      ]),
      value('gsb:phone', '+49 30 555-1 '),
      value('gsb:email', 'quartier@behoerde.example'),
      linkList('gsb:website', [`/${content}/ExternerLink/B/behoerde`]),
    ]),
    document('Kontakt/_Uebergeordnet/B/behoerde', 'gsb:ContactData', [
      title('Bezirksbehörde Musterstadt'),
    ]),
    document('Kontakt/Z/zustaendig', 'gsb:ContactData', [title('zuständige Stelle')]),
    document('Adresse/L/lange-strasse', 'gsb:Address', [
      value('gsb:road', 'Lange Straße'),
      value('gsb:houseId', '5'),
      value('gsb:zipCode', '12345'),
      value('gsb:city', 'Musterstadt'),
    ]),
    document('ExternerLink/B/behoerde', 'gsb:ExternalLink', [
      title('Behörde'),
      value('gsb:url', 'https://www.behoerde.example'),
    ]),
    document('ExternerLink/P/programm', 'gsb:ExternalLink', [
      title('PRG ? Informationen (externer Link)'),
      value('gsb:url', 'https://www.programm.example/start'),
    ]),
    document('Archiv/alt', 'gsb:ServiceOffer', [title('Altes Programm')]),
  ];
}

/** A folder that goes away after the test. */
export function temporaryFolder(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'foerderpfad-test-'));
  return {
    path,
    remove: () => {
      rmSync(path, { recursive: true, force: true });
    },
  };
}

export function written(folder: string, name: string, data: string | Buffer): string {
  const file = join(folder, name);
  writeFileSync(file, data);
  return file;
}

/** A ZIP of these documents (or raw texts by path). */
export async function zipOf(
  folder: string,
  entries: readonly (XmlDocument | { path: string; text: string | Buffer })[],
): Promise<string> {
  const zip = new ZipFile();
  const file = join(folder, 'export.zip');
  for (const entry of entries) {
    const text = 'text' in entry ? entry.text : xmlOf(entry);
    zip.addBuffer(Buffer.from(text), `${entry.path}.xml`, { mtime: new Date(0) });
  }
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(file));
  return file;
}

export interface ReadAll extends ReadExport {
  records: SourceRecord[];
  skipped: SkippedDocument[];
  progress: (readonly [number, number])[];
}

export async function readAll(file: string, limits?: ZipLimits): Promise<ReadAll> {
  const records: SourceRecord[] = [];
  const skipped: SkippedDocument[] = [];
  const progress: (readonly [number, number])[] = [];
  const counts = await readExport(
    file,
    {
      record: (record) => {
        records.push(record);
        return Promise.resolve();
      },
      skipped: (document) => void skipped.push(document),
      progress: (done, total) => void progress.push([done, total]),
    },
    limits,
  );
  return { ...counts, records, skipped, progress };
}

/** The error that a call throws or rejects with; fails where it does not. */
export async function errorOf(work: () => unknown): Promise<Error> {
  try {
    await work();
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error('expected an error');
}
