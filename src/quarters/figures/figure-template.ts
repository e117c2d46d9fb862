import type { ListRow } from '../../http/lists.ts';
import type { FigureArea } from './figure-area.ts';
import { fileBases } from './figure-base.ts';
import type { Indicator } from './indicator.ts';

/** One empty row of the file that goes to the statistics office and comes back filled in. */
export interface TemplateRow {
  area: Pick<FigureArea, 'fileName'>;
  indicator: Indicator;
  reference: string;
  base: string;
  /** Why it is asked for; '' in the general template. */
  reason: string;
}

/** Columns as `figure-column.ts` reads them back; value and counts are empty. */
export function templateCells({ area, indicator, reference, base, reason }: TemplateRow): ListRow {
  return {
    Gebiet: area.fileName,
    Kennzahl: indicator.id,
    'Jahr oder Stichtag': reference,
    Wert: null,
    Zähler: null,
    Nenner: null,
    Grundlage: fileBases.find(({ code }) => code === base)?.label ?? base,
    Quelle: null,
    Bezeichnung: indicator.name,
    Einheit: indicator.unit,
    'Definition Zähler': indicator.numerator,
    'Definition Nenner': indicator.denominator ?? 'keiner (Anzahl)',
    Anlass: reason,
  };
}

/** How the columns are filled in; a second sheet of the XLSX, and on the page. */
export const templateHints = [
  'Gebiet: Name des Quartiers; „Stadt“ für den Wert der ganzen Stadt, „Stadtteil …“ für den eines Stadtteils.',
  'Kennzahl: Kürzel oder Name, wie in der Vorlage.',
  'Jahr oder Stichtag: 2024 oder 31.12.2024.',
  'Wert: in der angegebenen Einheit, zum Beispiel 12,3 für 12,3 %. Oder Zähler und Nenner; dann wird der Wert errechnet. Sind alle drei da, müssen sie zusammenpassen.',
  '0 heißt null. Leer heißt: keine Aussage. „k. A.“ heißt: keine Angabe. „.“, „x“ oder „gesperrt“ heißt: von der Quelle gesperrt. Ein einzelner Strich wird abgelehnt, weil er beides heißen kann.',
  'Grundlage und Quelle: nur nötig, wo sie von der Angabe beim Hochladen abweichen.',
] as const;
