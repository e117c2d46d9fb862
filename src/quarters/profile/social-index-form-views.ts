import type { FieldView } from '../../http/page-parts.ts';
import type { MunicipalFigures } from './chosen-figures.ts';
import type { AnsweredIndex } from './social-index-query.ts';

/** What one may choose: municipality, year, origin of the values, indicators. */
export function indexFields(
  { municipalities, municipality }: MunicipalFigures,
  { choice, indicators, year, isDemo }: AnsweredIndex,
): FieldView[] {
  const selects = [
    {
      name: 'kommune',
      label: 'Kommune',
      value: municipality?.key ?? '',
      options: municipalities.map(({ key, name }) => ({ value: key, label: name })),
      isShown: municipalities.length > 1,
    },
    {
      name: 'jahr',
      label: 'Jahr',
      value: String(year ?? ''),
      options: choice.years.map((one) => ({ value: String(one), label: String(one) })),
      isShown: choice.years.length > 0,
    },
    {
      name: 'werte',
      label: 'Werte',
      value: isDemo ? 'demo' : 'veroeffentlicht',
      options: [
        { value: 'veroeffentlicht', label: 'veröffentlichte Werte' },
        { value: 'demo', label: 'Demo-Werte (erfunden)' },
      ],
      isShown: choice.hasDemo,
    },
  ];
  return [
    ...selects
      .filter(({ isShown }) => isShown)
      .map(({ name, label, value, options }) => ({
        name,
        label,
        value,
        options,
        kind: 'select' as const,
        required: true,
      })),
    {
      name: 'kennzahl',
      label: 'Kennzahlen',
      kind: 'checkbox',
      required: true,
      value: indicators.map(({ id }) => id),
      hint: 'Nur Kennzahlen, bei denen hoch oder niedrig eine Belastung bedeutet.',
      options: choice.indicators.map(({ id, name }) => ({ value: id, label: name })),
    },
  ];
}
