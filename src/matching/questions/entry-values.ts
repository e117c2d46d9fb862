import { postedText, type PostedValues } from '../../http/posted.ts';

/** How the form of an entry is posted: one field per row, named `<field>.<row>`, and the versions of all rows at once. */

export const rowFieldName = (field: string, rowId: string): string => `${field}.${rowId}`;

/** The address of a field within the page; several entries have fields of the same name. */
export const rowFieldId = (entryKey: string, name: string): string => {
  const [field = '', rowId = ''] = name.split('.');
  return rowId === '' ? `f-${name}` : `f-${field}-${entryKey}.${rowId}`;
};

/** What was typed, row by row, for these fields only. */
export function valuesByRow(
  values: PostedValues,
  fields: readonly string[],
): Map<string, PostedValues> {
  const rows = new Map<string, Record<string, string | readonly string[]>>();
  for (const [name, value] of Object.entries(values)) {
    const [field = '', rowId = ''] = name.split('.');
    if (rowId === '' || !fields.includes(field)) continue;
    const row = rows.get(rowId) ?? {};
    row[field] = value;
    rows.set(rowId, row);
  }
  return rows;
}

/** Whether anything was typed or chosen. */
export const isFilled = (row: PostedValues): boolean =>
  Object.values(row).some((value) =>
    typeof value === 'string' ? value.trim() !== '' : value.length > 0,
  );

/** `id:version` for each row, so that a long list costs one field instead of hundreds. */
export function versionsText(versions: ReadonlyMap<string, number>): string {
  return [...versions].map(([id, version]) => `${id}:${version}`).join(' ');
}

export function postedVersions(body: unknown): Map<string, number> {
  const text = postedText(body, 'versionen', 100_000);
  const pairs = text.split(' ').flatMap((pair): [string, number][] => {
    const [, id = '', version = ''] = /^([\w-]{1,64}):(\d{1,9})$/u.exec(pair) ?? [];
    return id === '' ? [] : [[id, Number(version)]];
  });
  return new Map(pairs);
}
