import writeXlsxFile, { type Sheet } from 'write-excel-file/node';
import type { ListRow } from '../../http/lists.ts';

const widths: Record<string, number> = {
  Bezeichnung: 44,
  'Definition Zähler': 44,
  'Definition Nenner': 40,
  Anlass: 36,
  Gebiet: 28,
};

/** Rows as an Excel workbook: the table first, with a heading that stays in sight, then how to fill it in. */
export async function figureSheet(
  rows: readonly ListRow[],
  { name, hints }: { name: string; hints: readonly string[] },
): Promise<Buffer> {
  const columns = Object.keys(rows[0] ?? {});
  const sheets: Sheet<Buffer>[] = [
    {
      sheet: name,
      stickyRowsCount: 1,
      columns: columns.map((column) => ({ width: widths[column] ?? 18 })),
      data: [
        columns.map((value) => ({ value, fontWeight: 'bold' as const })),
        ...rows.map((row) => columns.map((column) => cellOf(row[column]))),
      ],
    },
    {
      sheet: 'Hinweise',
      columns: [{ width: 120 }],
      data: hints.map((value) => [{ value, wrap: true }]),
    },
  ];
  return writeXlsxFile(sheets).toBuffer();
}

function cellOf(value: ListRow[string] | undefined): string | number | boolean | null {
  if (value === undefined || value === null) return null;
  return typeof value === 'object' ? value.join(', ') : value;
}
