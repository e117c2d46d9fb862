/** Money is integer cents everywhere; only this file turns cents into text and text into cents. */

const euros = new Intl.NumberFormat('de-DE', { style: 'currency', currency: 'EUR' });
const wholeEuros = new Intl.NumberFormat('de-DE', {
  style: 'currency',
  currency: 'EUR',
  maximumFractionDigits: 0,
});

/** `1234567` → `12.345,67 €`. */
export function formatCents(cents: number): string {
  // Matching words sums by the hundred thousand; the general format takes ten times as long for the same text.
  if (!Number.isSafeInteger(cents) || cents < 0 || Object.is(cents, -0)) {
    return euros.format(cents / 100);
  }
  const rest = cents % 100;
  let groups = '';
  let whole = (cents - rest) / 100;
  for (; whole >= 1000; whole = Math.floor(whole / 1000)) {
    groups = `.${String(whole % 1000).padStart(3, '0')}${groups}`;
  }
  return `${whole}${groups},${rest < 10 ? '0' : ''}${rest}\u00a0€`;
}

/** For tables where cents only disturb; never for sums that somebody adds up. `4250000` → `42.500 €`. */
export function formatCentsShort(cents: number): string {
  return cents % 100 === 0 ? wholeEuros.format(cents / 100) : formatCents(cents);
}

/** The text of an input field: `1.234,56`. */
export function centsToInput(cents: number | null): string {
  return cents === null ? '' : formatCents(cents).replace(/\s?€/u, '');
}

const amount = /^\d{1,3}(\.\d{3})*(,\d{1,2})?$|^\d{1,12}([,.]\d{1,2})?$/u;

/**
 * German and plain notations: `1.234,56`, `1234,5`, `1234.56`, with or without €. A single dot followed by three
 * digits groups thousands. Undefined if it is not an amount of zero or more below ten thousand million euros.
 */
export function parseCents(text: string): number | undefined {
  const plain = text.replaceAll(/[\s€\u00A0]|EUR/gu, '');
  if (!amount.test(plain)) return undefined;
  const isGrouped = /^\d{1,3}(\.\d{3})+(,|$)/u.test(plain);
  const normal =
    isGrouped || plain.includes(',') ? plain.replaceAll('.', '').replace(',', '.') : plain;
  const cents = Math.round(Number(normal) * 100);
  return Number.isSafeInteger(cents) && cents < 1_000_000_000_000 ? cents : undefined;
}

/** Splits cents by weights without losing one: the largest remainders get the odd cents, earlier ones first. */
export function splitCents(totalCents: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  if (sum === 0) return weights.map(() => 0);
  const exact = weights.map((weight) => (totalCents * weight) / sum);
  const parts = exact.map(Math.floor);
  let rest = totalCents - parts.reduce((a, b) => a + b, 0);
  const byRemainder = exact
    .map((value, index) => ({ index, remainder: value - Math.floor(value) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of byRemainder) {
    if (rest <= 0) break;
    parts[index] = (parts[index] ?? 0) + 1;
    rest -= 1;
  }
  return parts;
}
