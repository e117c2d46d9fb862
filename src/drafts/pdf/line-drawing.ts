import type { PlacedLines } from '../../shared/line-geometry.ts';
import type { Canvas } from './canvas.ts';
import { colors, type } from './theme.ts';

const dot = 2.3;

/** The drawing itself, in points of the page; call it inside the mark of its figure. */
export function drawLines(canvas: Canvas, placed: PlacedLines, rightEdge: number): void {
  drawScale(canvas, placed);
  // The first series last, so that it lies on top where the two meet.
  for (const [index, series] of [...placed.series.entries()].reverse()) {
    const draw = index === 0 ? drawSolid : drawDashed;
    draw(canvas, series);
    if (series.end === null) continue;
    const { x, y, label } = series.end;
    const [text = ''] = canvas.lines(`${series.name} ${label}`, type.small, rightEdge - x - 6);
    canvas.text(text, { x: x + 6, top: y - type.small.leading / 2 }, type.small);
  }
}

function drawScale(canvas: Canvas, { area, yTicks, xTicks, zero }: PlacedLines): void {
  const { pdf } = canvas;
  for (const { y, label } of yTicks) {
    pdf.moveTo(area.left, y).lineTo(area.right, y).lineWidth(0.4).strokeColor(colors.hairline);
    pdf.stroke();
    const width = canvas.width(label, type.small);
    const at = { x: area.left - 5 - width, top: y - type.small.leading / 2 };
    canvas.text(label, at, type.small);
  }
  pdf.moveTo(area.left, zero).lineTo(area.right, zero).lineWidth(0.7).strokeColor(colors.ink);
  pdf.stroke();
  for (const { x, label } of xTicks) {
    const [text = ''] = canvas.lines(label, type.small, 60);
    const at = { x: x - canvas.width(text, type.small) / 2, top: area.bottom + 4 };
    canvas.text(text, at, type.small);
  }
}

type Series = PlacedLines['series'][number];

/** Dark, solid, filled circles: the quarter. */
function drawSolid({ pdf }: Canvas, { paths, points }: Series): void {
  for (const path of paths) pdf.path(path).lineWidth(1.4).strokeColor(colors.accent).stroke();
  for (const { x, y } of points) pdf.circle(x, y, dot).fill(colors.accent);
}

/** Grey, dashed, open squares: the city. */
function drawDashed({ pdf }: Canvas, { paths, points }: Series): void {
  for (const path of paths) {
    pdf.path(path).lineWidth(1.1).strokeColor(colors.quiet).dash(3.5, { space: 2.5 }).stroke();
    pdf.undash();
  }
  for (const { x, y } of points) {
    pdf.rect(x - dot, y - dot, 2 * dot, 2 * dot).lineWidth(0.9);
    pdf.fillAndStroke(colors.paper, colors.quiet);
  }
}
