/** A sentence of a source, literal, with what stands before it. */
export interface Sentence {
  text: string;
  /** Where it begins in the text of its section. */
  offset: number;
  /** The line before, where that was a heading or the opening of a list ("Die Förderung beträgt", "bei …"). */
  lead: string;
  /** The whole line or list item it stands in. */
  paragraph: string;
}

/** Longer than any sentence a person would check; a text without full stops would otherwise cost time for nothing. */
const longestSentence = 1200;

const abbreviations = new Set(
  'abs abschn allg anl anm art aufl ausf az bbl bek beschl betr bgbl bspw buchst bzgl bzw ca dergl dez dgl dr einschl engl entspr etc evtl exkl febr ff fkz gem gez ggf ggfs grds hrsg incl inkl insb insbes jan jährl kap lfd lit ln lt max mbl min mind mio mrd mtl nov nr nrn okt pkt prof rdnr reg rn rspr rz sept sog sonst std str stk tel tsd tz ua usw verb vgl vollst vorl wg zb ziff zit zt zzgl'.split(
    ' ',
  ),
);
const months =
  /^(?:Januar|Jänner|Februar|März|Maerz|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Jan|Feb|Mär|Apr|Jun|Jul|Aug|Sep|Okt|Nov|Dez)/u;
/** Words that open a sentence and never follow an ordinal number ("im 2. Halbjahr", "nach dem 3. Monat"). */
const openers =
  /^(?:Der|Die|Das|Dem|Den|Des|Ein|Eine|Einen|Sie|Ihr|Ihre|Ihren|Er|Es|Wenn|Für|Bei|Im|In|Zum|Zur|Zu|Anträge|Anträgen|Danach|Auch|Dies|Diese|Dieser|Dieses|Nach|Mit|Von|Bitte|Später|Spätere|Hierzu|Über|Auf|Als|Aus|An|Am|Alle|Nur|Es|Maßgeblich)(?![\p{L}])/u;

/**
 * Breaks German administrative prose into sentences; never at "31.3.", "v. H.", "z. B.", "Nr. 3" or "Mio. EUR".
 * @param isWanted asked for each line: the others are not worth the time, but still lead into those after them
 */
export function splitSentences(
  text: string,
  isWanted: (line: string) => boolean = () => true,
): Sentence[] {
  const sentences: Sentence[] = [];
  let lead = '';
  let lineStart = 0;
  for (const line of text.split('\n')) {
    for (const part of isWanted(line) ? splitLine(line) : []) {
      if (part.text.length <= longestSentence) {
        sentences.push({ ...part, offset: lineStart + part.offset, lead, paragraph: line });
      }
    }
    lead = nextLead(lead, line);
    lineStart += line.length + 1;
  }
  return sentences;
}

/** An open line introduces those after it until one of them ends the sentence. */
function nextLead(lead: string, line: string): string {
  const plain = line.trimEnd();
  if (plain === '') return lead;
  if (/[.!]$/u.test(plain)) return '';
  if (plain.endsWith(':') || lead === '') return plain.length <= longestSentence ? plain : '';
  // A capital after a line without an end: that one was a heading, this one may be the next.
  return /^[\p{Lu}\d]/u.test(plain) && !/[,;]$|und$|oder$/u.test(plain) && !lead.endsWith(':')
    ? plain.slice(0, longestSentence)
    : lead;
}

function splitLine(line: string): { text: string; offset: number }[] {
  const parts: { text: string; offset: number }[] = [];
  let start = 0;
  const add = (end: number): void => {
    const raw = line.slice(start, end);
    const text = raw.trim();
    if (text !== '') parts.push({ text, offset: start + (raw.length - raw.trimStart().length) });
    start = end;
  };
  // Not at "?": the export writes it for every lost quotation mark and dash.
  for (const match of line.matchAll(/[.!][)“"»]{0,2}\s+(?=[^a-zäöüß,;])/gu)) {
    const nextStart = match.index + match[0].length;
    if (isEnd(line, match.index, nextStart)) add(match.index + match[0].trimEnd().length);
  }
  add(line.length);
  return parts;
}

function isEnd(line: string, at: number, nextStart: number): boolean {
  if (line[at] === '!') return true;
  let wordStart = at;
  while (wordStart > at - 16 && wordStart > 0 && !isBreak(line, wordStart - 1)) wordStart -= 1;
  const word = line.slice(wordStart, at);
  const after = line.slice(nextStart, nextStart + 14);
  if (!/^[\p{Lu}„"(«§\d•]/u.test(after)) return false;
  const digits = /\d+$/u.exec(word)?.[0];
  if (digits !== undefined) {
    const isLineStart = wordStart < 4 && line.slice(0, wordStart).trim() === '';
    const isDate = word.length > digits.length && word.at(-digits.length - 1) === '.';
    return !isLineStart && isEndAfterNumber(digits, after, isDate);
  }
  const last = /\p{L}*$/u.exec(word)?.[0] ?? '';
  return last.length !== 1 && !abbreviations.has(last.toLocaleLowerCase('de-DE'));
}

/** Blank or opening bracket before a word. */
function isBreak(line: string, at: number): boolean {
  return ' \t(„"'.includes(line[at] ?? ' ');
}

function isEndAfterNumber(digits: string, after: string, isDate: boolean): boolean {
  if (/^\d/u.test(after)) return false;
  // "2026." or "10.000." ends; "15. April" and "2. Halbjahr" do not, and "31.3. Danach" does.
  if (digits.length > 2) return true;
  if (months.test(after)) return false;
  return openers.test(after) || (isDate && !/^(?:Kalender|Haushalts)/u.test(after));
}
