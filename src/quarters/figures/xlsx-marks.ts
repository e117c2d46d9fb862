import { Parser } from 'htmlparser2';
import { openArchive, type ZipArchive, type ZipLimits } from '../../imports/sources/zip-archive.ts';
import { SourceError } from '../../shared/errors.ts';
import { createSheetMeasure, type SheetMeasure } from './sheet-size.ts';

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
    refuseTwins(archive);
    // All that the reader could take for a sheet is measured, each once, and together.
    const size = createSheetMeasure();
    const ofFile = new Map<string, SheetMarks>();
    for (const file of new Set(targets.values())) {
      ofFile.set(file, marksOf(await textOf(archive, file), { percentStyles, size }));
      size.endSheet();
    }
    const marks = new Map<string, SheetMarks>();
    for (const { name, relation } of sheetsOf(await textOf(archive, 'xl/workbook.xml'))) {
      const found = ofFile.get(targets.get(relation) ?? '');
      if (found) marks.set(name, found);
    }
    return marks;
  } finally {
    await archive.close();
  }
}

/** Two entries of one name: which of them is read differs between readers. */
function refuseTwins({ entries }: ZipArchive): void {
  if (new Set(entries.map(({ fileName }) => fileName)).size < entries.length) {
    throw new SourceError('Die Excel-Datei lässt sich nicht lesen: Ein Teil steht doppelt darin.');
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

/** Files of sheets by their relation. */
function targetsOf(xml: string): Map<string, string> {
  const targets = new Map<string, string>();
  walk(xml, {
    open: (name, { Id = '', Type = '', Target = '' }) => {
      if (name !== 'Relationship' || !Type.endsWith('/worksheet')) return;
      targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`);
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

/** @throws SourceError where the addresses of the cells span more than a table may have */
function marksOf(
  xml: string,
  { percentStyles, size }: { percentStyles: ReadonlySet<string>; size: SheetMeasure },
): SheetMarks {
  const errors = new Map<string, string>();
  const percents = new Set<string>();
  let cell = { place: '', type: '', hasFormula: false, value: '' };
  let isValue = false;
  walk(xml, {
    open: (name, { r = '', t = '', s = '', ref = '' }) => {
      if (name === 'row') size.row(r);
      else if (name === 'dimension') size.dimension(ref);
      else if (name === 'c') {
        size.cell(r);
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
