import { createHash } from 'node:crypto';
import type { Block, DraftDocument } from '../document.ts';
import { createCanvas, createPdf, type Canvas, type Pdf } from './canvas.ts';
import { chartPieces } from './chart.ts';
import { factsPieces } from './facts.ts';
import { placePieces, type Piece } from './flow.ts';
import type { PdfFonts } from './fonts.ts';
import { createBookmarks, headingPieces, type Bookmarks } from './heading.ts';
import { lineChartPieces } from './line-chart.ts';
import { checklistPieces, listPieces } from './list.ts';
import { openingPieces } from './opening.ts';
import { createPageFrame } from './page-frame.ts';
import { paragraphPieces } from './paragraph.ts';
import { cleaned } from './printable.ts';
import { signaturePieces } from './signature.ts';
import { tablePieces } from './table.ts';
import { keptWithNext } from './text-pieces.ts';
import { timelinePieces } from './timeline.ts';

export interface DraftPdfOptions {
  createdAt: Date;
  /** From `loadPdfFonts`, parsed once at start. */
  fonts: PdfFonts;
}

/** The document as a tagged PDF (PDF/UA-1, A4). The same document, date and fonts give the same bytes. */
export async function renderDraftPdf(
  document: DraftDocument,
  options: DraftPdfOptions,
): Promise<Buffer> {
  const pdf = createPdf(describe(document, options.createdAt));
  const bytes = collect(pdf);
  const canvas = createCanvas(pdf, options.fonts);
  const bookmarks = createBookmarks(canvas);
  const frame = createPageFrame(canvas, document);
  const pieces = [
    ...openingPieces(canvas, document),
    ...document.blocks.filter(hasContent).flatMap((block, index, all) => {
      const drawn = blockPieces(canvas, block, bookmarks);
      return isRemarkUnderHeading(block, all[index - 1]) ? keptWithNext(drawn) : drawn;
    }),
  ];
  placePieces(canvas, pieces, frame.bodyTop);
  frame.drawAll();
  pdf.end();
  return bytes;
}

/** A remark under a heading is not yet what the heading announces: the two never stand alone at the end of a page. */
function isRemarkUnderHeading(block: Block, before: Block | undefined): boolean {
  return before?.kind === 'heading' && block.kind === 'paragraph' && block.tone === 'note';
}

/** A list or table without content is not printed: an empty one in the structure tree is an error in PDF/UA. */
function hasContent(block: Block): boolean {
  if (block.kind === 'list' || block.kind === 'checklist') return block.items.length > 0;
  if (block.kind === 'facts') return block.rows.length > 0;
  if (block.kind === 'lineChart') return block.panels.length > 0;
  if (block.kind === 'timeline') return block.groups.length > 0;
  return block.kind !== 'table' || block.columns.length > 0;
}

function blockPieces(canvas: Canvas, block: Block, bookmarks: Bookmarks): Piece[] {
  switch (block.kind) {
    case 'heading':
      return headingPieces(canvas, block, bookmarks);
    case 'paragraph':
      return paragraphPieces(canvas, block);
    case 'list':
      return listPieces(canvas, block);
    case 'facts':
      return factsPieces(canvas, block);
    case 'table':
      return tablePieces(canvas, block);
    case 'chart':
      return chartPieces(canvas, block);
    case 'lineChart':
      return lineChartPieces(canvas, block);
    case 'checklist':
      return checklistPieces(canvas, block);
    case 'signature':
      return signaturePieces(canvas, block);
    case 'timeline':
      return timelinePieces(canvas, block);
  }
}

/** pdfkit makes the file's ID from these entries; the fingerprint gives different drafts different IDs. */
function describe(
  document: DraftDocument,
  createdAt: Date,
): PDFKit.DocumentInfo & { Fingerprint: string } {
  return {
    Title: cleaned(document.title),
    Subject: cleaned(document.subtitle ?? document.watermark),
    Creator: 'Förderpfad',
    Producer: 'pdfkit',
    CreationDate: createdAt,
    Fingerprint: createHash('sha256').update(JSON.stringify(document)).digest('hex'),
  };
}

function collect(pdf: Pdf): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    pdf.on('end', () => {
      resolve(Buffer.concat(chunks));
    });
    pdf.on('error', reject);
  });
}
