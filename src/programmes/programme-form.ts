import type { FieldErrors } from '../http/posted.ts';
import { createFormReader, type FormReader } from './form-reader.ts';
import { programmeSchema, type Programme } from './programme.ts';
import {
  applicantCodes,
  confidences,
  costTypeCodes,
  financeForms,
  levels,
  targetGroupCodes,
  topicCodes,
  windowKinds,
} from './programme-codes.ts';
import {
  everywhere,
  listOf,
  rowName,
  rowsOf,
  textOf,
  type FormValues,
} from './programme-form-values.ts';
import {
  linesOf,
  readConditions,
  readContacts,
  readDeadlines,
  readLimits,
  readSources,
  readYearly,
} from './programme-row-form.ts';

export type ProgrammeFormResult =
  { ok: true; programme: Programme } | { ok: false; errors: FieldErrors };

/** The posted form onto the record as it was, or German errors at their fields. */
export function parseProgrammeForm(values: FormValues, before: Programme): ProgrammeFormResult {
  const reader = createFormReader(values);
  const reading = { values, reader };
  const named = readNames(reader);
  const programme: Programme = {
    ...before,
    ...named,
    finance: { ...readFinance(reader), limits: readLimits(reading) },
    window: {
      ...readWindow(reader),
      deadlines: readDeadlines(reading),
      yearly: readYearly(reading),
    },
    applicants: reader.choices('applicants', applicantCodes, before.applicants),
    topics: reader.choices('topics', topicCodes, before.topics),
    targetGroups: reader.choices('targetGroups', targetGroupCodes, before.targetGroups),
    fundedCosts: reader.choices('fundedCosts', costTypeCodes, before.fundedCosts),
    regions: readRegions(values, reader, before),
    forwardingAllowed: { ja: true, nein: false, '': null }[readYesNo(reader)],
    conditions: readConditions(reading, before),
    procedure: {
      stages: reader.count('stages', 'Stufen des Verfahrens'),
      portal: reader.text('portal', { label: 'Antragsweg' }),
      documents: linesOf(textOf(values, 'documents')),
    },
    contacts: readContacts(reading),
    sources: readSources(reading, before),
    asOf: reader.month('asOf', 'Stand der Angaben'),
    confidence: reader.choice('confidence', confidences) ?? before.confidence,
    notes: reader.text('notes', { label: 'Anmerkung', max: 5000 }) ?? '',
  };
  if (programme.sources.length === 0) {
    reader.errors[firstSourceName(values)] ??=
      'Quelle: Bitte mindestens eine Quelle mit Titel angeben.';
  }
  // An imported record may be undated; whoever enters one says from when it is.
  const isUndated = before.asOf === null && before.sources.length > 0;
  if (textOf(values, 'asOf') === '' && !isUndated) {
    reader.errors['asOf'] = 'Stand der Angaben: Bitte angeben, von wann die Angaben sind.';
  }
  const { errors } = reader;
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  // Also puts the keys into the order in which records are stored, so that an unchanged one is stored unchanged.
  return { ok: true, programme: programmeSchema.parse(programme) };
}

function firstSourceName(values: FormValues): string {
  return rowName('sources', rowsOf(values, 'sources')[0]?.index ?? 0, 'what');
}

function readNames(reader: FormReader) {
  const title = reader.text('title', { label: 'Titel', max: 400, isRequired: true }) ?? '';
  return {
    title,
    // Most programmes of a city have one name only.
    shortTitle: reader.text('shortTitle', { label: 'Kurztitel', max: 120 }) ?? title.slice(0, 120),
    level: reader.choice('level', levels) ?? 'kommune',
    // Guidelines' own summaries are long.
    summary: reader.text('summary', { label: 'Kurzbeschreibung', max: 20_000 }),
    url: reader.webAddress('url', 'Offizielle Seite'),
    funder: reader.text('funder', { label: 'Fördergeber' }),
    administrator: reader.text('administrator', { label: 'Zuständig für den Antrag' }),
    legalBasis: reader.text('legalBasis', { label: 'Rechtsgrundlage', max: 2000 }),
    cumulation: reader.text('cumulation', { label: 'Kumulierung', max: 2000 }),
  };
}

function readLowRate(reader: FormReader): number | null {
  const low = reader.percent('ratePercentLow', 'Niedrigster Fördersatz');
  const max = reader.percent('ratePercentMax', 'Fördersatz');
  if (low !== null && (max === null || low >= max)) {
    reader.errors['ratePercentLow'] =
      'Niedrigster Fördersatz: Bitte nur angeben, wenn die Quelle mehrere Sätze nennt, und kleiner als den höchsten.';
  }
  return low;
}

function readFinance(reader: FormReader) {
  return {
    form: reader.choice('form', financeForms),
    ratePercentMax: reader.percent('ratePercentMax', 'Fördersatz'),
    ratePercentLow: readLowRate(reader),
    ratePercentMaxWeak: reader.percent('ratePercentMaxWeak', 'Fördersatz bei schwacher Finanzlage'),
    ownSharePercentMin: reader.percent('ownSharePercentMin', 'Eigenanteil'),
    maxMonths: reader.count('maxMonths', 'Laufzeit'),
    note: reader.text('financeNote', { label: 'Hinweis zum Geld', max: 5000 }) ?? '',
  };
}

function readWindow(reader: FormReader) {
  const state = reader.choice('nextRoundState', ['known', 'expected', 'unknown']);
  const opens = reader.text('nextRoundOpens', { label: 'Nächste Runde ab', max: 10 });
  const why = reader.text('nextRoundWhy', {
    label: 'Woher das bekannt ist',
    isRequired: state !== null,
  });
  if (opens !== null && !/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/u.test(opens)) {
    reader.errors['nextRoundOpens'] =
      'Nächste Runde ab: Bitte als 2027, 2027-03 oder 2027-03-15 angeben.';
  }
  return {
    kind: reader.choice('windowKind', windowKinds) ?? 'unbekannt',
    opensOn: reader.day('opensOn', 'Anträge möglich ab'),
    programmeEndsOn: reader.day('programmeEndsOn', 'Ende der Richtlinie'),
    nextRound: state === null || why === null ? null : { state, opens, why },
    note: reader.text('windowNote', { label: 'Hinweis zum Zeitraum', max: 5000 }) ?? '',
  };
}

function readRegions(values: FormValues, reader: FormReader, before: Programme): string[] {
  const ticked = listOf(values, 'regions')
    .map((region) => (region === everywhere ? '' : region))
    .filter((region) => /^(\d{2})?$/u.test(region));
  const others = textOf(values, 'otherRegions')
    .split(/[\s,;]+/u)
    .filter((region) => region !== '');
  if (others.some((region) => !/^\d{3,8}$/u.test(region))) {
    reader.errors['otherRegions'] =
      'Weitere Gebiete: Bitte amtliche Schlüssel mit Komma getrennt angeben, zum Beispiel 05316000.';
  }
  const named = [...ticked, ...others];
  const kept = before.regions.filter((region) => named.includes(region));
  return [...new Set([...kept, ...named])];
}

function readYesNo(reader: FormReader): 'ja' | 'nein' | '' {
  return reader.choice('forwarding', ['ja', 'nein']) ?? '';
}
