import type { EvidenceValue } from '../../programmes/evidence.ts';
import { readableIn, type Passage } from './passage.ts';

type Rate = Extract<EvidenceValue, { kind: 'rate' }>;

const number =
  /(?<![\d.,])(?:(?<low>\d{1,3}(?:,\d{1,2})?)(?: ?(?:%|Prozent|v\. ?H\.))? ?(?:bis|-|–) ?(?:zu )?)?(?<percent>\d{1,3}(?:,\d{1,2})?) ?(?:%|Prozent(?!punkt)|v\. ?H\.|vom Hundert)(?![-–]? ?[pP]unkt)(?!\p{Ll})/gu;
const ceiling =
  /(?:bis zu|bis zur Höhe von|bis zu einer Höhe von|maximal|max\.|höchstens|nicht mehr als|höchstmöglich\p{L}*|[oO]bergrenze(?: von)?)(?: jedoch| insgesamt| einschließlich)? ?$/u;
/** What the percentage is taken from. */
const base =
  /^[^.;\d]{0,30}?(?:der|des|Ihrer|Ihres|von den|an den|aller) (?:\p{L}+ ){0,3}?(?:(?:zuwendungs|förder|förderungs|beihilfe|zuschuss|anrechenbar|anerkennungs|berücksichtigungs)(?:fähig)?(?:en|er)?|anerkannten|angemessenen|entstandenen|tatsächlichen|nachgewiesenen|notwendigen|Gesamt)[\p{L} -]{0,60}?(?:[aA]usgaben|[kK]osten|[aA]ufwendungen|entgelts?|[hH]onorar|[aA]ufwands?|[iI]nvestition)/u;
/** The sentence says that the number is what is given. */
const given =
  /(?:Höhe (?:des|der|Ihres|Ihrer) (?:\p{L}+ )?(?:Zuschuss|Zuwendung|Förder|Zuschüsse|Beihilfe)\p{L}*|Fördersatz|Förderquote|Regelfördersatz|Zuschusssatz|Förderanteil|Fördersätze|(?:der|Der|ein|einen|Ein|als|Ihr|Ihren|die|Die) (?:\p{L}+ )?(?:Zuschuss|Zuwendung|Förderung) (?:\p{L}+ ){0,2}?(?:beträgt|in Höhe|von|bis)|gefördert (?:werden|wird)|Sie erhalten(?! die)|erhalten Sie(?! die)|Anteil(?:s)?finanzierung)/u;
const grants =
  /Zuschuss|Zuwendung(?!sf|se|sg)|[fF]örder(?!fähig|ungsfähig|berechtigt|richtlin|programm)|Beihilfe(?!f)|Anteil(?:s)?finanzierung|bezuschuss/gu;
/** The complement, or a share that somebody else pays. */
const complement =
  /Eigen(?:anteil|mittel|beitrag|leistung|finanzierung|beteiligung|kapital)|Drittmittel|Kofinanzierung|Ko-Finanzierung|Gegenfinanzierung|Restfinanzierung|[sS]elbst (?:zu )?(?:tragen|trägt|aufbringen|finanzier)|(?<!\p{L})(?:zu )?(?:tragen|aufzubringen|beteiligen|selbst)(?!\p{L})/gu;
const otherShare =
  /[pP]auschal|Gemeinkosten|Verwaltungskosten|Overhead|indirekt|Vorauszahlung|Abschlag(?:s)?zahlung|ausgezahlt|Auszahlung|Einbehalt|einbehalten|Schlussrate|Sicherheit|Zins|verzinst|Provision|Umsatz|Anteile|Stimmrecht|Kapital|Beteiligung|Einsparung|einspar|Emission|Energieverbrauch|Bevölkerung|Arbeitszeit|Stellenumfang|überschritten|Überschreitung|abweich|Kostensteigerung|öffentliche\p{L}* Mittel|Kumul|[eE]rhöh|[vV]erring|[rR]eduzier|[sS]enk|Zuschlag|Zuschläge|Aufschlag|Abzug|gekürzt|Kürzung|Bonus|Mehrwertsteuer|Umsatzsteuer|De-minimis|Auslastung|Inanspruchnahme|Haftungsfreistellung|Tilgungs|mindestens zu|Rückforderung|zurück(?:ge)?zahl/u;

/** Funding rates of a sentence; a percentage of anything else, or of the own share, is none. */
export function findRates(passage: Passage): Rate[] {
  const { text, isGuideline } = passage;
  if (readableIn(passage.field).money !== 'all') return [];
  if (!/%|Prozent|v\. ?H\.|vom Hundert/u.test(text)) return [];
  const hasLead = given.test(passage.lead) && !complementOf(passage.lead);
  return [...text.matchAll(number)].flatMap((match): Rate[] => {
    const before = text.slice(0, match.index);
    const after = text.slice(match.index + match[0].length, match.index + match[0].length + 170);
    const percent = Number((match.groups?.['percent'] ?? '').replace(',', '.'));
    if (!(percent > 0 && percent <= 100) || isOther(before, after) || isOfOther(after)) return [];
    const isOfCosts = base.test(after);
    const isGiven = given.test(before) || (hasLead && !complementOf(before));
    if (!isOfCosts && (isGuideline || !isGiven)) return [];
    if (isOfCosts && !isGiven && !speaksOfGrant(text, passage.lead)) return [];
    const isCeiling =
      match.groups?.['low'] !== undefined ||
      ceiling.test(before) ||
      /^[^.;,]{0,120} nicht (?:übersteig|überschreit)/u.test(after);
    return [{ kind: 'rate', percent, isCeiling }];
  });
}

function speaksOfGrant(text: string, lead: string): boolean {
  return lastIndexOf(grants, text) >= 0 || lastIndexOf(grants, lead) >= 0;
}

function isOther(before: string, after: string): boolean {
  const clause = lastClause(before);
  const rest = after.split(/[,;]\s| und /u)[0] ?? '';
  // "Zuschläge von je 10 Prozent", "um 20 Prozent": a change of a rate.
  if (
    /(?<!\p{L})(?:um|mindestens|wenigstens|über|mehr als|weniger als|unter|ab|je)(?: bis zu| maximal| weitere| je)? ?$/u.test(
      before,
    )
  ) {
    return true;
  }
  if (otherShare.test(clause) || otherShare.test(rest)) return true;
  if (complementOf(rest)) return true;
  return complementOf(before);
}

/** "50 Prozent der Kreditsumme": a part of something that is no cost. */
function isOfOther(after: string): boolean {
  return (
    /^ (?:der|des|Ihrer|Ihres|vom|von)(?!\p{L})/u.test(after) &&
    !/^[^.;]{0,110}?(?:kosten|ausgaben|aufwendung|entgelt|honorar|aufwand|investition)/iu.test(
      after,
    )
  );
}

/** Whether the own share is named after whatever the funder gives: then the number belongs to it. */
function complementOf(before: string): boolean {
  return lastIndexOf(complement, before) > lastIndexOf(grants, before);
}

function lastClause(before: string): string {
  return before.split(/[,;]\s| und (?=die |der |das |Ihr|bei )/u).at(-1) ?? before;
}

function lastIndexOf(pattern: RegExp, text: string): number {
  let last = -1;
  for (const match of text.matchAll(pattern)) last = match.index;
  return last;
}
