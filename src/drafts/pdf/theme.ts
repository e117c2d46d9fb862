/** Every measure, colour and type size of a printed draft, in PDF points; nothing else in this room holds a number of taste. */
export type Face = 'regular' | 'semibold' | 'italic';

export interface TextStyle {
  face: Face;
  size: number;
  /** Distance from one line to the next. */
  leading: number;
  color: string;
  /** Figures of equal width, so that columns of amounts stand under each other. */
  tabular?: boolean;
}

const millimetre = 72 / 25.4;

export const page = {
  width: 595.28,
  height: 841.89,
  /** 25 mm on the left: the sheet is punched and filed. */
  left: 25 * millimetre,
  right: 20 * millimetre,
  headerTop: 13 * millimetre,
  footerTop: 278 * millimetre,
  bottom: 271 * millimetre,
};

export const bodyWidth = page.width - page.left - page.right;

/** The one accent is dark enough to print black; nothing is said by colour alone. */
export const colors = {
  ink: '#1c1c1c',
  quiet: '#4d4d4d',
  accent: '#12355b',
  rule: '#8f98a3',
  hairline: '#c9ced4',
  tint: '#eef1f4',
  paper: '#ffffff',
};

export const space = {
  beforeHeading: { 1: 22, 2: 16, 3: 12 },
  afterHeading: 5,
  block: 9,
  /** Above a table or chart. */
  beforeFigure: 13,
  item: 3,
  cell: 5,
  cellVertical: 3.5,
  bar: 2.5,
  barGap: 9,
  signature: 46,
};

const { ink, quiet, accent } = colors;

export const type = {
  title: { face: 'semibold', size: 21, leading: 26, color: accent },
  subtitle: { face: 'regular', size: 12, leading: 17, color: quiet },
  notice: { face: 'semibold', size: 11, leading: 15, color: ink },
  heading1: { face: 'semibold', size: 14.5, leading: 19, color: accent },
  heading2: { face: 'semibold', size: 12, leading: 16, color: ink },
  heading3: { face: 'semibold', size: 10.5, leading: 14.5, color: ink },
  body: { face: 'regular', size: 10.5, leading: 15, color: ink },
  strong: { face: 'semibold', size: 10.5, leading: 15, color: ink },
  note: { face: 'italic', size: 9, leading: 12.5, color: quiet },
  label: { face: 'regular', size: 9.5, leading: 15, color: quiet },
  caption: { face: 'semibold', size: 10, leading: 14, color: ink },
  tableHead: { face: 'semibold', size: 9, leading: 12, color: ink },
  cell: { face: 'regular', size: 9, leading: 12, color: ink },
  cellStrong: { face: 'semibold', size: 9, leading: 12, color: ink },
  small: { face: 'regular', size: 8, leading: 11, color: quiet },
  header: { face: 'semibold', size: 9.5, leading: 12, color: accent },
  footer: { face: 'regular', size: 8.5, leading: 11, color: quiet },
} satisfies Record<string, TextStyle>;
