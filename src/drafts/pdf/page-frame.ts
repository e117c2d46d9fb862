import type { DraftDocument } from '../document.ts';
import type { Canvas } from './canvas.ts';
import { bodyWidth, colors, page, type } from './theme.ts';

const pageNumberWidth = 80;
const maxHeaderLines = 3;
const maxFooterLines = 2;

/** What every page carries beside its content; made before the first page, because the header decides where the text begins. */
export interface PageFrame {
  bodyTop: number;
  /** Draws header and footer on all pages; call once, after the last piece. */
  drawAll: () => void;
}

export function createPageFrame(canvas: Canvas, document: DraftDocument): PageFrame {
  const header = canvas.lines(document.watermark, type.header, bodyWidth).slice(0, maxHeaderLines);
  const footer = canvas
    .lines(document.footer, type.footer, bodyWidth - pageNumberWidth)
    .slice(0, maxFooterLines);
  const ruleTop = page.headerTop + header.length * type.header.leading + 4;

  const drawHeader = () => {
    for (const [index, line] of header.entries()) {
      const top = page.headerTop + index * type.header.leading;
      canvas.text(line, { x: page.left, top }, type.header);
    }
    rule(canvas, ruleTop, colors.accent);
  };
  const drawFooter = (pageNumber: number, pageCount: number) => {
    rule(canvas, page.footerTop - 4, colors.hairline);
    for (const [index, line] of footer.entries()) {
      const top = page.footerTop + index * type.footer.leading;
      canvas.text(line, { x: page.left, top }, type.footer);
    }
    const label = `Seite ${pageNumber} von ${pageCount}`;
    const x = page.left + bodyWidth - canvas.width(label, type.footer);
    canvas.text(label, { x, top: page.footerTop }, type.footer);
  };

  return {
    bodyTop: ruleTop + 22,
    drawAll() {
      const { start, count } = canvas.pdf.bufferedPageRange();
      for (let index = 0; index < count; index += 1) {
        canvas.pdf.switchToPage(start + index);
        canvas.decorate(drawHeader, 'Pagination');
        canvas.decorate(() => {
          drawFooter(index + 1, count);
        }, 'Pagination');
      }
    },
  };
}

function rule(canvas: Canvas, top: number, color: string): void {
  canvas.pdf
    .moveTo(page.left, top)
    .lineTo(page.left + bodyWidth, top)
    .lineWidth(0.6)
    .strokeColor(color)
    .stroke();
}
