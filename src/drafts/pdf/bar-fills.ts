import type { Canvas } from './canvas.ts';
import { colors } from './theme.ts';

interface Box {
  x: number;
  top: number;
  width: number;
  height: number;
}

type Fill = (canvas: Canvas, box: Box) => void;

/** Told apart by lightness and pattern, so also on a grey print: solid dark, light with stripes, white with outline. */
const fills: readonly Fill[] = [
  (canvas, box) => {
    canvas.pdf.rect(box.x, box.top, box.width, box.height).fill(colors.accent);
  },
  (canvas, box) => {
    canvas.pdf.rect(box.x, box.top, box.width, box.height).fill(colors.tint);
    drawStripes(canvas, box);
    outline(canvas, box);
  },
  (canvas, box) => {
    canvas.pdf.rect(box.x, box.top, box.width, box.height).fill(colors.paper);
    outline(canvas, box);
  },
  (canvas, box) => {
    canvas.pdf.rect(box.x, box.top, box.width, box.height).fill(colors.rule);
    outline(canvas, box);
  },
];

export function fillBar(canvas: Canvas, series: number, box: Box): void {
  fills[series % fills.length]?.(canvas, box);
}

function outline(canvas: Canvas, box: Box): void {
  canvas.pdf
    .rect(box.x, box.top, box.width, box.height)
    .lineWidth(0.7)
    .strokeColor(colors.accent)
    .stroke();
}

function drawStripes(canvas: Canvas, box: Box): void {
  const { pdf } = canvas;
  pdf.save().rect(box.x, box.top, box.width, box.height).clip();
  for (let x = box.x - box.height; x < box.x + box.width; x += 4) {
    pdf.moveTo(x, box.top + box.height).lineTo(x + box.height, box.top);
  }
  pdf.lineWidth(0.7).strokeColor(colors.accent).stroke();
  pdf.restore();
}
