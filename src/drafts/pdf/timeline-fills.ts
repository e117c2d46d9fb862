import type { TimelineFill } from '../../shared/timeline-geometry.ts';
import type { Canvas } from './canvas.ts';
import { colors } from './theme.ts';

interface Box {
  x: number;
  top: number;
  width: number;
  height: number;
}

/** Told apart by pattern and lightness, as on the screen: solid, stripes, dots, dashes, crosses. */
const inner: Record<TimelineFill, (canvas: Canvas, box: Box) => void> = {
  granted: (canvas, box) => {
    canvas.pdf.rect(box.x, box.top, box.width, box.height).fill(colors.accent);
  },
  partly: (canvas, box) => {
    paper(canvas, box);
    hatch(canvas, box, { gap: 5, isCrossed: false });
  },
  vacant: (canvas, box) => {
    paper(canvas, box);
    dots(canvas, box);
  },
  applied: paper,
  gap: (canvas, box) => {
    paper(canvas, box);
    hatch(canvas, box, { gap: 6, isCrossed: true });
  },
};

export function fillTimelineBar(canvas: Canvas, fill: TimelineFill, box: Box): void {
  const { pdf } = canvas;
  pdf.save().rect(box.x, box.top, box.width, box.height).clip();
  inner[fill](canvas, box);
  pdf.restore();
  pdf.save();
  if (fill === 'applied') pdf.dash(3, { space: 2 });
  pdf
    .rect(box.x, box.top, box.width, box.height)
    .lineWidth(0.8)
    .strokeColor(fill === 'gap' ? colors.ink : colors.accent)
    .stroke();
  pdf.restore();
}

function paper({ pdf }: Canvas, box: Box): void {
  pdf.rect(box.x, box.top, box.width, box.height).fill(colors.paper);
}

function hatch(
  { pdf }: Canvas,
  box: Box,
  { gap, isCrossed }: { gap: number; isCrossed: boolean },
): void {
  const bottom = box.top + box.height;
  for (let x = box.x - box.height; x < box.x + box.width; x += gap) {
    pdf.moveTo(x, bottom).lineTo(x + box.height, box.top);
    if (isCrossed) pdf.moveTo(x, box.top).lineTo(x + box.height, bottom);
  }
  pdf
    .lineWidth(isCrossed ? 0.5 : 0.9)
    .strokeColor(isCrossed ? colors.ink : colors.accent)
    .stroke();
}

function dots({ pdf }: Canvas, box: Box): void {
  for (let x = box.x + 3; x < box.x + box.width; x += 5) {
    for (let y = box.top + 3; y < box.top + box.height; y += 4) pdf.circle(x, y, 0.8);
  }
  pdf.fillColor(colors.accent).fill();
}
