import type { EvidenceValue } from '../../programmes/evidence.ts';
import { findEuros, type EuroAmount } from './euro-amounts.ts';
import { readableIn, type Passage } from './passage.ts';

export type FoundAmount = Extract<EvidenceValue, { kind: 'amount' }>;
type Bound = FoundAmount['bound'];

const most =
  /(?:bis zu(?: einer (?:Höhe|Summe) von)?|bis zur Höhe von|maximal|max\.|höchstens|(?<!Mindest- und )[hH]öchst(?:betrag|summe|förderung|satz|grenze)\p{L}*|[oO]bergrenze|nicht mehr als|begrenzt auf|gedeckelt auf|(?:(?:zwischen|von) (?:EUR |€ )?[\d.]+(?: EUR| Euro| €)? )?(?:bis|und)(?: zu)?)(?: jedoch| (?:der|des) \p{L}+| insgesamt| beträgt| liegt| bei| von| je \p{L}+| pro \p{L}+| aber| auf| ist| den Betrag| einen Betrag){0,4} ?$/u;
const least =
  /(?:mindestens|Bagatellgrenze|Mindest(?:betrag|zuwendung|förder|summe|höhe)\p{L}*|wenigstens)(?: \p{L}+){0,6}? ?$/u;
const grant =
  /Zuschuss|Zuschüsse|Zuwendung(?!sfähig|sempf|sgeb)|Förder(?:ung|höhe|summe|betrag|beträge|satz|höchst)|Höchst(?:betrag|förder|summe)|Festbetrag|Darlehen|Kredit|[bB]eteiligung|Bürgschaft|Garantie|Pauschale|Preisgeld|[gG]efördert|bezuschusst|Bagatellgrenze|Einzelvorhaben|Bildungsscheck|Prämie/u;
const costs =
  /(?:[gG]esamt|[iI]nvestitions|[pP]rojekt|[bB]au|[sS]ach|[pP]ersonal)?(?:kosten|ausgaben|aufwendungen)(?!p)|Kosten|Ausgaben|Aufwendungen|Investitionsvolumen|Projektvolumen|Investitionssumme/gu;
/** Money that is neither what is given nor what may cost something. */
const otherMoney =
  /[uU]msatz|Bilanz|[eE]inkommen|Vermögen|De-minimis|Beihilfe|[vV]olumen(?<!Investitionsvolumen)(?<!Projektvolumen)|zur Verfügung|bereit(?:gestellt|steh)|stehen|Haushaltsmittel|Schwellenwert|[vV]ergabe|Auftrag|Eigenmittel|Eigenanteil|Eigenkapital|Eigenbeteiligung|Gebühr|Entgelt(?!s)|Honorar|Stunde|Anschaffungswert|Wirtschaftsgüter|Gegenstände|Verwendungsnachweis|Zweckbindung|Verkehrswert|Jahresgehalt|Gehalt|Miete|Prüfung|davon sind|vorgesehen|Haftung|Kaufpreis|Listenpreis|Steuer|Verlust|Spende/u;
const perYear =
  /^(?: insgesamt)? ?(?:pro|je|im|in jedem|für jedes|per) (?:Kalender|Haushalts|Förder|Projekt|Bewilligungs)?[jJ]ahr(?!\p{L})|^ ?(?:jährlich|p\. ?a\.)/u;
const perApplication =
  /^ ?(?:pro|je|für jedes|für jeden|je gefördertem) (?:Einzel|Förder|Projekt|Gesamt)?(?:[aA]ntrag|[vV]orhaben|[pP]rojekt|[mM]aßnahme)(?!\p{L})/u;
const perOther =
  /^ ?(?<words>(?:pro|je|per|für jede[nsr]?|für|im|monatlich|wöchentlich|täglich|nach)(?: (?!und |oder |bei |beziehungsweise )[\p{L}-]+){0,3}(?: und \p{Lu}[\p{L}-]+)?)/u;

/** Upper and lower limits of a sentence; an amount without "maximal", "mindestens" or the like is none. */
export function findAmounts(passage: Passage): FoundAmount[] {
  const { text, field } = passage;
  if (!/EUR|Euro|€/u.test(text) || otherMoney.test(text)) return [];
  const mayRead = readableIn(field).money;
  const found: FoundAmount[] = [];
  let previous: { amount: EuroAmount; value: FoundAmount } | null = null;
  const euros = findEuros(text);
  for (const [index, amount] of euros.entries()) {
    const from = euros[index - 1]?.end ?? 0;
    const value = amountOf(passage, amount, { from, previous });
    if (!value) continue;
    previous = { amount, value };
    if (mayRead === 'all' || (mayRead === 'least' && value.bound === 'min')) found.push(value);
  }
  return found;
}

interface Place {
  /** End of the amount before. */
  from: number;
  previous: { amount: EuroAmount; value: FoundAmount } | null;
}

function amountOf(
  passage: Passage,
  amount: EuroAmount,
  { from, previous }: Place,
): FoundAmount | null {
  const { text } = passage;
  const before = text.slice(from, amount.start);
  const bound = boundOf(before, text.slice(0, amount.start));
  if (isCondition(text, amount)) return null;
  if (bound === null) return continued(text, amount, previous);
  const of = subjectOf(passage, amount, bound);
  if (of === null) return null;
  const { per, what } = reference(text, amount, of);
  return {
    kind: 'amount',
    bound,
    amountCents: amount.cents,
    of,
    per,
    what: whatOf(what, before, bound),
  };
}

const verb =
  /(?<!\p{L})(?:beträgt|betragen|liegt|liegen|erhalten|erhält|muss|müssen|wird|werden|gefördert|kann|können|soll|sollen|darf|dürfen|ist|sind|gibt|gewährt|gilt|genügt|entfällt|übersteigt)(?!\p{L})/u;

/** "Bei Zuwendungen bis zu EUR 25.000 genügt …": the amount says when something applies, not what is given. */
function isCondition(text: string, { start, end }: EuroAmount): boolean {
  return (
    /^(?:[\d.]+ )?(?:Bei|Für|Ab|Über|Bis|Übersteigt|Sofern|Wenn|Soweit|Falls)(?!\p{L})/u.test(
      text,
    ) &&
    !verb.test(text.slice(0, start)) &&
    verb.test(text.slice(end))
  );
}

function boundOf(before: string, whole: string): Bound | null {
  if (most.test(before)) {
    // "bis" alone only closes a range; "bis 31.12." and "seit" are no limits.
    return /(?:bis|und)(?: zu)? ?$/u.test(before) &&
      !/bis zu ?$/u.test(before) &&
      !/(?:von|zwischen) /u.test(whole)
      ? null
      : 'max';
  }
  return least.test(before) ? 'min' : null;
}

/** "…, bei kommunalen Trägern EUR 12.500" goes on with the limit before it. */
function continued(
  text: string,
  amount: EuroAmount,
  previous: Place['previous'],
): FoundAmount | null {
  if (!previous) return null;
  const gap = text.slice(previous.amount.end, amount.start);
  const condition =
    /^(?: \p{L}+)?,? (?:und |beziehungsweise |bzw\. )?(?<words>(?:bei|für) (?:[\p{L}-]+ ){1,4})$/u.exec(
      gap,
    );
  const words = condition?.groups?.['words']?.trim();
  if (words === undefined) return null;
  return { ...previous.value, amountCents: amount.cents, what: words };
}

/** What the limit is a limit of; null where the sentence does not say. */
function subjectOf(
  { text, lead, isGuideline }: Passage,
  amount: EuroAmount,
  bound: Bound,
): FoundAmount['of'] | null {
  // "90 Prozent der zuwendungsfähigen Ausgaben, maximal …": those are not what is limited.
  const before = text
    .slice(0, amount.start)
    .replaceAll(
      /(?:%|Prozent|v\. ?H\.|Hundert) [^.;]{0,90}?(?:kosten|ausgaben|aufwendungen|entgelts)(?!\p{L})/giu,
      ' % ',
    );
  const after = text.slice(amount.end, amount.end + 60);
  const costAt = lastIndexOf(costs, before);
  const grantAt = lastMatch(before, grant);
  if (costAt >= 0 && costAt > grantAt && bound === 'min') return 'costs';
  if (costAt >= 0 && costAt > grantAt) {
    return /fähig\p{L}* [\p{L} ]*$/u.test(before.slice(0, costAt)) && before.length - costAt < 40
      ? 'costs'
      : null;
  }
  if (grantAt >= 0) return 'grant';
  if (!isGuideline && lastMatch(lead, grant) >= 0) return 'grant';
  if (before.includes('%') && bound === 'max') return 'grant';
  return bound === 'max' && !isGuideline && grant.test(after) ? 'grant' : null;
}

function reference(
  text: string,
  amount: EuroAmount,
  of: FoundAmount['of'],
): { per: FoundAmount['per']; what: string | null } {
  const after = text.slice(amount.end, amount.end + 80);
  const year = perYear.exec(after);
  if (year) {
    const rest = after.slice(year[0].length);
    const more = /^ (?:und|je|pro) (?:je |pro )?(?!Jahr)(?<thing>\p{Lu}\p{L}+)/u.exec(rest);
    const isMore =
      more !== null &&
      !/^(?:Antrag|Vorhaben|Projekt|Maßnahme|Einzelvorhaben)$/u.test(more.groups?.['thing'] ?? '');
    return { per: isMore ? 'other' : 'year', what: `${year[0]}${isMore ? more[0] : ''}`.trim() };
  }
  const application = perApplication.exec(after);
  if (application) {
    const alsoYear = /^ (?:und|pro|je) (?:pro |je )?(?:Kalender|Haushalts)?[jJ]ahr(?!\p{L})/u.exec(
      after.slice(application[0].length),
    );
    const what = `${application[0]}${alsoYear?.[0] ?? ''}`.trim();
    return { per: alsoYear ? 'year' : 'application', what };
  }
  const other = perOther.exec(after);
  if (other) return { per: 'other', what: (other.groups?.['words'] ?? '').trim() };
  // "pro Monat maximal EUR 500": the reference may stand before the amount.
  const earlier =
    /(?<words>(?:pro|je|jährlich|monatlich)(?: \p{L}+)?)(?: (?:maximal|höchstens|bis zu|mindestens|jedoch|von|insgesamt))* ?$/u.exec(
      text.slice(Math.max(0, amount.start - 60), amount.start),
    );
  const words = earlier?.groups?.['words'];
  if (words === undefined) return { per: 'application', what: null };
  if (perYear.test(` ${words}`)) return { per: 'year', what: words };
  return {
    per: perApplication.test(` ${words}`) && of === 'grant' ? 'application' : 'other',
    what: words,
  };
}

function whatOf(words: string | null, before: string, bound: Bound): string {
  if (words !== null && words !== '') return words;
  const cue = /Bagatellgrenze|Höchst\p{L}+|Mindest\p{L}+|Obergrenze/u.exec(before)?.[0];
  return cue ?? (bound === 'max' ? 'Höchstbetrag' : 'Mindestbetrag');
}

function lastMatch(text: string, pattern: RegExp): number {
  return lastIndexOf(new RegExp(pattern.source, 'gu'), text);
}

function lastIndexOf(pattern: RegExp, text: string): number {
  let last = -1;
  for (const match of text.matchAll(pattern)) last = match.index;
  return last;
}
