import { formatInstant } from '../shared/dates.ts';
import { fieldLabels as programmeFieldLabels } from '../programmes/programme-fields.ts';
import { leadTimeKeys, leadTimeLabels } from '../schedule/lead-time.ts';
import type { AuditEntry, Changes } from './audit.ts';
import { matchActionLabels } from './match-action-labels.ts';

/** The words for what was recorded; an action without a word here is shown as its code. */
const actionLabels: Record<string, string> = {
  'signIn.succeeded': 'Anmeldung',
  'signIn.demo': 'Anmeldung mit Demo-Konto',
  'signIn.failed': 'gescheiterte Anmeldung',
  'session.ended': 'Sitzung beendet',
  'session.allEnded': 'überall abgemeldet',
  signOut: 'Abmeldung',
  'password.changed': 'Kennwort geändert',
  'password.setByLink': 'Kennwort über Link gesetzt',
  'link.created': 'Link erstellt',
  'lock.lifted': 'Sperre aufgehoben',
  'person.firstAdmin': 'erstes Administrationskonto',
  'person.created': 'Konto angelegt',
  'person.changed': 'Konto geändert',
  'person.disabled': 'Konto gesperrt',
  'person.enabled': 'Konto freigegeben',
  'person.absence': 'Abwesenheit geändert',
  'municipality.created': 'Kommune angelegt',
  'organisation.created': 'Organisation angelegt',
  'project.created': 'Vorhaben angelegt',
  'project.saved': 'Vorhaben gespeichert',
  'project.regenerated': 'Textvorschläge neu erzeugt',
  'project.released': 'Vorhaben für die G.I.B. freigegeben',
  'project.withdrawn': 'Freigabe zurückgezogen',
  'comment.written': 'Kommentar geschrieben',
  'comment.withdrawn': 'Kommentar zurückgezogen',
  'textVersion.shared': 'frühere Fassung geteilt',
  ...matchActionLabels,
  'need.created': 'Bedarf angelegt',
  'need.changed': 'Bedarf geändert',
  'need.withdrawn': 'Bedarf zurückgezogen',
  'need.restored': 'Bedarf wieder aufgenommen',
  'quarter.created': 'Quartier angelegt',
  'quarter.changed': 'Quartier geändert',
  'programme.created': 'Förderprogramm angelegt',
  'programme.changed': 'Förderprogramm geändert',
  'programme.unlocked': 'Feldsperre aufgehoben',
  'call.created': 'Aufruf angelegt',
  'call.changed': 'Aufruf geändert',
  'call.removed': 'Aufruf entfernt',
  'evidence.confirmed': 'Beleg geprüft',
  'evidence.allConfirmed': 'alle Angaben geprüft',
  'evidence.rejected': 'Beleg verworfen',
  'evidence.reopened': 'Beleg wieder zu prüfen',
  'twin.merged': 'Dublette zusammengeführt',
  'twin.parted': 'keine Dublette',
  'import.sourceChanged': 'Quelle des Katalogs geändert',
  'import.uploaded': 'Datei zum Einlesen hochgeladen',
  'import.forced': 'zurückgewiesenen Import übernommen',
  'import.pageTaken': 'Seite der Förderdatenbank eingelesen',
  'figureImport.uploaded': 'Kennzahlen hochgeladen',
  'figureImport.mapped': 'Spalten einer Datei zugeordnet',
  'figureImport.mappingForgotten': 'Zuordnung der Spalten einer Datei verworfen',
  'figureImport.activated': 'Kennzahlen übernommen',
  'figureImport.discarded': 'Vorschau von Kennzahlen verworfen',
  'figureImport.undone': 'Import von Kennzahlen zurückgenommen',
  'figureImport.thresholdChanged': 'Schwelle der Geheimhaltung geändert',
  'follow.begun': 'folgt einem Programm',
  'follow.ended': 'folgt einem Programm nicht mehr',
  'savedSearch.saved': 'Suche gemerkt',
  'savedSearch.renamed': 'gemerkte Suche umbenannt',
  'savedSearch.removed': 'gemerkte Suche entfernt',
  'linkWatch.changed': 'Linkprüfung ein- oder ausgeschaltet',
  'job.started': 'Automatische Aufgabe gestartet',
  'funding.created': 'Finanzierung eingetragen',
  'funding.changed': 'Finanzierung geändert',
  'funding.removed': 'Finanzierung entfernt',
  'need.costAdded': 'Kostenposition angelegt',
  'need.costChanged': 'Kostenposition geändert',
  'need.costRemoved': 'Kostenposition entfernt',
  'need.costsReckoned': 'Kosten neu berechnet',
  'assumption.changed': 'Annahme geändert',
  'assumption.reset': 'Annahme zurückgesetzt',
  'answer.saved': 'Auskunft einer Behörde eingetragen',
  'answer.takenBack': 'Auskunft einer Behörde zurückgenommen',
  'finances.changed': 'Angabe zum Haushalt geändert',
  'committee.created': 'Gremium angelegt',
  'committee.changed': 'Gremium geändert',
  'committee.retired': 'Gremium außer Gebrauch',
  'committee.restored': 'Gremium wieder in Gebrauch',
  'sitting.created': 'Sitzung eingetragen',
  'sitting.changed': 'Sitzung geändert',
  'sitting.cancelled': 'Sitzung abgesagt',
  'sitting.restored': 'Absage zurückgenommen',
  'sitting.imported': 'Sitzungskalender eingelesen',
  'leadTimes.changed': 'Vorlaufzeiten geändert',
  'notice.done': 'Hinweis erledigt',
  'notice.reopened': 'Hinweis wieder geöffnet',
};

const fieldLabels: Record<string, string> = {
  ...programmeFieldLabels,
  opensOn: 'Öffnet am',
  deadlineOn: 'Frist',
  deadlineTime: 'Uhrzeit',
  what: 'Was eingereicht wird',
  sourceTitle: 'Quelle',
  note: 'Hinweis',
  role: 'Rolle',
  municipalityId: 'Kommune',
  organisationId: 'Organisation',
  assignedMunicipalityIds: 'Zugeordnete Kommunen',
  absentUntilOn: 'Abwesend bis',
  deputyId: 'Vertretung',
  title: 'Bezeichnung',
  period: 'Zeitraum',
  filingRoute: 'Antragsweg',
  carrierId: 'Träger',
  responsibleId: 'Zuständig',
  totalCost: 'Gesamtkosten',
  grant: 'Beantragte Förderung',
  buildingBlock: 'Baustein',
  priority: 'Priorität',
  duty: 'Aufgabe der Kommune',
  conceptStatus: 'Konzept',
  startMonth: 'Beginn',
  months: 'Dauer in Monaten',
  ownShareCentsPerYear: 'Eigenmittel im Jahr',
  name: 'Name',
  district: 'Stadtteil',
  sozialeStadt: 'Gebiet „Sozialer Zusammenhalt“',
  isek: 'Gebiet eines Entwicklungskonzepts',
  visibility: 'Wer liest mit',
  answer: 'Angabe',
  decision: 'Entscheidung',
  sharedWith: 'Geteilt mit',
  fundingLabel: 'Bezeichnung',
  fundingStatus: 'Stand',
  fundingExtent: 'Umfang',
  fundingAmounts: 'Beträge je Haushaltsjahr',
  fundingCovers: 'Bezahlte Kostenpositionen',
  fromOn: 'Von',
  untilOn: 'Bis',
  postsFilled: 'Besetzte Stellen',
  postsVacant: 'Unbesetzte Stellen',
  continuationDueOn: 'Fortsetzungsantrag bis',
  budgetDueOn: 'Anmeldung zum Haushalt bis',
  secrecyThreshold: 'Schwelle der Geheimhaltung',
  shortName: 'Kurzname',
  committeeKind: 'Art des Gremiums',
  consultationOrder: 'Beratungsfolge',
  committeeDistrict: 'Stadtbezirk',
  sitsOn: 'Sitzung am',
  submissionOn: 'Abgabetag',
  ...Object.fromEntries(leadTimeKeys.map((key) => [key, leadTimeLabels[key].label])),
};

/** Kept beside a name, which may change or be borne by two. */
const unshown = new Set(['sharedWithId']);

export function actionLabel(action: string): string {
  return actionLabels[action] ?? action;
}

/** One line of a Verlauf: `partials/history.ejs`. */
export interface HistoryRow {
  at: string;
  who: string;
  what: string;
  changes: string[];
}

/**
 * The Verlauf of a thing, newest first.
 * @param nameOf turns an id or code of a changed field into words; undefined = show it as it is.
 */
export function historyRows(
  entries: readonly AuditEntry[],
  nameOf: (value: string) => string | undefined = () => undefined,
): HistoryRow[] {
  return entries.map((entry) => ({
    at: formatInstant(new Date(entry.at)),
    who: entry.personName ?? (entry.personId === null ? 'nicht angemeldet' : 'unbekannt'),
    what: entry.summary,
    changes: changeTexts(entry.changes, nameOf),
  }));
}

export function changeTexts(
  changes: Changes,
  nameOf: (value: string) => string | undefined = () => undefined,
): string[] {
  const shown = (value: string | null): string =>
    value === null || value === ''
      ? 'leer'
      : value
          .split(', ')
          .map((one) => nameOf(one) ?? one)
          .join(', ');
  // Older entries also hold fields that were empty and stayed so.
  const real = Object.entries(changes).filter(
    ([field, { from, to }]) => (from ?? '') !== (to ?? '') && !unshown.has(field),
  );
  return real.map(
    ([field, { from, to }]) => `${fieldLabels[field] ?? field}: ${shown(from)} → ${shown(to)}`,
  );
}
