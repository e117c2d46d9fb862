/**
 * The vocabularies of the catalogue. The codes are German because they are data: the same codes stand in the seed
 * files, in the need file of `npm run match` and in the `.json` answers.
 */

export const levels = ['eu', 'bund', 'land', 'kommune', 'stiftung'] as const;
export const applicantCodes = [
  'kommune',
  'kreis',
  'kommunales-unternehmen',
  'freier-traeger',
  'verein',
  'kirche',
  'schule',
  'kita',
  'hochschule',
  'bildungseinrichtung',
  'forschungseinrichtung',
  'oeffentliche-einrichtung',
  'unternehmen',
  'existenzgruender',
  'privatperson',
] as const;
export const topicCodes = [
  'kinderarmut',
  'quartiersmanagement',
  'buergerbeteiligung',
  'netzwerk-steuerung',
  'familie',
  'fruehe-hilfen',
  'kita',
  'schule-bildung',
  'jugend',
  'uebergang-schule-beruf',
  'integration',
  'arbeitsmarkt',
  'gesundheit',
  'alter-pflege',
  'inklusion',
  'ehrenamt',
  'demokratie',
  'sozialplanung',
  'wohnen-staedtebau',
  // Apart from it, because a square and a person without a home are two things.
  'wohnungsnot',
  'kultur',
  'sport',
  'digitalisierung',
  // What the federal database funds beside the work in quarters: known, so that it is never "not read".
  'gleichstellung',
  'infrastruktur',
  'umwelt-klima',
  'mobilitaet',
  'laendlicher-raum',
  'wirtschaft',
  'forschung-innovation',
] as const;
export const targetGroupCodes = [
  'bewohnerschaft',
  'familien',
  'alleinerziehende',
  'kinder-0-6',
  'schulkinder',
  'jugendliche',
  'junge-erwachsene',
  'aeltere',
  'zugewanderte',
  'langzeitarbeitslose',
  'menschen-mit-behinderung',
  'ehrenamtliche',
] as const;
export const costTypeCodes = [
  'personal',
  'sachkosten',
  'honorare',
  'verfuegungsmittel',
  'investition',
  'planung',
  'pauschale',
] as const;
export const conditionKinds = ['gebiet', 'dokument', 'partner', 'indikator', 'sonstiges'] as const;
export const windowKinds = [
  'laufend',
  'frist',
  'aufruf',
  'beendet',
  'ohne-antrag',
  'unbekannt',
] as const;
export const financeForms = [
  'anteil',
  'festbetrag',
  'fehlbedarf',
  'voll',
  'zuschuss',
  'darlehen',
  'buergschaft',
  'beteiligung',
  'garantie',
  'sonstige',
] as const;
export const confidences = ['hoch', 'mittel', 'niedrig'] as const;

/** The criterion kinds that may already test what a listed condition says, so that it is not asked twice. */
export const conditionTesters = [
  'region',
  'applicant',
  'window',
  'topic',
  'targetGroup',
  'costType',
  'amount',
  'ownShare',
  'duration',
] as const;

export const linkRelations = ['federalLine', 'stateStrand', 'successor', 'predecessor'] as const;

export type Level = (typeof levels)[number];
export type ApplicantCode = (typeof applicantCodes)[number];
export type TopicCode = (typeof topicCodes)[number];
export type TargetGroupCode = (typeof targetGroupCodes)[number];
export type CostTypeCode = (typeof costTypeCodes)[number];
export type Confidence = (typeof confidences)[number];
