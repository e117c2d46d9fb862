import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { create, type Font } from 'fontkit';
import type { Face } from './theme.ts';

/** The parsed faces, to be made once at start and handed to every rendering. */
export interface PdfFonts {
  faces: Record<Face, Font>;
  /** Whether every face has a glyph for the code point. */
  covers: (codePoint: number) => boolean;
}

/** Reads and parses the three faces in `fontFolder` (about 0.2 s); throws where a file is missing. */
export function loadPdfFonts(fontFolder: string): PdfFonts {
  const faces = {
    regular: parse(join(fontFolder, 'FiraSans_400Regular.ttf')),
    semibold: parse(join(fontFolder, 'FiraSans_600SemiBold.ttf')),
    italic: parse(join(fontFolder, 'FiraSans_400Regular_Italic.ttf')),
  };
  const sets = Object.values(faces).map((font) => new Set(font.characterSet));
  return { faces, covers: (codePoint) => sets.every((set) => set.has(codePoint)) };
}

function parse(file: string): Font {
  const font = create(readFileSync(file));
  // fontkit remembers a glyph together with the character it was first asked for, and that ends up in the PDF's
  // text layer. Asking for all of them now, in fixed order, keeps one document from changing the bytes of the next.
  for (const codePoint of [...font.characterSet].sort((a, b) => a - b)) {
    font.glyphForCodePoint(codePoint);
  }
  return font;
}
