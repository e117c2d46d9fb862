import { formatDay, type Day } from '../../shared/dates.ts';
import type { Indicator, IndicatorValue } from './indicator.ts';

/** In which form and on which base a figure is asked for. Pure. */

type Known = Pick<IndicatorValue, 'base' | 'yearLabel' | 'referenceOn'>;

/** A base that an older source left open is no base one could ask for. */
export const askedBase = (base: string): string => (base.includes('ungenannt') ? '' : base);

/** That of the newest figure, else the register where its office keeps one, else '': the office says. */
export function wantedBase({ sourceOffice }: Pick<Indicator, 'sourceOffice'>, newest?: Known) {
  const known = askedBase(newest?.base ?? '');
  if (known !== '') return known;
  return sourceOffice.startsWith('Einwohnermelderegister') ? 'melderegister' : '';
}

/** The last period that is over, in the form of the newest figure, else as its office counts: a day or a year. */
export function wantedReference(
  { sourceOffice }: Pick<Indicator, 'sourceOffice'>,
  today: Day,
  newest?: Known,
): { text: string; on: Day | null } {
  const year = Number(today.slice(0, 4)) - 1;
  const label = newest?.yearLabel ?? '';
  const isSchoolYear = label.startsWith('Schuljahr') || sourceOffice.startsWith('Schulverwaltung');
  if (isSchoolYear) {
    return { text: `Schuljahr ${year}/${String(year + 1).slice(2)}`, on: null };
  }
  const isYear =
    newest === undefined
      ? /^(Jugendamt|Gesundheitsamt)/u.test(sourceOffice)
      : newest.referenceOn === null && /^\d{4}$/u.test(label);
  const on = `${year}-12-31`;
  return isYear ? { text: String(year), on: null } : { text: formatDay(on), on };
}
