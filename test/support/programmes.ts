import { scopeOfInstallation } from '../../src/accounts/scope.ts';
import { newId } from '../../src/database/new-id.ts';
import type { SourceRecord } from '../../src/imports/source-record.ts';
import { emptyProgramme } from '../../src/programmes/empty-programme.ts';
import type { FoundEvidence } from '../../src/programmes/evidence.ts';
import type { CallDraft } from '../../src/programmes/call.ts';
import type { ExampleDraft } from '../../src/matching/examples/example.ts';
import { needFileSchema } from '../../src/matching/trial/need-file.ts';
import type { Programme } from '../../src/programmes/programme.ts';
import { testInstant, type TestApp } from './app.ts';

/** Records of the catalogue as people and imports leave them, for tests. */

export const now = new Date(testInstant).toISOString();

export function sampleProgramme(slug: string, changed: Partial<Programme> = {}): Programme {
  return {
    ...emptyProgramme,
    slug,
    title: `Programm ${slug}`,
    shortTitle: `Programm ${slug}`,
    asOf: '2026-11',
    sources: [{ url: null, what: 'Ratsbeschluss', covers: [] }],
    ...changed,
  };
}

/** A municipality's own programme; null = of the common catalogue. @returns its id */
export async function addProgramme(
  { services: { stores, catalogue } }: TestApp,
  municipalityId: string | null,
  programme: Programme,
): Promise<string> {
  const scope = scopeOfInstallation(municipalityId === null ? [] : [municipalityId]);
  const id = await stores.programmeEdits.insertOwn(scope, { municipalityId, programme }, now);
  catalogue.forget();
  return id;
}

export const sampleCall = (changed: Partial<CallDraft> = {}): CallDraft => ({
  title: 'Aufruf 2027',
  opensOn: null,
  deadlineOn: '2027-01-29',
  deadlineTime: '15:00',
  what: 'Interessenbekundung',
  url: null,
  sourceTitle: 'Rundschreiben',
  note: '',
  ...changed,
});

/** A need of which nothing is known: nothing speaks against it, everything is open. */
export const sampleExample = (changed: Partial<ExampleDraft> = {}): ExampleDraft => ({
  title: 'Noch nichts bekannt',
  expected: 'toClarify',
  on: '2026-11-22',
  need: needFileSchema.parse({ topics: [], applicants: [], costItems: [] }),
  why: 'Alles ist noch zu sagen.',
  ...changed,
});

export const sampleFound = (changed: Partial<FoundEvidence> = {}): FoundEvidence => ({
  value: { kind: 'rate', percent: 80, isCeiling: true },
  sentence: 'Die Förderung beträgt bis zu 80 Prozent.',
  sourceField: 'volltext',
  offset: 10,
  ...changed,
});

const record: SourceRecord = {
  path: '/FDB/Content/DE/Foerderprogramm/Land/NRW/beispiel.html',
  idUrl: 'land-nrw-beispiel',
  uuid: null,
  url: 'https://www.foerderdatenbank.de/FDB/Content/DE/Foerderprogramm/Land/NRW/beispiel.html',
  folder: 'Land',
  subfolder: 'NRW',
  title: 'Beispiel der Quelle',
  titleDisplay: 'Beispiel der Quelle',
  statusNote: null,
  status: 'unknown',
  facets: {
    foerderart: ['zuschuss'],
    foerderbereich: ['gesundheit_soziales'],
    unterbereich: [],
    foerdergebiet: ['nordrhein_westfalen'],
    foerderberechtigte: ['kommune'],
    foerdergeber: ['land'],
    unternehmensgroesse: [],
    grw: [],
  },
  unknownFacets: [],
  funders: [],
  contacts: [],
  links: [],
  sections: [],
  variant: 'tabs',
  keywordsRaw: null,
  issuedOn: null,
};

/** What an import would have left: the record of a source. @returns its id */
export async function addSourceRecord(
  { database: { db } }: TestApp,
  programmeId: string,
  { vanishedAt = null }: { vanishedAt?: string | null } = {},
): Promise<string> {
  const id = newId();
  await db
    .insertInto('sourceRecord')
    .values({
      id,
      programmeId,
      pathKey: id,
      path: record.path,
      url: record.url,
      title: record.title,
      kind: 'page',
      contentHash: id,
      recordJson: JSON.stringify(record),
      licence: 'CC BY-ND 3.0 DE',
      attribution: 'Förderdatenbank des Bundes',
      firstSeenAt: '2026-10-01T08:00:00.000Z',
      lastSeenAt: now,
      lastChangedAt: '2026-11-01T08:00:00.000Z',
      retrievedAt: now,
      missingRuns: vanishedAt === null ? 0 : 2,
      vanishedAt,
    })
    .execute();
  return id;
}

/** Evidence of a programme with its source record. @returns ids in the order of what was found */
export async function addEvidence(
  test: TestApp,
  programmeId: string,
  found: readonly FoundEvidence[],
): Promise<string[]> {
  const recordId = await addSourceRecord(test, programmeId);
  const { evidence } = test.services.stores;
  await evidence.replaceEvidence(programmeId, recordId, { found, now });
  const all = await evidence.listEvidence(programmeId);
  return found.map(
    ({ sentence }) => all.find((one) => one.sentence === sentence)?.id ?? `not found: ${sentence}`,
  );
}

/** Two records that may be one. @returns the id of the question */
export async function addTwin(
  { database: { db } }: TestApp,
  programmeId: string,
  otherProgrammeId: string,
): Promise<string> {
  const id = newId();
  await db
    .insertInto('twinCandidate')
    .values({
      id,
      programmeId,
      otherProgrammeId,
      reason: 'Gleicher Titel',
      state: 'open',
      foundAt: now,
      decidedById: null,
      decidedAt: null,
    })
    .execute();
  return id;
}
