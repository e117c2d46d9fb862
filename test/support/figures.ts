import request from 'supertest';
import { newId } from '../../src/database/new-id.ts';
import {
  noCounts,
  type FigureImport,
  type FigureOutcome,
} from '../../src/quarters/figures/figure-import.ts';
import { installationScope, testInstant, type TestApp, type Visitor } from './app.ts';

/** An import of figures that waits for its columns. */
export const sampleOutcome: FigureOutcome = {
  phase: 'columns',
  base: 'melderegister',
  yearMeaning: 'year',
  reference: '',
  headerKey: 'abc',
  basis: '',
  counts: noCounts,
  refused: [],
  unchangedLines: '',
  notes: [],
  columns: [
    { heading: 'Wo', samples: ['Musterort'] },
    { heading: 'Was', samples: ['Zahl'] },
  ],
};

export function sampleFigureImport(
  row: Pick<FigureImport, 'municipalityId'> & { personId: string; mark: string },
) {
  const { mark, ...rest } = row;
  return {
    ...rest,
    id: newId(),
    fileName: `${mark}.csv`,
    format: 'csv' as const,
    layout: 'long' as const,
    source: { title: `Statistik ${mark}`, url: null, receivedOn: '2026-11-20' },
    outcome: sampleOutcome,
    createdAt: testInstant,
  };
}

/** @returns its id */
export async function addFigureImport(
  { services }: Pick<TestApp, 'services'>,
  row: Parameters<typeof sampleFigureImport>[0],
): Promise<string> {
  const made = sampleFigureImport(row);
  await services.stores.figureImports.insertFigureImport(await installationScope(services), made);
  return made.id;
}

export interface FigureUpload {
  content: Buffer | string;
  name?: string;
  fields?: Record<string, string>;
}

/** Posts the form with a file as a browser does, with the token of the page it stands on. */
export async function uploadFigures(
  { app }: Pick<TestApp, 'app'>,
  visitor: Visitor,
  { content, name = 'werte.csv', fields = {} }: FigureUpload,
) {
  const form = await visitor.get('/quartiere/kennzahlen');
  const token = /name="_csrf" value="([^"]*)"/u.exec(form.text)?.[1] ?? '';
  const all = {
    _csrf: token,
    quelle: 'Statistikstelle, Auswertung',
    eingang: '2026-11-20',
    grundlage: 'melderegister',
    jahresangabe: 'year',
    ...fields,
  };
  let post = request(app)
    .post('/quartiere/kennzahlen/datei')
    .set('Cookie', `${visitor.cookie.name}=${visitor.cookie.value}`);
  for (const [field, value] of Object.entries(all)) post = post.field(field, value);
  return post.attach('datei', Buffer.from(content), name);
}

/** Uploads a file that needs no question. @returns the address of its preview */
export async function stageFigures(test: TestApp, upload: FigureUpload): Promise<string> {
  const { status, headers, text } = await uploadFigures(test, test.staff, upload);
  const to = String(headers['location']);
  if (status !== 303 || to.endsWith('/spalten')) throw new Error(`${status} ${to} ${text}`);
  return to;
}

/** Uploads and takes over. @returns the address of the import */
export async function importFigures(test: TestApp, upload: FigureUpload): Promise<string> {
  const path = await stageFigures(test, upload);
  await test.staff.post(`${path}/uebernehmen`).expect(303);
  return path;
}

/** Rows of a file in the long layout. */
export const figureCsv = (...rows: string[]): string =>
  ['Gebiet;Kennzahl;Jahr;Wert;Zähler;Nenner', ...rows].join('\r\n');
