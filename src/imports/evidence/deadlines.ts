import type { EvidenceValue } from '../../programmes/evidence.ts';
import { findDates, timeOf, type ProseDate } from './prose-dates.ts';
import { subjectOf, speaksOfApplying } from './application-words.ts';
import type { Passage } from './passage.ts';

/** Facts that carry a date and a sentence about a date, but are no application deadline. */
const otherDates =
  /befrist|Geltungsdauer|außer Kraft|in Kraft|Inkrafttreten|Zweckbindung|Bewilligungs(?:frist|zeitraum)|Verwendungsnachweis|Sachbericht|Zwischenbericht|Abruf|abruf|Mittelanforderung|Auszahlung|Erstattung|Zahlungsan|Änderungsantr|[nN]achweis|Rechnung|Abrechnung|abgerechnet|abgeschlossen|[aA]bzuschließen|Abschluss der|fertig ?gestellt|Fertigstellung|durchgeführt|durchzuführen|begonnen (?:hat|haben|wurde)|gegründet|zugelassen|Baujahr|errichtet|geboren|[bB]erechtigt|Laufzeit|Förderzeitraum|Förderperiode|Projektzeitraum|Maßnahme[n]?zeitraum|Durchführungszeitraum|Übergangs|zuletzt geändert|geändert durch|umzusetzen|umgesetzt|verwendet werden|verausgab|gilt für (?:alle )?\p{L}*[aA]nträge|gelten|bisherig|(?:eingegangene|gestellte|eingereichte|bewilligte|beantragte)[nrs]?(?!\p{L})|(?:gestellt|eingereicht|eingegangen) (?:wurden|worden|sind)|innerhalb von|spätestens \w+ (?:Tage|Wochen|Monate|Jahre)/u;
const lead =
  /(?:bis(?: spätestens)? \d{1,2}(?:[:.]\d{2})? Uhr(?: am| des)?|bis(?: spätestens| einschließlich| längstens| jeweils)*(?: zum| zu den| den| am)?|spätestens(?: bis)?(?: zum| am)?|(?<!\p{L})zum|(?:Ausschluss|Antrags|Bewerbungs|Einreichungs|Abgabe|Einreichungs- oder )?[fF]rist(?:en)?(?: \p{L}+){0,4}?(?: ist| sind| endet| endete| läuft| lief)?(?: jeweils)?(?: bis)?(?: der| am| zum|:)?|(?:Antrags|Einsende|Bewerbungs|Einreichungs|Anmelde)schluss(?: ist| war)?(?: jeweils)?(?: der| am|:)?|(?:Antrags|Einreichungs|Abgabe|Bewerbungs)?(?:[sS]tichtage?|[tT]ermine?)(?: ist| sind| war)?(?: jeweils)?(?: der| am|:)?|jeweils(?: der| am| zum| bis zum)?|ende[tn]e?n?(?: jeweils)?(?: am| zum))\s*$/u;
const joiningWords = new Set(
  'und oder sowie beziehungsweise bzw. / zum der bis spätestens jeweils den am Uhr'.split(' '),
);
const recurs =
  /(?:eines|jeden|jedes)(?: jeden)? (?:Jahre?s|Kalenderjahre?s|Haushaltsjahre?s)|jährlich|jeweil|(?:de[sm]|laufenden) (?:\p{L}+ )?(?:Haushalts|Kalender|Förder|Vor|Folge)?[jJ]ahre?s(?![\p{L}])|Vorjahr|Folgejahr|folgende[ns]? (?:Kalender|Haushalts)?[jJ]ahr/u;

type Deadline = Extract<EvidenceValue, { kind: 'deadline' | 'yearlyDeadline' }>;

/** Application deadlines of a sentence; nothing where it may be about anything else. */
export function findDeadlines(passage: Passage): Deadline[] {
  const { text } = passage;
  // Only dates with a year count in a guideline, and most of its sentences have none.
  const hasDate = passage.allowsYearly ? /\d\.\s?[\dJFMASOND]/u : /[\d.\p{Ll}]\s?\d{4}/u;
  if (!hasDate.test(text) || !isAboutApplying(passage)) return [];
  const dates = deadlineDates(text, findDates(text));
  if (dates.length === 0 || otherDates.test(text)) return [];
  // Three "bis zum" in one paragraph are mostly completion, call of funds and proof of use.
  if (countUntil(passage.paragraph) >= 3) return [];
  const what = subjectOf(text) ?? subjectOf(passage.lead);
  const isYearly = recurs.test(text) && passage.allowsYearly;
  return dates.flatMap((date): Deadline[] => {
    const { on, monthDay } = date;
    if (on !== null) {
      return [{ kind: 'deadline', on, time: timeOf(text, date, dates.length === 1), what }];
    }
    return isYearly ? [{ kind: 'yearlyDeadline', monthDay, what }] : [];
  });
}

/** In the section on deadlines the word Frist is enough; everywhere else the sentence must be about applying. */
function isAboutApplying({ text, lead: before, isAboutDeadlines }: Passage): boolean {
  if (speaksOfApplying(text)) return true;
  if (before !== '' && otherDates.test(before)) return false;
  const words = `${before} ${text}`;
  if (before !== '' && speaksOfApplying(words)) return true;
  return isAboutDeadlines && /[fF]rist|[sS]tichtag|[tT]ermin|schluss/u.test(words);
}

/** Dates led in by "bis zum", "spätestens" and the like, and those joined to them. */
function deadlineDates(text: string, dates: readonly ProseDate[]): ProseDate[] {
  const taken: ProseDate[] = [];
  let previous: ProseDate | null = null;
  for (const date of dates) {
    const gap = text.slice(previous?.end ?? 0, date.start);
    const isLed = lead.test(text.slice(Math.max(0, date.start - 90), date.start));
    const isJoined = previous !== null && taken.includes(previous) && isJoining(gap);
    if (isLed || isJoined) taken.push(date);
    previous = date;
  }
  return taken;
}

/** "31.1. beziehungsweise 31.7.": nothing but such words, and perhaps a time of day, between two dates. */
function isJoining(gap: string): boolean {
  return (
    gap.length < 60 &&
    gap
      .split(/[\s,]+/u)
      .every(
        (word) => word === '' || joiningWords.has(word) || /^\d{1,2}(?:[:.]\d{2})?$/u.test(word),
      )
  );
}

function countUntil(paragraph: string): number {
  return paragraph.match(/bis (?:spätestens )?zum \d/gu)?.length ?? 0;
}
