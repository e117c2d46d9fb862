import type { Counted } from './secrecy.ts';
import type { Indicator } from './indicator.ts';

/** What a figure of an indicator may be, and how value, numerator and denominator belong together; pure. */

/** How many a rate counts per: a share per hundred, "je 1.000" per thousand; 1 for a mere quotient. */
export function factorOf({ unit }: Pick<Indicator, 'unit'>): number {
  if (unit === '%' || unit === 'je 100') return 100;
  return unit === 'je 1.000' ? 1000 : 1;
}

export const isShare = ({ unit, denominator }: Pick<Indicator, 'unit' | 'denominator'>): boolean =>
  unit === '%' && denominator !== null;

/** A balance of arrivals and departures is the one thing that falls below zero. */
const mayBeNegative = ({ name }: Pick<Indicator, 'name'>): boolean => /saldo/iu.test(name);

const countsThings = ({ unit }: Pick<Indicator, 'unit'>): boolean => !unit.includes('m²');

export interface Measured {
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  /** Decimals of the value as the file wrote it. */
  decimals: number;
}

export interface Worked {
  value: number;
  numerator: number | null;
  denominator: number | null;
  origin: 'berichtet' | 'abgeleitet';
}

export type WorkedFigure = { ok: true; figure: Worked } | { ok: false; why: string };

/**
 * Value from numerator and denominator, or all three checked against each other. A value worked out here is
 * `abgeleitet`, one the file states is `berichtet`. Reasons never repeat a number: it could be a small count.
 */
export function workOut(measured: Measured, indicator: Indicator): WorkedFigure {
  if (indicator.denominator === null) return workOutCount(measured, indicator);
  const { numerator, denominator } = measured;
  if ((numerator === null) !== (denominator === null)) {
    const [has, lacks] = numerator === null ? ['Nenner', 'Zähler'] : ['Zähler', 'Nenner'];
    return no(`${has} ohne ${lacks}: Es werden beide gebraucht`);
  }
  const wrong = countProblem(measured, indicator);
  if (wrong !== undefined) return no(wrong);
  const worked =
    numerator === null || denominator === null
      ? null
      : rounded((numerator / denominator) * factorOf(indicator));
  const value = measured.value ?? worked;
  if (value === null) return no('Es fehlt der Wert');
  if (worked !== null && measured.value !== null && !agree(measured, worked)) {
    return no('Der Wert widerspricht Zähler und Nenner');
  }
  const range = rangeProblem(value, indicator);
  if (range !== undefined) return no(range);
  const origin = measured.value === null ? 'abgeleitet' : 'berichtet';
  return { ok: true, figure: { value, numerator, denominator, origin } };
}

function workOutCount({ value, numerator, denominator }: Measured, indicator: Indicator) {
  if (denominator !== null) return no('Diese Kennzahl ist eine Anzahl und hat keinen Nenner');
  if (value !== null && numerator !== null && value !== numerator) {
    return no('Der Wert widerspricht dem Zähler');
  }
  const count = value ?? numerator;
  if (count === null) return no('Es fehlt der Wert');
  const range = rangeProblem(count, indicator);
  if (range !== undefined) return no(range);
  const figure: Worked = { value: count, numerator: null, denominator: null, origin: 'berichtet' };
  return { ok: true, figure } as const;
}

function countProblem({ numerator, denominator }: Measured, indicator: Indicator) {
  if (numerator === null || denominator === null) return undefined;
  if (denominator === 0) return 'Der Nenner ist null';
  if (denominator < 0) return 'Der Nenner ist negativ';
  if (numerator < 0 && !mayBeNegative(indicator)) return 'Der Zähler ist negativ';
  if (!Number.isInteger(denominator)) return 'Der Nenner ist keine ganze Zahl';
  if (countsThings(indicator) && !Number.isInteger(numerator)) {
    return 'Der Zähler ist keine ganze Zahl';
  }
  return isShare(indicator) && numerator > denominator
    ? 'Der Zähler ist größer als der Nenner'
    : undefined;
}

/** Wide enough for every city, narrow enough for a slipped comma or a column that is another one. */
function rangeProblem(value: number, indicator: Indicator): string | undefined {
  if (value < 0 && !mayBeNegative(indicator)) return 'Der Wert ist negativ';
  if (indicator.denominator === null) {
    if (!Number.isInteger(value)) return 'Eine Anzahl muss eine ganze Zahl sein';
    return value > 20_000_000 ? 'Der Wert ist unplausibel groß' : undefined;
  }
  const most = isShare(indicator) ? 100 : factorOf(indicator) === 1 ? 500 : factorOf(indicator) * 3;
  if (Math.abs(value) <= most) return undefined;
  return isShare(indicator)
    ? 'Ein Anteil liegt zwischen 0 und 100 %'
    : `Der Wert ist unplausibel (mehr als ${most} ${indicator.unit})`;
}

/** The stated value may be rounded to the decimals it was written with. */
function agree({ value, decimals }: Measured, worked: number): boolean {
  const tolerance = 0.5 * 10 ** -Math.min(decimals, 4) + 1e-9;
  return value !== null && Math.abs(value - worked) <= tolerance;
}

const rounded = (value: number): number => Number(value.toFixed(4));

/** What of a figure could be a small number of people. */
export function countedOf(
  figure: { value: number | null; numerator: number | null; denominator: number | null },
  indicator: Pick<Indicator, 'unit' | 'denominator'>,
): Counted {
  const { value, numerator, denominator } = figure;
  if (indicator.denominator === null) return { count: value, rest: null, denominator: null };
  const hasCounts = numerator !== null && denominator !== null;
  return {
    count: numerator === null ? null : Math.abs(numerator),
    rest: hasCounts && isShare(indicator) ? denominator - numerator : null,
    denominator,
  };
}

function no(why: string): { ok: false; why: string } {
  return { ok: false, why };
}
