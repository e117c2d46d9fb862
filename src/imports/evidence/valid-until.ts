import type { EvidenceValue } from '../../programmes/evidence.ts';
import { addDays, type Day } from '../../shared/dates.ts';
import { findDates, type ProseDate } from './prose-dates.ts';
import type { Passage } from './passage.ts';

type ValidUntil = Extract<EvidenceValue, { kind: 'validUntil' }>;

const guideline =
  /[rR]ichtlinie|Verwaltungsvorschrift|[pP]rogramm|Erlass|Grundsätze|Bestimmungen|Regelung|Bekanntmachung|Geltungsdauer|Vorschrift|Fördermaßnahme|Merkblatt/u;
const itself =
  /^(?:\(?\d+\)? ?|Sie |Diese(?:r|s)? |Gültig bis|Die (?:Förder)?[rR]ichtlinie|\d[\d.]* )/u;
const expiry =
  /außer Kraft|befristet|gültig|Gültigkeit|Geltungsdauer|gilt |gelten |endet|Laufzeit|läuft|verlängert/u;
/** The guideline before this one, or something within it that ends. */
const another =
  /[gG]leichzeitig|[zZ]ugleich|[bB]isherig|[vV]orherig|zum (?:gleichen|selben) Zeitpunkt|[aA]bgelöst|ersetzt|Vorgänger|Zweckbindung|Arbeitsverh|Beschäftig|Bewilligungszeitraum|Verwendungsnachweis|Projekte? (?:muss|müssen|endet)|Vorhaben (?:muss|müssen|endet)|Übergangs/u;
const until =
  /(?:bis(?: spätestens| einschließlich| längstens| zunächst)*(?: zum)?|mit Ablauf des|zum Ablauf des|am|zum|endet am)\s*$/u;
const forApplications = /gilt für (?:alle )?\p{L}*[aA]nträge[^.]{0,30}, die[^.]{0,40}bis/u;

/** The end of a guideline. Never an application deadline. */
export function findValidUntil({ text, lead }: Passage): ValidUntil[] {
  if (!/\d{4}/u.test(text) || !expiry.test(text) || another.test(text)) return [];
  if (
    !guideline.test(text) &&
    !itself.test(text) &&
    !/Geltungsdauer|[kK]rafttreten|Laufzeit der/u.test(lead)
  ) {
    return [];
  }
  const date = endOf(text);
  return date?.on ? [{ kind: 'validUntil', on: lastDayOf(text, date, date.on) }] : [];
}

function endOf(text: string): ProseDate | undefined {
  const dates = findDates(text).filter(
    ({ start, on }) => on !== null && until.test(text.slice(Math.max(0, start - 50), start)),
  );
  const outOfForce = text.indexOf('außer Kraft');
  if (outOfForce >= 0) {
    const inForce = text.lastIndexOf('in Kraft', outOfForce);
    return dates.filter(({ start }) => start < outOfForce && start > inForce).at(-1);
  }
  if (
    !/befristet|gültig|Gültigkeit|Geltungsdauer|gilt|gelten|endet|Laufzeit|läuft|verlängert/u.test(
      text,
    )
  ) {
    return undefined;
  }
  const ends = dates.filter(({ start }) =>
    /bis(?: spätestens| einschließlich| längstens| zunächst)*(?: zum)?\s*$|mit Ablauf des\s*$|endet am\s*$/u.test(
      text.slice(Math.max(0, start - 50), start),
    ),
  );
  const isAboutApplications =
    /[aA]ntr(?:ag|äge)|(?<!be)[fF]rist|[sS]kizze|[bB]ewerb/u.test(text) &&
    !forApplications.test(text);
  return ends.length === 1 && !isAboutApplications ? ends[0] : undefined;
}

/** "tritt am 1. Januar 2026 außer Kraft": the day before is the last one. */
function lastDayOf(text: string, date: ProseDate, on: Day): Day {
  const isFirstDayWithout =
    on.endsWith('-01') &&
    text.includes('außer Kraft') &&
    /(?:am|zum)\s*$/u.test(text.slice(Math.max(0, date.start - 5), date.start));
  return isFirstDayWithout ? addDays(on, -1) : on;
}
