import type { FactBasis } from './fact-field.ts';
import type { Condition, Programme, ProgrammeWindow } from './programme.ts';
import type {
  ApplicantCode,
  Confidence,
  CostTypeCode,
  Level,
  TargetGroupCode,
  TopicCode,
} from './programme-codes.ts';

/** The German term of every code of the catalogue. One word per thing, here and nowhere else. */

export const levelLabels: Record<Level, string> = {
  eu: 'EU',
  bund: 'Bund',
  land: 'Land',
  kommune: 'Kommune',
  stiftung: 'Stiftung',
};

export const applicantLabels: Record<ApplicantCode, string> = {
  kommune: 'Kommune',
  kreis: 'Kreis oder kreisfreie Stadt als Kreisbehörde',
  'kommunales-unternehmen': 'kommunales Unternehmen',
  'freier-traeger': 'freier Träger',
  verein: 'Verein',
  kirche: 'Kirche oder Religionsgemeinschaft',
  schule: 'Schule',
  kita: 'Kindertageseinrichtung',
  hochschule: 'Hochschule',
  bildungseinrichtung: 'Bildungseinrichtung',
  forschungseinrichtung: 'Forschungseinrichtung',
  'oeffentliche-einrichtung': 'öffentliche Einrichtung',
  unternehmen: 'Unternehmen',
  existenzgruender: 'Existenzgründerin oder Existenzgründer',
  privatperson: 'Privatperson',
};

export const topicLabels: Record<TopicCode, string> = {
  kinderarmut: 'Kinderarmut',
  quartiersmanagement: 'Quartiersmanagement',
  buergerbeteiligung: 'Bürgerbeteiligung',
  'netzwerk-steuerung': 'Netzwerk und Steuerung',
  familie: 'Familie',
  'fruehe-hilfen': 'Frühe Hilfen',
  kita: 'Kindertagesbetreuung',
  'schule-bildung': 'Schule und Bildung',
  jugend: 'Jugend',
  'uebergang-schule-beruf': 'Übergang Schule – Beruf',
  integration: 'Integration',
  arbeitsmarkt: 'Arbeitsmarkt',
  gesundheit: 'Gesundheit',
  'alter-pflege': 'Alter und Pflege',
  inklusion: 'Inklusion',
  ehrenamt: 'Ehrenamt',
  demokratie: 'Demokratie',
  sozialplanung: 'Sozialplanung',
  'wohnen-staedtebau': 'Wohnen und Städtebau',
  wohnungsnot: 'Wohnungsnot und Wohnungslosigkeit',
  kultur: 'Kultur',
  sport: 'Sport',
  digitalisierung: 'Digitalisierung',
  gleichstellung: 'Gleichstellung',
  infrastruktur: 'Infrastruktur',
  'umwelt-klima': 'Umwelt, Klima und Energie',
  mobilitaet: 'Mobilität',
  'laendlicher-raum': 'Landwirtschaft und ländlicher Raum',
  wirtschaft: 'Wirtschaft und Unternehmen',
  'forschung-innovation': 'Forschung und Innovation',
};

export const targetGroupLabels: Record<TargetGroupCode, string> = {
  bewohnerschaft: 'Bewohnerschaft',
  familien: 'Familien',
  alleinerziehende: 'Alleinerziehende',
  'kinder-0-6': 'Kinder bis 6 Jahre',
  schulkinder: 'Schulkinder',
  jugendliche: 'Jugendliche',
  'junge-erwachsene': 'junge Erwachsene',
  aeltere: 'Ältere',
  zugewanderte: 'Zugewanderte',
  langzeitarbeitslose: 'Langzeitarbeitslose',
  'menschen-mit-behinderung': 'Menschen mit Behinderung',
  ehrenamtliche: 'Ehrenamtliche',
};

export const costTypeLabels: Record<CostTypeCode, string> = {
  personal: 'Personal',
  sachkosten: 'Sachkosten',
  honorare: 'Honorare',
  verfuegungsmittel: 'Verfügungsmittel',
  investition: 'Investition',
  planung: 'Planung',
  pauschale: 'Pauschale',
};

export const conditionKindLabels: Record<Condition['kind'], string> = {
  gebiet: 'Gebiet',
  dokument: 'Unterlage',
  partner: 'Partner',
  indikator: 'Kennzahl',
  sonstiges: 'Weitere Voraussetzung',
};

/** The criteria that can test what a condition says, in the words of the form. */
export const testerLabels: Record<NonNullable<Condition['testedBy']>, string> = {
  region: 'Gebiet',
  applicant: 'Wer kann beantragen',
  window: 'Antragszeitraum',
  topic: 'Themen',
  targetGroup: 'Zielgruppen',
  costType: 'Was gefördert wird',
  amount: 'Beträge und Grenzen',
  ownShare: 'Eigenanteil',
  duration: 'Laufzeit',
};

export const windowKindLabels: Record<ProgrammeWindow['kind'], string> = {
  laufend: 'laufend',
  frist: 'mit Frist',
  aufruf: 'mit Aufruf',
  beendet: 'beendet',
  'ohne-antrag': 'ohne Antragsverfahren',
  unbekannt: 'Termin nicht angegeben',
};

export const financeFormLabels: Record<NonNullable<Programme['finance']['form']>, string> = {
  anteil: 'Anteilfinanzierung',
  festbetrag: 'Festbetragsfinanzierung',
  fehlbedarf: 'Fehlbedarfsfinanzierung',
  voll: 'Vollfinanzierung',
  zuschuss: 'Zuschuss (Finanzierungsart nicht genannt)',
  darlehen: 'Darlehen',
  buergschaft: 'Bürgschaft',
  beteiligung: 'Beteiligung',
  garantie: 'Garantie',
  sonstige: 'sonstige Förderung',
};

export const confidenceLabels: Record<Confidence, string> = {
  hoch: 'hoch',
  mittel: 'mittel',
  niedrig: 'niedrig',
};

export const basisLabels: Record<FactBasis, string> = {
  gelesen: 'in der Quelle gelesen',
  ausgelesen: 'automatisch ausgelesen, noch nicht geprüft',
  abgeleitet: 'aus der Quelle abgeleitet',
  angenommen: 'Annahme, nicht in der Quelle gelesen',
};

export const linkLabels: Record<Programme['links'][number]['relation'], string> = {
  federalLine: 'Bundes- oder EU-Linie dazu',
  stateStrand: 'Landesstrang dazu',
  successor: 'Nachfolger',
  predecessor: 'Vorgänger',
};

/** The funder's name, or that the source names none. */
export function funderName({ funder }: Pick<Programme, 'funder'>): string {
  return funder ?? 'Fördergeber nicht genannt';
}

/** "bundesweit" or the name of the state behind an AGS prefix. */
export function regionLabel(agsPrefix: string): string {
  if (agsPrefix === '') return 'bundesweit';
  return stateNames[agsPrefix.slice(0, 2)] ?? `AGS ${agsPrefix}`;
}

/** The states by their key. */
export const stateNames: Readonly<Record<string, string>> = {
  '01': 'Schleswig-Holstein',
  '02': 'Hamburg',
  '03': 'Niedersachsen',
  '04': 'Bremen',
  '05': 'Nordrhein-Westfalen',
  '06': 'Hessen',
  '07': 'Rheinland-Pfalz',
  '08': 'Baden-Württemberg',
  '09': 'Bayern',
  '10': 'Saarland',
  '11': 'Berlin',
  '12': 'Brandenburg',
  '13': 'Mecklenburg-Vorpommern',
  '14': 'Sachsen',
  '15': 'Sachsen-Anhalt',
  '16': 'Thüringen',
};

/** First two digits of the AGS, in their order. */
export const stateCodes: readonly string[] = Object.keys(stateNames).sort();
