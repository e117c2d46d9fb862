import type { Criterion, Missing } from '../criteria/criterion.ts';

/**
 * Who knows the answer to an open question: the people of the need, its carrier, the municipality as a whole, or only
 * the authority.
 */
export type QuestionSubject = 'need' | 'carrier' | 'municipality' | 'authority';

/** What differs from need to need, whatever a programme asks: council decisions, concepts, whether it has begun. */
const ownMatter = /Ratsbeschluss|Beschluss des Rat|Konzept|begonnen|Beginn|Beteiligung|Skizze/u;

/** Conditions that speak of the municipality, or of what it has. */
const ownHouse =
  /^(?:(?:Land)?Kreise?|Stadt|Kreisfreie Stadt|Gemeinde|Kommune|Jugendamt[a-zä]*) |^Kommunale[rs]? [a-zäöü]*(?:netzwerk|zentrum|stelle)|(?:in|bei) der Kommune|vorhanden$|vorhanden oder|Mitglieds?stadt|ausgewählte Kommunen/iu;

/** Conditions that speak of what the carrier is. */
const ofCarrier =
  /^(?:Anerkannter freier )?Träger(?: gehört|;| der|$)|^Gemeinnützig|Mitgliedschaft|Spitzenverbände|Satzungszweck|junger Verein/u;

/**
 * An authority is only asked what nobody here knows: what is left to "whoever works on it" is looked at by what the
 * condition speaks of.
 */
export function subjectOf(
  criterion: Pick<Criterion, 'kind'>,
  { whom }: Pick<Missing, 'whom'>,
  text: string,
): QuestionSubject {
  if (whom !== 'self') return 'authority';
  if (criterion.kind === 'quota') return 'municipality';
  if (criterion.kind === 'document' || ownMatter.test(text)) return 'need';
  if (text.includes('ausgeschlossen')) return 'authority';
  if (ownHouse.test(text)) return 'municipality';
  return ofCarrier.test(text) ? 'carrier' : 'authority';
}

/** Answered for each need, because it differs from one to the next. */
export const isPerNeed = (subject: QuestionSubject): boolean =>
  subject === 'need' || subject === 'carrier';
