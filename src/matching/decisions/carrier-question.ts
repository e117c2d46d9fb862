import type { LeafTest } from '../../programmes/condition-test.ts';
import { leavesOf } from '../criteria/condition-criterion.ts';
import type { Criterion, CriterionResult } from '../criteria/criterion.ts';

/**
 * Which questions of a match a carrier can answer for itself: its legal form, that it serves the public good, whom it
 * works with, what it has done before, its own money and its own papers. Everything else is the city's or the funder's.
 */
export interface CarrierQuestion {
  key: string;
  /** As the carrier is asked; a yes means "met". */
  words: string;
  hint: string;
}

export const ownFundsKey = 'ownShare!eigenmittel';
const legalFormKey = 'applicant!rechtsform';

/** What is noted and entered in the need by hand, because no answer settles the criterion. */
export const isStatementKey = (key: string): boolean => key === ownFundsKey || key === legalFormKey;

/** Words of the record that speak of the carrier itself. */
const aboutCarrier =
  /gemeinnützig|mildtätig|Freistellungsbescheid|Satzung|Rechtsform|rechtsfähig|Verein\b|freier? Träger|freien (?:oder öffentlichen )?Jugendhilfe|freien Wohlfahrtspflege|zivilgesellschaftlich|Spitzenverb|Mitgliedschaft|Dachverband|beim Träger|Erfahrung|Vorgängerprogramm|hauptamtlich|Eigenmittel|eigenen Mitteln|Kofinanzierung|Drittmittel|Spenden|Jahresabschluss|Finanzamt/iu;
const aboutPartners =
  /Partner|Verbund|Bündnis|Kooperation|Netzwerk|Organisation|Träger|Zusammenarbeit/iu;
/** Only the city, the state or somebody else can say so, whatever else the words name. */
const aboutOthers =
  /Ratsbeschluss|(?:der|durch die|durch) Kommune|kommunale[rs]? (?:Eigenanteil|Strang)|öffentlichen Jugendhilfe \(|örtliche[nr]? Träger der öffentlichen|Jugendamt|Städte|Schulträger|Kostenteilung|Behörde dringend|verein(?:bar|t)en ein Austausch|Land\b.*Kommune/iu;

/** What a carrier may see the outcome of, because it is about the carrier or public. */
const carrierTests: readonly LeafTest['kind'][] = [
  'applicant',
  'partner',
  'confirm',
  'topic',
  'targetGroup',
  'months',
];

/** Under which an answer of a carrier is kept; null where a carrier has nothing to say. */
export function carrierKey(criterion: Criterion): string | null {
  if (criterion.kind === 'ownShare') return criterion.percentMin > 0 ? ownFundsKey : null;
  if (criterion.kind === 'applicant') return legalFormKey;
  if (!('conditionKey' in criterion)) return null;
  return isAboutCarrier(criterion) ? criterion.conditionKey : null;
}

/** A listed condition whose test, if it has one, looks at nothing of the city. */
export function isAboutCarrier(criterion: Criterion): boolean {
  if (!('conditionKey' in criterion) || criterion.kind === 'area') return false;
  const { text } = criterion;
  if (aboutOthers.test(text) || !looksAtCarrierOnly(criterion)) return false;
  const isPartner =
    criterion.kind === 'partner' ||
    ('conditionKind' in criterion && criterion.conditionKind === 'partner');
  return aboutCarrier.test(text) || (isPartner && aboutPartners.test(text));
}

function looksAtCarrierOnly(criterion: Criterion): boolean {
  if (criterion.kind === 'document' || criterion.kind === 'condition') return true;
  if (!('test' in criterion) || criterion.test === null) return false;
  return [...leavesOf(criterion.test)].every(({ kind }) => carrierTests.includes(kind));
}

/** In the words of `applicant-test.ts`. */
const aboutLegalForm = /^ob der Träger antragsberechtigt ist \((.+)\)$/u;

/** The question to a carrier; null where it has nothing to say, or nothing is open. */
export function carrierQuestion(
  criterion: Criterion,
  { result, missing }: Pick<CriterionResult, 'result' | 'missing'>,
): CarrierQuestion | null {
  const key = carrierKey(criterion);
  if (key === null) return null;
  // Whether the own share is open says something of the city's money: it is always asked.
  if (key === ownFundsKey) return ownFunds;
  if (result !== 'unknown') return null;
  if (key === legalFormKey) {
    const [, forms] = aboutLegalForm.exec(missing?.what ?? '') ?? [];
    return forms === undefined ? null : legalForm(forms);
  }
  return {
    key,
    words: `Trifft das auf Ihre Organisation zu: „${'text' in criterion ? criterion.text : ''}“?`,
    hint: 'Nennen Sie bitte, woran man das sieht, zum Beispiel: Freistellungsbescheid vom …, Satzung § …, Kooperationsvertrag mit …, Vorhaben seit …',
  };
}

const ownFunds: CarrierQuestion = {
  key: ownFundsKey,
  words: 'Kann Ihre Organisation eigene Mittel einbringen?',
  hint: 'Bei „ja“ bitte den Betrag im Jahr und woher er kommt, zum Beispiel: 5.000 € im Jahr aus Spenden.',
};

const legalForm = (forms: string): CarrierQuestion => ({
  key: legalFormKey,
  words: `Darf Ihre Organisation den Antrag stellen? Antragsberechtigt sind: ${forms}.`,
  hint: 'Nennen Sie bitte die Rechtsform, zum Beispiel: eingetragener Verein, Kirchengemeinde, gGmbH.',
});

/** What was asked, in the words of the record; also where nothing asks any more. */
export function askedWords(
  { criteria }: { criteria: readonly Criterion[] },
  questionKey: string,
): string {
  if (questionKey === ownFundsKey) return 'Eigene Mittel des Trägers';
  if (questionKey === legalFormKey) return 'Antragsberechtigung des Trägers';
  const criterion = criteria.find((one) => carrierKey(one) === questionKey);
  return criterion && 'text' in criterion ? criterion.text : 'Frage, die nicht mehr gestellt wird';
}
