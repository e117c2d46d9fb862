/** An amount of money in a sentence, its currency bound to its number. */
export interface EuroAmount {
  start: number;
  end: number;
  cents: number;
}

const figure = String.raw`\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?|\d{1,9}(?:,\d{1,3})?`;
const scale = String.raw`Millionen|Million|Mio\.?|Milliarden|Milliarde|Mrd\.?|Tausend|Tsd\.?`;
const pattern = new RegExp(
  `(?<![\\p{L}\\d])(?:(?:EUR|Euro|€) ?(?<first>${figure})(?![\\d.,]?\\d)(?: ?(?<firstScale>${scale})(?!\\p{L}))?|(?<![\\d.,])(?<second>${figure}) ?(?:(?<secondScale>${scale}) ?)?(?:EUR|Euro|€)(?![\\p{L}]))`,
  'gu',
);
const factors: Record<string, number> = { M: 1e6, T: 1e3 };

/** Amounts in order: "EUR 50 Millionen", "1,25 Mio. EUR", "15.000 Euro"; zero and the unreadable are left out. */
export function findEuros(text: string): EuroAmount[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const { first, second, firstScale, secondScale } = match.groups ?? {};
    const scaleWord = firstScale ?? secondScale ?? '';
    const isBillion = /^M(?:illia|rd)/u.test(scaleWord);
    const factor = isBillion ? 1e9 : (factors[scaleWord.slice(0, 1)] ?? 1);
    const number = Number((first ?? second ?? '').replaceAll('.', '').replace(',', '.'));
    const cents = Math.round(number * factor * 100);
    if (!Number.isSafeInteger(cents) || cents <= 0) return [];
    return [{ start: match.index, end: match.index + match[0].length, cents }];
  });
}
