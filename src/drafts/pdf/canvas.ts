import PDFDocument from 'pdfkit';
import type { PdfFonts } from './fonts.ts';
import { breakLines } from './lines.ts';
import { cleaned, printable } from './printable.ts';
import { page, type TextStyle } from './theme.ts';

/** A place in the structure tree that screen readers walk. */
export interface Tag {
  kind: string;
  element: PDFKit.PDFStructureElement;
}

export type Pdf = PDFKit.PDFDocument;
export type Canvas = ReturnType<typeof createCanvas>;

interface TagOptions {
  alt?: string;
  scope?: 'Row' | 'Column';
}

/**
 * pdfkit with three promises: all text is printable, all content is either tagged or an artifact, and no line breaks or
 * page breaks happen but ours. (pdfkit's own flow would leave marked content open across pages.)
 */
export function createCanvas(pdf: Pdf, fonts: PdfFonts) {
  for (const [face, font] of Object.entries(fonts.faces)) {
    // pdfkit takes a parsed font here (PDFFontFactory.open), its types do not know.
    pdf.registerFont(face, font as unknown as Buffer);
  }
  const marks = createMarks(pdf);
  const root: Tag = { kind: 'Document', element: pdf.struct('Document') };
  pdf.addStructure(root.element);

  const width = (text: string, style: TextStyle) =>
    pdf.font(style.face).fontSize(style.size).widthOfString(text, featuresOf(style));

  return {
    pdf,
    root,
    ...marks,

    /** A new place in the tree, last under its parent; `alt` is the alternative text of a figure. */
    tag(parent: Tag, kind: string, options: TagOptions = {}): Tag {
      const cleanedAlt = options.alt === undefined ? {} : { alt: cleaned(options.alt) };
      const element = pdf.struct(kind, { ...options, ...cleanedAlt });
      parent.element.add(element);
      return { kind, element };
    },

    width,

    /** The text as lines that fit `available`, every character printable. */
    lines(text: string, style: TextStyle, available: number): string[] {
      const measure = (part: string) => width(part, style);
      return breakLines(printable(text, fonts.covers), available, measure);
    },

    /** Draws one line whose line box begins at `top`; call it inside `write` or `decorate` only. */
    text(line: string, at: { x: number; top: number }, style: TextStyle): void {
      // Fira Sans: ascender 0.935, descender 0.265 of the size.
      const baseline = at.top + (style.leading - 1.2 * style.size) / 2 + 0.935 * style.size;
      pdf.font(style.face).fontSize(style.size).fillColor(style.color);
      pdf.text(line, at.x, baseline, {
        lineBreak: false,
        baseline: 'alphabetic',
        ...featuresOf(style),
      });
    },
  };
}

function featuresOf(style: TextStyle): { features?: PDFKit.Mixins.OpenTypeFeatures[] } {
  return style.tabular === true ? { features: ['tnum'] } : {};
}

/** Marked content: consecutive writes to one tag on one page share one mark, so that a paragraph is one run of text per page. */
function createMarks(pdf: Pdf) {
  let open: Tag | undefined;
  const close = () => {
    if (open !== undefined) pdf.endMarkedContent();
    open = undefined;
  };
  return {
    close,

    write(tag: Tag, draw: () => void): void {
      if (open !== tag) {
        close();
        tag.element.add(pdf.markStructureContent(tag.kind));
        open = tag;
      }
      draw();
    },

    /** Lines, boxes, repeated heads: what a screen reader skips. `Pagination` for what belongs to the page, not the text. */
    decorate(draw: () => void, kind: 'Layout' | 'Pagination' = 'Layout'): void {
      close();
      pdf.markContent('Artifact', { type: kind });
      draw();
      pdf.endMarkedContent();
    },

    addPage(): void {
      close();
      pdf.addPage();
    },
  };
}

/** Attributes pdfkit has no option for (ISO 32000-1, 14.8.5); strings become PDF names. */
export function setAttributes(
  tag: Tag,
  attributes: Record<string, string | number | number[]>,
): void {
  const element = tag.element as unknown as { dictionary: { data: Record<string, unknown> } };
  element.dictionary.data['A'] = attributes;
}

/** An empty tagged PDF/UA-1 document; every page is kept open until the end, because the footer counts them. */
export function createPdf(info: PDFKit.DocumentInfo): Pdf {
  const options = {
    pdfVersion: '1.7',
    tagged: true,
    lang: 'de-DE',
    displayTitle: true,
    // pdfkit knows PDF/UA since 0.14, its types do not.
    subset: 'PDF/UA' as string,
    size: 'A4',
    margin: 0,
    autoFirstPage: false,
    bufferPages: true,
    // Empty: do not load Helvetica, which PDF/UA forbids because it is not embedded.
    font: '',
    info,
  };
  const pdf = new PDFDocument(options as PDFKit.PDFDocumentOptions);
  escapeMetadata(pdf);
  return pdf;
}

/** pdfkit 0.20 copies the title into its XML metadata as it is; a "&" would make the whole packet unreadable. */
function escapeMetadata(pdf: Pdf): void {
  const endMetadata = pdf.endMetadata.bind(pdf);
  pdf.endMetadata = () => {
    for (const key of ['Title', 'Subject', 'Creator', 'Producer'] as const) {
      const value = pdf.info[key];
      if (value !== undefined) {
        pdf.info[key] = value.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
      }
    }
    endMetadata();
  };
}

/** Distance from the top of the page turned into PDF's coordinates, which count from the bottom. */
export function fromBottom(top: number): number {
  return page.height - top;
}
