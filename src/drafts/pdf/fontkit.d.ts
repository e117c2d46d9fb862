/** The little of fontkit (pdfkit's own font reader, without types of its own) that fonts.ts uses. */
declare module 'fontkit' {
  export interface Font {
    /** Every code point the font has a glyph for. */
    characterSet: number[];
    glyphForCodePoint(codePoint: number): { id: number };
    layout(text: string): { advanceWidth: number };
  }

  export function create(bytes: Uint8Array): Font;
}
