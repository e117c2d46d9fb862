import { Parser } from 'htmlparser2';
import { openArchive, type ZipArchive, type ZipLimits } from '../../imports/sources/zip-archive.ts';

/**
 * What the XLSX reader does not tell of a cell: it gives error values and formulas without a result as empty, and a
 * percentage as its hundredth part. Opening the archive also refuses what is no ZIP, or a bomb, before that reader.
 */
export interface SheetMarks {
  /** Error value or "Formel", by `row:column`, both from one. */
  errors: ReadonlyMap<string, string>;
  percents: ReadonlySet<string>;
}

const megabyte = 1024 * 1024;
const xlsxLimits: ZipLimits = {
  entries: 2000,
  bytesPerEntry: 80 * megabyte,
  bytesTogether: 160 * megabyte,
  ratio: 1000,
};

/** By name of the sheet. @throws SourceError for what is no archive within the limits */
export async function readMarks(path: string): Promise<Map<string, SheetMarks>> {
  const archive = await openArchive(path, xlsxLimits);
  try {
    const percentStyles = percentStylesOf(await textOf(archive, 'xl/styles.xml'));
    const targets = targetsOf(await textOf(archive, 'xl/_rels/workbook.xml.rels'));
    const marks = new Map<string, SheetMarks>();
    for (const { name, relation } of sheetsOf(await textOf(archive, 'xl/workbook.xml'))) {
      const target = targets.get(relation);
      if (target === undefined) continue;
      const file = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
      marks.set(name, marksOf(await textOf(archive, file), percentStyles));
    }
    return marks;
  } finally {
    await archive.close();
  }
}

async function textOf(archive: ZipArchive, name: string): Promise<string> {
  const entry = archive.entries.find(({ fileName }) => fileName === name);
  return entry === undefined ? '' : (await archive.read(entry)).toString('utf8');
}

interface Handlers {
  open: (name: string, attributes: Record<string, string>) => void;
  text?: (text: string) => void;
  close?: (name: string) => void;
}

/** Names without their prefix, `x:c` and `c` alike. */
function walk(xml: string, { open, text, close }: Handlers): void {
  const local = (name: string): string => name.slice(name.indexOf(':') + 1);
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        open(local(name), attributes);
      },
      ontext: (data) => text?.(data),
      onclosetag: (name) => close?.(local(name)),
    },
    { xmlMode: true },
  );
  parser.end(xml);
}

function sheetsOf(xml: string): { name: string; relation: string }[] {
  const sheets: { name: string; relation: string }[] = [];
  walk(xml, {
    open: (name, attributes) => {
      if (name !== 'sheet') return;
      const relation = Object.entries(attributes).find(([key]) => /^\w+:id$/u.test(key))?.[1];
      sheets.push({ name: attributes['name'] ?? '', relation: relation ?? '' });
    },
  });
  return sheets;
}

function targetsOf(xml: string): Map<string, string> {
  const targets = new Map<string, string>();
  walk(xml, {
    open: (name, { Id, Target }) => {
      if (name === 'Relationship') targets.set(Id ?? '', Target ?? '');
    },
  });
  return targets;
}

/** Formats 9 and 10 are built in: 0 % and 0.00 %. */
function percentStylesOf(xml: string): ReadonlySet<string> {
  const formats = new Set(['9', '10']);
  const styles = new Set<string>();
  let [isInside, index] = [false, 0];
  walk(xml, {
    open: (name, { numFmtId = '', formatCode = '' }) => {
      if (name === 'numFmt' && formatCode.includes('%')) formats.add(numFmtId);
      if (name === 'cellXfs') isInside = true;
      if (name !== 'xf' || !isInside) return;
      if (formats.has(numFmtId)) styles.add(String(index));
      index += 1;
    },
    close: (name) => {
      if (name === 'cellXfs') isInside = false;
    },
  });
  return styles;
}

function marksOf(xml: string, percentStyles: ReadonlySet<string>): SheetMarks {
  const errors = new Map<string, string>();
  const percents = new Set<string>();
  let cell = { place: '', type: '', hasFormula: false, value: '' };
  let isValue = false;
  walk(xml, {
    open: (name, { r = '', t = '', s = '' }) => {
      if (name === 'c') {
        cell = { place: placeOf(r), type: t, hasFormula: false, value: '' };
        if (percentStyles.has(s)) percents.add(cell.place);
      } else if (name === 'f') cell.hasFormula = true;
      else if (name === 'v') isValue = true;
    },
    text: (data) => {
      if (isValue) cell.value += data;
    },
    close: (name) => {
      if (name === 'v') isValue = false;
      if (name !== 'c') return;
      if (cell.type === 'e') errors.set(cell.place, cell.value.slice(0, 12) || '#');
      else if (cell.hasFormula && cell.value === '') errors.set(cell.place, 'Formel');
    },
  });
  return { errors, percents };
}

/** `C12` → `12:3`. */
function placeOf(address: string): string {
  const [, letters = '', row = ''] = /^([A-Z]+)(\d+)$/u.exec(address) ?? [];
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return `${row}:${column}`;
}
