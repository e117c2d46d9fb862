import { formatDay, formatMonth, type Day } from '../../shared/dates.ts';
import { formatCentsShort } from '../../shared/money.ts';
import { joinGerman } from '../../shared/text.ts';
import { shortNeedTitle } from '../needs/need.ts';
import type { GapCost } from './funding-gap-costs.ts';
import type { DueDate } from './funding-gap-dates.ts';
import { isVague, type FundingGap } from './funding-gap.ts';
import { postsText } from './funding-states.ts';

/** How a gap is said on screen, in the file and on paper: one spelling for all of them. Pure. */

export function endText({ endsOn }: Pick<FundingGap, 'endsOn'>): string {
  return endsOn === null ? '[Angabe fehlt: Ende der Finanzierung]' : formatDay(endsOn);
}

/** The positions that lose their money; with the measures where it is all of them. */
export function lostText({ lost, isWholeNeed, need, funding }: FundingGap): string {
  if (isVague(funding)) return 'ein Teil des Bedarfs; welche Positionen, ist nicht eingetragen';
  const labels = joinGerman(lost.map(({ label }) => label));
  if (lost.length === 0) return '[Angabe fehlt: welche Kostenpositionen bezahlt werden]';
  const measures = need.measures.map(({ title }) => title);
  if (!isWholeNeed) return labels;
  return measures.length === 0 ? labels : `${labels}; Maßnahmen: ${joinGerman(measures)}`;
}

/** The posts that lose their money; null where none are entered. */
export function lostPostsText({ funding }: FundingGap): string | null {
  const { postsFilled: filled, postsVacant: vacant } = funding;
  if (filled === null && vacant === null) return null;
  const all = postsText((filled ?? 0) + (vacant ?? 0));
  return (vacant ?? 0) > 0 ? `${all}, davon ${postsText(vacant ?? 0)} unbesetzt` : all;
}

/** What comes after the end; the application beside it is no money. */
export function followingText({ until, applied, remaining, endsOn }: FundingGap): string {
  const parts = [
    until === null
      ? endsOn === null
        ? 'Ende unbekannt, nichts bewilligt, was folgt'
        : 'nichts bewilligt'
      : `bis ${formatDay(until)} nichts bewilligt, danach bewilligt`,
    ...applied.map(({ label }) => `beantragt, nicht bewilligt: ${label}`),
    ...remaining.map(({ label }) => `läuft daneben weiter: ${label}`),
  ];
  return parts.join('; ');
}

const boundWords: Record<GapCost['bound'], string> = {
  exact: '',
  atLeast: 'mindestens ',
  atMost: 'höchstens ',
  unclear: 'ungefähr ',
};

/** An amount with its reservation: "mindestens 12.000 €". */
export function boundedCents(bound: GapCost['bound'], cents: number): string {
  return `${boundWords[bound]}${formatCentsShort(cents)}`;
}

/** "2028: mindestens 12.000 €, 2029: …"; without any amount "nicht bezifferbar". */
export function costText({ years, bound }: GapCost): string {
  if (years.length === 0) return 'nicht bezifferbar';
  return years
    .map(({ year, amountCents }) => `${year}: ${boundedCents(bound, amountCents)}`)
    .join(', ');
}

/** What the amounts rest on and what they lack; empty where there is nothing to add. */
export function costNotes({ need, cost, funding }: FundingGap): string[] {
  const notes: string[] = [];
  if (cost.yearlyBasisCents !== null && cost.years.length > 0) {
    const why =
      need.startMonth === null
        ? 'der Bedarf hat keinen Beginn'
        : `Zeitraum des Bedarfs: ${formatMonth(need.startMonth)}, ${need.months === null ? 'Dauer offen' : `${need.months} Monate`}`;
    notes.push(
      `auf Grundlage von ${formatCentsShort(cost.yearlyBasisCents)} je Jahr, wo der Bedarf keine Beträge je Haushaltsjahr hat (${why})`,
    );
  }
  if (cost.missing.length > 0) {
    notes.push(`ohne Betrag: ${joinGerman(cost.missing.map(({ label }) => label))}`);
  }
  if (cost.bound === 'atMost' || cost.bound === 'unclear') {
    notes.push(`„${funding.label}“ bezahlt einen Teil; welchen, ist nicht eingetragen`);
  }
  if (cost.untilOn !== null) notes.push(`gerechnet bis ${formatDay(cost.untilOn)}`);
  return notes;
}

/** By when the continuation must be filed. */
export function continuationText(due: DueDate, today: Day): string {
  if (due.on !== null) {
    const from = due.basis === 'programme' ? ` (nächste Frist: ${due.what ?? 'Programm'})` : '';
    return `${formatDay(due.on)}${from}${lateText(due, today)}`;
  }
  const guide =
    due.guideOn === null
      ? ''
      : `; Annahme als Anhalt: bis ${formatDay(due.guideOn)} (sechs Monate vor dem Ende)${due.isLate ? ', dieser Tag ist vorbei' : ''}`;
  return `[Angabe fehlt: Frist des Fortsetzungsantrags]${guide}`;
}

/** By when the money must be registered for the budget. */
export function budgetText(due: DueDate, today: Day): string {
  if (due.on === null) return '[Angabe fehlt: Anmeldung zum Haushalt]';
  const assumed = due.basis === 'assumption' ? ' (Annahme)' : '';
  const next =
    due.next === null
      ? ''
      : `; noch möglich für ${due.next.year}: bis ${formatDay(due.next.on)} (Annahme)`;
  return `${formatDay(due.on)}${assumed}${lateText(due, today)}${next}`;
}

function lateText({ isLate }: DueDate, today: Day): string {
  return isLate ? `, zu spät (Stand ${formatDay(today)})` : '';
}

/** "Manfort, Umsetzung (Demo)". */
export function gapPlace(gap: Pick<FundingGap, 'need' | 'isDemo'>, quarterName: string): string {
  return `${quarterName}, ${shortNeedTitle(gap.need)}${gap.isDemo ? ' (Demo)' : ''}`;
}
